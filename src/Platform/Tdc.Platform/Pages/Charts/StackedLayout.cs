namespace Tdc.Platform.Pages.Charts;

/// <summary>Columns made of up to four parts, each with its own colour and hatch, the sum above.</summary>
internal static class StackedLayout
{
    internal static ChartDrawing Draw(IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        var above = ChartFrame.Key(marks, [.. series.Select(one => one.Name)], (i, x, y) => new BoxMark(x, y, 14, 14, Fill(i), Hatch(i)));
        // A part below 0 cannot be stacked; it is left out of the picture and stays in the table.
        var sums = labels.Select((_, at) => series.Sum(one => Math.Max(0, one.At(at) ?? 0))).ToList();
        var known = labels.Select((_, at) => series.Count(one => one.At(at) is not null)).ToList();
        var ticks = ChartTicks.For(sums.Select(sum => (double?)sum), fromZero: true, decimals);
        var left = ChartFrame.Left(ticks);
        var scale = new ChartScale(ticks.Low, ticks.High, above + 180, above + 14);
        ChartFrame.Grid(marks, ticks, scale, left);
        var slot = labels.Count == 0 ? 0 : (ChartFrame.Right - left) / labels.Count;
        var width = Math.Min(slot * 0.64, 64);
        for (var at = 0; at < labels.Count; at++)
        {
            var middle = left + (at + 0.5) * slot;
            if (known[at] == 0)
            {
                marks.Add(new BoxMark(middle - width / 2, scale.From - 40, width, 40, "f0"));
                marks.Add(new WordMark(middle, scale.From - 46, Display.Blank, "c m"));
                continue;
            }
            var sum = 0.0;
            for (var i = 0; i < series.Count; i++)
            {
                if (series[i].At(at) is { } part && part > 0)
                {
                    var top = scale.At(sum + part);
                    marks.Add(new BoxMark(middle - width / 2, top, width, scale.At(sum) - top, Fill(i), Hatch(i)));
                    sum += part;
                }
            }
            var text = (known[at] < series.Count ? "≥ " : "") + Display.Number(sum, decimals);
            marks.Add(new WordMark(middle, scale.At(sum) - 5, text, "c bo halo"));
        }
        var height = above + 184 + ChartFrame.Below(marks, labels, left + slot / 2, slot, above + 184);
        return new ChartDrawing(height + 4, marks, words.Describe(labels, series, null, decimals), words.Facts(labels, series, decimals));
    }

    internal static string Fill(int series) => "f" + (char)('1' + series % 5);

    internal static int Hatch(int series) => series % 5 is 1 or 2 or 3 ? series % 5 + 1 : 0;
}
