namespace Tdc.Platform.Pages.Charts;

/// <summary>Bars under each other, each with its name above it, so that names are never cut on a phone.</summary>
internal static class BarLayout
{
    private const double RowHeight = 42;

    internal static ChartDrawing Draw(IReadOnlyList<ChartPoint> points, double? target, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        target = ChartFrame.Finite(target);
        var values = points.Select(point => ChartFrame.Finite(point.Value)).ToList();
        var ticks = ChartTicks.For([.. values, target], fromZero: true, decimals);
        // Room for the numbers at the bars' ends.
        var room = values.Where(value => value is not null).Select(value => ChartWords.Width(Display.Number(value, decimals))).DefaultIfEmpty(10).Max() + 10;
        var scale = new ChartScale(ticks.Low, Math.Max(values.Max() ?? 0, Math.Max(target ?? 0, 0)), ticks.Low < 0 ? room : 4, ChartFrame.Right - room);
        if (scale.High <= scale.Low)
        {
            scale = scale with { High = ticks.High };
        }
        var ground = scale.At(0);
        var top = target is null ? 4.0 : 20;
        var height = top + Math.Max(points.Count, 1) * RowHeight;
        if (target is { } aim)
        {
            var x = scale.At(aim);
            marks.Add(new PathMark($"M{ChartFrame.N(x)} {ChartFrame.N(top)}V{ChartFrame.N(height - 4)}", "tg"));
            var said = $"{words.Target} {Display.Number(aim, decimals)}";
            marks.Add(ChartWords.Width(said) < x ? new WordMark(x + 4, 13, said, "m e") : new WordMark(4, 13, said, "m"));
        }
        for (var i = 0; i < points.Count; i++)
        {
            var y = top + i * RowHeight;
            marks.Add(new WordMark(4, y + 13, ChartWords.Cut(points[i].Label, ChartFrame.Right - 4), "halo"));
            marks.Add(new PathMark($"M{ChartFrame.N(ground)} {ChartFrame.N(y + 16)}v19", "ax"));
            if (values[i] is not { } value || points[i].Known == Known.Missing)
            {
                var leftwards = ground > ChartFrame.Width / 2;
                marks.Add(new BoxMark(leftwards ? ground - 60 : ground, y + 18, 60, 15, "f0"));
                marks.Add(new WordMark(leftwards ? ground - 66 : ground + 66, y + 30, Display.Blank, leftwards ? "m e" : "m"));
                continue;
            }
            var end = scale.At(value);
            var declared = points[i].Known == Known.Declared;
            marks.Add(new BoxMark(Math.Min(ground, end), y + 18, Math.Abs(end - ground), 15, declared ? "f2" : "f1", declared ? 2 : 0));
            marks.Add(new WordMark(value < 0 ? end - 6 : end + 6, y + 30, Display.Number(value, decimals), value < 0 ? "bo e halo" : "bo halo"));
        }
        return new ChartDrawing(height, marks, words.Describe(points, target, decimals), words.Facts(points, decimals));
    }
}
