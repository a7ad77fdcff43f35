using System.Globalization;
using System.Text;
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
            return work(Text(File.ReadAllBytes(path)));
        }
        catch (UncertaintyException fault)
        {
            throw new CommandFault($"{Path.GetFileName(path)}: {UncertaintyWords.Say(fault)}", fault);
        }
    }

    /// <summary>The text of a file, UTF-8 or by its mark UTF-16; octets that are no letters are refused and not replaced.</summary>
    private static string Text(byte[] octets)
    {
        var (encoding, mark) = octets is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? ((Encoding)new UnicodeEncoding(octets[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true), 2)
            : (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), octets is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        try
        {
            return encoding.GetString(octets, mark, octets.Length - mark);
        }
        catch (DecoderFallbackException fault)
        {
            throw new UncertaintyException(UncertaintyFault.Syntax, "JSON", 0, "The file is no text: " + fault.Message)
            {
                Reason = "utf8",
                Values = [mark == 2 ? "UTF-16" : "UTF-8", (fault.Index + mark + 1).ToString(CultureInfo.InvariantCulture)],
            };
        }
    }
}
