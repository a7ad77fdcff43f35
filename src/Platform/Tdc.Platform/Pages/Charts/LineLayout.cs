using System.Text;

namespace Tdc.Platform.Pages.Charts;

/// <summary>Lines over ordered labels. Missing points are gaps and never bridged, nor are breaks; declared lines are dashed; the target is a dashed ink line.</summary>
internal static class LineLayout
{
    internal static ChartDrawing Draw(
        IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, ChartSeries? target, bool fromZero, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        var count = labels.Count;
        var looks = SeriesLook.Lines(series);
        var above = ChartFrame.Key(marks, [.. series.Select(one => one.Name)], (i, x, y) => new PathMark($"M{ChartFrame.N(x)} {ChartFrame.N(y + 7)}h15", looks[i].Line), (i, x, y) => looks[i].Point(x + 7.5, y + 7));
        var all = series.Concat(target is null ? [] : [target]).SelectMany(one => Enumerable.Range(0, count).Select(one.At)).ToList();
        var ticks = ChartTicks.For(all, fromZero, decimals);
        var left = ChartFrame.Left(ticks);
        var ends = series.Append(target).Select(one => Last(one, count)).Where(at => at >= 0).ToList();
        var right = ChartFrame.Width - 8 - (ends.Count == 0 ? 0 : 34);
        var scale = new ChartScale(ticks.Low, ticks.High, above + 180, above + 14);
        ChartFrame.Grid(marks, ticks, scale, left, right + 8);
        var step = count < 2 ? 0 : (right - left - 8) / (count - 1);
        double X(int at) => count < 2 ? (left + right) / 2 : left + 8 + at * step;

        if (target is not null)
        {
            marks.Add(new PathMark(Path(target, count, X, scale), "tg"));
        }
        List<double> taken = [];
        var begins = series.Select(one => First(one, count) is >= 0 and var at ? scale.At(one.At(at)!.Value) : double.NaN).ToList();
        for (var s = 0; s < series.Count; s++)
        {
            marks.Add(new PathMark(Path(series[s], count, X, scale), looks[s].Line));
            for (var i = 0; i < count; i++)
            {
                if (series[s].At(i) is { } value)
                {
                    marks.Add(looks[s].Point(X(i), scale.At(value)));
                }
            }
            Ends(marks, series[s], count, X, scale, decimals, left, taken, nearOthers: begins.Where((other, at) => at != s && Math.Abs(other - begins[s]) < 28).Any(), oneLine: series.Count == 1);
        }
        // The target's words come last: they stand over the lines and give way to the lines' own numbers.
        if (target is not null && Last(target, count) is >= 0 and var end)
        {
            var y = scale.At(target.At(end)!.Value);
            marks.Add(new WordMark(X(end) - 4, y - 8, target.Name, "m e halo"));
            marks.Add(new WordMark(X(end) + 7, Free(y, taken) + 4, Display.Number(target.At(end), decimals), "m halo"));
        }
        var height = above + 184 + ChartFrame.Below(marks, labels, X(0), count < 2 ? right - left : step, above + 184);
        return new ChartDrawing(height + 4, marks, words.Describe(labels, series, target, decimals), words.Facts(labels, target is null ? series : [.. series, target], decimals));
    }

    // First and last values are printed, because the axis need not start at 0.
    private static void Ends(
        List<ChartMark> marks, ChartSeries series, int count, Func<int, double> x, ChartScale scale, int decimals, double left, List<double> taken, bool nearOthers, bool oneLine)
    {
        var last = Last(series, count);
        if (last < 0)
        {
            return;
        }
        var end = Free(scale.At(series.At(last)!.Value), taken);
        var full = last == count - 1 && !oneLine;
        var said = Display.Number(series.At(last), decimals);
        // In the middle of its point unless that would write it over the numbers of the axis.
        var middle = x(last) - ChartWords.Width(said) / 2 >= left;
        marks.Add(full
            ? new WordMark(x(last) + 7, end + 4.5, said, "bo halo")
            : new WordMark(middle ? x(last) : x(last) - 4, end + (end > scale.From - 24 ? -10 : 20), said, middle ? "bo c halo" : "bo halo"));
        var first = First(series, count);
        if (first < last && !nearOthers) // a number between two lines would belong to neither
        {
            var begin = scale.At(series.At(first)!.Value);
            marks.Add(new WordMark(x(first) - 4, begin + (begin < scale.To + 20 ? 20 : -10), Display.Number(series.At(first), decimals), "bo halo"));
        }
    }

    // The nearest place at or below a height where no number stands yet; it is taken then.
    private static double Free(double y, List<double> taken)
    {
        while (taken.Any(other => Math.Abs(other - y) < 13))
        {
            y += 13;
        }
        taken.Add(y);
        return y;
    }

    private static int First(ChartSeries series, int count)
    {
        var at = 0;
        while (at < count && series.At(at) is null)
        {
            at++;
        }
        return at < count ? at : -1;
    }

    private static int Last(ChartSeries? series, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (series?.At(i) is not null)
            {
                return i;
            }
        }
        return -1;
    }

    internal static string Path(ChartSeries series, int count, Func<int, double> x, ChartScale scale)
    {
        var data = new StringBuilder();
        var down = false;
        for (var i = 0; i < count; i++)
        {
            if (series.At(i) is not { } value)
            {
                down = false;
                continue;
            }
            down &= !series.Breaks.Contains(i);
            data.Append(down ? 'L' : 'M').Append(ChartFrame.N(x(i))).Append(' ').Append(ChartFrame.N(scale.At(value)));
            down = true;
        }
        return data.ToString();
    }
}
