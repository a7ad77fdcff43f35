using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>Content lines of iCalendar: escaped, and folded to 75 octets.</summary>
/// <remarks>Source: RFC 5545, 3.1 (folding) and 3.3.11 (text).</remarks>
internal static class ContentLines
{
    private const int MaxOctets = 75;

    /// <summary>Escapes a text value. Line ends become \n; other control characters go, since they could end a line early.</summary>
    internal static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var rune in XmlText.Clean(value).ReplaceLineEndings("\n").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append((char)rune.Value);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                case '\t':
                    escaped.Append(' ');
                    break;
                default:
                    if (!Rune.IsControl(rune)) { escaped.Append(rune.ToString()); }
                    break;
            }
        }
        return escaped.ToString();
    }

    /// <summary>Adds a line, folded between letters and never inside one.</summary>
    internal static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                text.Append("\r\n ");
                octets = 1; // the blank that marks a continuation counts
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
