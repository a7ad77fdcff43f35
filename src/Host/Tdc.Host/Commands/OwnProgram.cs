using System.Diagnostics;

namespace Tdc.Host.Commands;

/// <summary>The program itself, to be started again in a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>A call of it.</summary>
    /// <param name="arguments">The command and its options.</param>
    public static ProcessStartInfo Call(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(OwnProgram).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
