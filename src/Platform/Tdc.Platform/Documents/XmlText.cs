using System.Text;
using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>Makes any text fit for an XML 1.0 document.</summary>
/// <remarks>Text typed or pasted by people may hold control characters or halves of surrogate pairs; one of them makes a whole DOCX or XLSX unreadable.</remarks>
public static class XmlText
{
    /// <summary>Gives the text without the characters that XML 1.0 forbids; letters, tabs and line ends stay.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) { return ""; }
        var bad = FirstForbidden(text, 0);
        if (bad < 0) { return text; }
        var kept = new StringBuilder(text.Length);
        var from = 0;
        while (bad >= 0)
        {
            kept.Append(text, from, bad - from);
            from = bad + 1;
            bad = FirstForbidden(text, from);
        }
        return kept.Append(text, from, text.Length - from).ToString();
    }

    private static int FirstForbidden(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) { continue; }
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }
            return i;
        }
        return -1;
    }
}
