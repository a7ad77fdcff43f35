using Tdc.Platform.Commands;
using Tdc.Uncertainty;

namespace Tdc.Metrology.Analysis;

/// <summary>A file with a case: read whole, with faults in words.</summary>
internal static class CaseFile
{
    private const int MostMegabytes = 16;

    /// <summary>Reads a case and works on it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="work">Gets its text.</param>
    /// <exception cref="CommandFault">The file is absent or too large, or the case is at fault.</exception>
    public static T Read<T>(string path, Func<string, T> work)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new CommandFault(UncertaintyWords.Say("file.missing", path));
        }

        if (file.Length > MostMegabytes * 1024L * 1024)
        {
            throw new CommandFault(UncertaintyWords.Say("file.too-large", path, MostMegabytes));
        }

        try
        {
            return work(File.ReadAllText(path));
        }
        catch (UncertaintyException fault)
        {
            throw new CommandFault($"{Path.GetFileName(path)}: {UncertaintyWords.Say(fault)}", fault);
        }
    }
}
