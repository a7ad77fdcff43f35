namespace Tdc.Productivity.Tests.Statistics;

/// <summary>Tests that read what goes to standard error, of which there is one: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class StandardError
{
    public const string Name = "standard error";

    /// <summary>What is written to it meanwhile.</summary>
    internal static string During(Action act)
    {
        var before = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            act();
            return errors.ToString();
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
