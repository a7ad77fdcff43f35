namespace Tdc.Platform.Pages.Charts;

/// <summary>Up to about 30 cells of percentages in five steps, the number printed in each; dotted cells were not asked for.</summary>
internal static class HeatLayout
{
    internal static ChartDrawing Draw(IReadOnlyList<string> columns, IReadOnlyList<ChartSeries> rows, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        var left = Math.Min(130, rows.Select(row => ChartWords.Width(row.Name)).DefaultIfEmpty(0).Max() + 12);
        var width = columns.Count == 0 ? 0 : (ChartFrame.Right - left) / columns.Count;
        for (var c = 0; c < columns.Count; c++)
        {
            marks.Add(new WordMark(left + (c + 0.5) * width, 14, ChartWords.Cut(columns[c], width), "c m"));
        }
        for (var r = 0; r < rows.Count; r++)
        {
            var y = 22 + r * 30;
            marks.Add(new WordMark(left - 8, y + 20, ChartWords.Cut(rows[r].Name, left - 8), "e"));
            for (var c = 0; c < columns.Count; c++)
            {
                var x = left + c * width;
                if (rows[r].At(c) is not { } value)
                {
                    marks.Add(new BoxMark(x + 1, y + 1, width - 2, 28, "f0"));
                    continue;
                }
                Cell(marks, value, x + 1, y + 1, width - 2, 28, decimals);
            }
        }
        return new ChartDrawing(26 + rows.Count * 30, marks, words.Describe(columns, rows, null, decimals), words.Facts(columns, rows, decimals, turned: true));
    }

    internal static void Cell(List<ChartMark> marks, double percent, double x, double y, double width, double height, int decimals, string size = "")
    {
        var step = HeatCell.Step(percent);
        marks.Add(new BoxMark(x, y, width, height, "v" + (char)('0' + step)));
        marks.Add(new WordMark(x + width / 2, y + height / 2 + 5, Display.Number(percent, decimals), (step >= 3 ? "c fin" : "c fout") + size));
    }
}
