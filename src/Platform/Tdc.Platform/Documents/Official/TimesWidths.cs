using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>How wide a text is in Times New Roman, for the length of rules and the fit of headings.</summary>
/// <remarks>Widths in thousandths of the font size, by base letter: marks above and below add nothing, the horns of ơ and ư next to nothing.</remarks>
internal static class TimesWidths
{
    private const int Other = 520;
    private static readonly short[] boldCapitals = [722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667];
    private static readonly short[] boldSmall = [500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444];
    private static readonly short[] capitals = [722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611];
    private static readonly short[] small = [444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444];

    /// <summary>The width of a line in twentieths of a point.</summary>
    internal static int Twips(string text, double points, bool bold)
    {
        var sum = 0;
        foreach (var c in XmlText.Clean(text).Normalize(NormalizationForm.FormD).Replace('đ', 'd').Replace('Đ', 'D'))
        {
            sum += c switch
            {
                >= 'A' and <= 'Z' => (bold ? boldCapitals : capitals)[c - 'A'],
                >= 'a' and <= 'z' => (bold ? boldSmall : small)[c - 'a'],
                ' ' or '.' or ',' => 250,
                '-' or '(' or ')' or ':' or ';' => 333,
                >= '\u0300' and <= '\u036F' => 0,
                _ => Other,
            };
        }
        return (int)Math.Round(sum * points * 20 / 1000);
    }
}
