namespace Tdc.Platform.Jobs;

/// <summary>What is kept of a failure: its kind and place in our code, never its message, which may hold data of persons.</summary>
internal static class WorkError
{
    public static string Of(Exception e)
    {
        var cause = e;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        var place = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Tdc.", StringComparison.Ordinal))?.Trim().Split(" in ")[0];
        return e.GetType().Name + (cause == e ? "" : " < " + cause.GetType().Name) + (place is null ? "" : " " + place);
    }
}
