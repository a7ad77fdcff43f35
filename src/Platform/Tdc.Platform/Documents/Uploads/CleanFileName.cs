using System.Globalization;
using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>A file's name as it is kept and shown, made from what an upload claims.</summary>
/// <remarks>
/// Letters of every script stay; folders, control and invisible characters (among them those that turn the reading direction and so hide an
/// ending), characters that a file system forbids and names reserved on Windows go. The name is for people: files are stored by content hash.
/// </remarks>
public static class CleanFileName
{
    /// <summary>Most UTF-16 units kept, ending included.</summary>
    public const int DefaultMaxLength = 120;

    private const string Nameless = "tep";
    private const int MaxEndingLength = 12;

    private static readonly HashSet<string> reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>Cleans a name.</summary>
    /// <param name="claimed">The name as sent; may hold a path of any system.</param>
    /// <param name="maxLength">Most UTF-16 units, at least 20.</param>
    /// <returns>A name in Unicode form C, never empty.</returns>
    public static string From(string? claimed, int maxLength = DefaultMaxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 20);
        var text = XmlText.Clean(claimed).Normalize();
        var last = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = Tidy(last);
        var ending = Path.GetExtension(name);
        if (ending.Length > MaxEndingLength) { ending = ""; }
        var stem = name[..(name.Length - ending.Length)].Trim('.', ' ');
        if (stem.Length == 0) { stem = Nameless; }
        // Windows takes "CON.a.pdf" for the console as well: what counts is the part before the first dot.
        if (reserved.Contains(stem.Split('.')[0].Trim())) { stem = "_" + stem; }
        return Cut(stem, maxLength - ending.Length) + ending;
    }

    private static string Tidy(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    if (kept.Length > 0 && kept[^1] != ' ') { kept.Append(' '); }
                    break;
                case UnicodeCategory.OtherPunctuation when rune.Value == '.': // one dot, nothing between it and the letters before
                    while (kept.Length > 0 && kept[^1] is (' ' or '.')) { kept.Length--; }
                    kept.Append('.');
                    break;
                default:
                    // The look-alikes of slash, backslash and colon are no separators, but people take them for one.
                    kept.Append(rune.Value < 0x10000 && "<>:\"|?*／＼∕⁄⧵⧸：".Contains((char)rune.Value, StringComparison.Ordinal) ? "-" : rune.ToString());
                    break;
            }
        }
        // What was taken out may have stood between a letter and its mark.
        return kept.ToString().Normalize().Trim('.', ' ');
    }

    private static string Cut(string stem, int length)
    {
        if (stem.Length <= length) { return stem; }
        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(stem))
        {
            if (start > length) { break; }
            end = start;
        }
        var cut = stem[..end].TrimEnd('.', ' ');
        return cut.Length > 0 ? cut : Nameless;
    }
}
