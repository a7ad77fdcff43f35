namespace Tdc.Platform.Documents;

/// <summary>How many lines the wrapped texts of a row need; not every spreadsheet program finds out by itself when it opens a file.</summary>
internal static class RowHeights
{
    /// <summary>The height of one line, in points.</summary>
    internal const int Line = 15;

    /// <summary>Excel's tallest row is 409 points.</summary>
    private const int MostLines = 27;

    /// <summary>A digit of the body font, in twentieths of a point: the unit of column widths.</summary>
    private const double Digit = 110;

    internal static int Lines(IReadOnlyList<SheetColumn> columns, IReadOnlyList<SheetCell> cells)
    {
        var most = 1;
        for (var i = 0; i < Math.Min(columns.Count, cells.Count); i++)
        {
            var text = cells[i].TextValue;
            var width = columns[i].Width;
            if (columns[i].IsHidden || cells[i].Kind != CellKind.Text || (text.Length < width * 0.7 && !text.Contains('\n', StringComparison.Ordinal))) { continue; }
            most = Math.Max(most, LinesOf(text, width * Digit * 0.94, cells[i].IsBold));
            if (most >= MostLines) { return MostLines; }
        }
        return most;
    }

    private static int LinesOf(string text, double width, bool bold)
    {
        var lines = 0;
        foreach (var line in text.Length > 4_000 ? text[..4_000].Split('\n') : text.Split('\n'))
        {
            lines += Math.Max(1, (int)Math.Ceiling(TimesWidths.Twips(line, 11, bold) / width));
        }
        return Math.Min(lines, MostLines);
    }
}
