namespace Tdc.Platform.Pages.Charts;

/// <summary>A line in the size of a word, 112 by 30: dashed when declared, the last point marked, the target a dashed line.</summary>
internal static class SparkLayout
{
    internal static IReadOnlyList<ChartMark> Draw(ChartSeries series, double? target)
    {
        List<ChartMark> marks = [];
        var values = series.Values.Select((_, at) => series.At(at)).ToList();
        target = ChartFrame.Finite(target);
        var known = values.Append(target).Where(value => value is not null).Select(value => value!.Value).ToList();
        if (known.Count == 0)
        {
            return [new PathMark("M2 15H110", "gl")];
        }
        var (low, high) = (known.Min(), known.Max());
        var scale = high > low ? new ChartScale(low, high, 25, 5) : new ChartScale(low - 1, low + 1, 25, 5);
        var step = values.Count < 2 ? 0 : 104.0 / (values.Count - 1);
        double X(int at) => values.Count < 2 ? 56 : 4 + at * step;
        if (target is { } aim)
        {
            marks.Add(new PathMark($"M2 {ChartFrame.N(scale.At(aim))}H110", "tg"));
        }
        var declared = series.Known == Known.Declared;
        marks.Add(new PathMark(LineLayout.Path(series, values.Count, X, scale), declared ? "ln s2 dash" : "ln s1"));
        var last = values.FindLastIndex(value => value is not null);
        if (last >= 0)
        {
            marks.Add(new DotMark(X(last), scale.At(values[last]!.Value), 3.5, declared ? "f2" : "f1"));
        }
        return marks;
    }
}
