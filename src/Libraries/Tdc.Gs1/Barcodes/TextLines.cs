using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Barcodes;

/// <summary>Sets the text for people below a symbol.</summary>
internal static class TextLines
{
    /// <summary>Height of a capital in X.</summary>
    public const int CapitalHeight = 7;

    /// <summary>Width of a character with its gap in X.</summary>
    public const int Advance = 6;

    /// <summary>Free height around a line in X.</summary>
    private const int Gap = 2;

    /// <summary>Breaks elements into lines that fit, between elements where that is possible.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="width">Width in X.</param>
    public static List<string> Break(ElementString elements, int width)
    {
        var most = Math.Max(1, width / Advance);
        List<string> lines = [""];
        foreach (var element in elements.Elements.Select(e => e.ToString()))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + element.Length > most)
            {
                lines.Add("");
            }

            lines[^1] += element;
            while (lines[^1].Length > most)
            {
                var rest = lines[^1][most..];
                lines[^1] = lines[^1][..most];
                lines.Add(rest);
            }
        }

        return lines;
    }

    /// <summary>Height that lines need below a symbol, in X.</summary>
    public static int HeightOf(int lines) => lines == 0 ? 0 : (lines * (CapitalHeight + Gap)) + Gap;

    /// <summary>Places lines below a symbol.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="centre">Middle in units.</param>
    /// <param name="top">Top in units.</param>
    /// <param name="unitsPerX">Units of one X.</param>
    public static List<TextLine> Place(IReadOnlyList<string> lines, int centre, int top, int unitsPerX) =>
        [.. lines.Select((line, i) => new TextLine(centre, top + (unitsPerX * (Gap + (i * (CapitalHeight + Gap)))), line))];
}
