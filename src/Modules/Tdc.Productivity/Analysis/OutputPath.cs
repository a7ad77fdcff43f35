using Tdc.Platform.Commands;

namespace Tdc.Productivity.Analysis;

/// <summary>The path of results, looked at before long work begins.</summary>
internal static class OutputPath
{
    /// <summary>Refuses a path at which no results can be written, or at which they would replace what they are made of.</summary>
    /// <param name="input">The table's path.</param>
    /// <param name="output">The results' path; null, which is always good, for standard output.</param>
    /// <exception cref="CommandFault">Its folder is absent, it is a folder, or it is the table itself.</exception>
    public static void Check(string input, string? output)
    {
        if (output is null)
        {
            return;
        }

        if (output.Length == 0 || Directory.Exists(output))
        {
            throw new CommandFault(AnalysisWords.Say("output.is-folder", output));
        }

        var path = Path.GetFullPath(output);
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
        {
            throw new CommandFault(AnalysisWords.Say("output.no-folder", output, folder));
        }

        if (string.Equals(path, Path.GetFullPath(input), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandFault(AnalysisWords.Say("output.is-input", output));
        }
    }
}
