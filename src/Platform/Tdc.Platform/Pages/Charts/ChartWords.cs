namespace Tdc.Platform.Pages.Charts;

/// <summary>How much room words take; SVG on the server cannot measure them.</summary>
internal static class ChartWords
{
    private const double Em = 7.1;   // a middling letter of the system fonts at 13 units
    internal const double LineHeight = 15;

    internal static double Width(string text, double size = 13) => text.Length * Em * size / 13;

    /// <summary>Breaks words into lines no longer than the room; a word that is too long keeps its own line, cut with an ellipsis after the last line.</summary>
    internal static IReadOnlyList<string> Wrap(string text, double room, double size = 13, int most = 3)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width(lines[^1] + " " + word, size) <= room)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }
        if (lines.Count > most)
        {
            lines[most - 1] = Cut(string.Join(' ', lines.Skip(most - 1)), room, size);
            lines.RemoveRange(most, lines.Count - most);
        }
        return lines;
    }

    /// <summary>Shortens to the room with "…".</summary>
    internal static string Cut(string text, double room, double size = 13)
    {
        if (Width(text, size) <= room)
        {
            return text;
        }
        var letters = Math.Max(1, (int)(room / (Em * size / 13)) - 1);
        return string.Concat(text.AsSpan(0, Math.Min(letters, text.Length)).TrimEnd(), "…");
    }
}
