namespace Tdc.Platform.Pages.Charts;

/// <summary>Columns side by side, on the ground of 0: solid measured, hatched declared, dotted and empty missing.</summary>
internal static class ColumnLayout
{
    internal static ChartDrawing Draw(IReadOnlyList<ChartPoint> points, double? target, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        target = ChartFrame.Finite(target);
        var ticks = ChartTicks.For(points.Select(point => point.Value).Append(target), fromZero: true, decimals);
        var left = ChartFrame.Left(ticks);
        var scale = new ChartScale(ticks.Low, ticks.High, 190, 18);
        ChartFrame.Grid(marks, ticks, scale, left);
        var slot = points.Count == 0 ? 0 : (ChartFrame.Right - left) / points.Count;
        var width = Math.Min(slot * 0.6, 64);
        var ground = scale.At(0);
        List<ChartMark> numbers = [];
        var highest = points.Count == 0 ? null : points.Max(point => ChartFrame.Finite(point.Value));
        for (var i = 0; i < points.Count; i++)
        {
            var middle = left + (i + 0.5) * slot;
            if (ChartFrame.Finite(points[i].Value) is not { } value || points[i].Known == Known.Missing)
            {
                var hangs = ground < 64; // where all values are negative
                marks.Add(new BoxMark(middle - width / 2, hangs ? ground : ground - 40, width, 40, "f0"));
                marks.Add(new WordMark(middle, hangs ? ground + 55 : ground - 46, Display.Blank, "c m"));
                continue;
            }
            var top = scale.At(value);
            var declared = points[i].Known == Known.Declared;
            marks.Add(new BoxMark(middle - width / 2, Math.Min(top, ground), width, Math.Abs(top - ground), declared ? "f2" : "f1", declared ? 2 : 0));
            var text = Display.Number(value, decimals);
            if (ChartWords.Width(text) <= slot + 2 || value == highest || i == points.Count - 1)
            {
                numbers.Add(new WordMark(middle, value < 0 ? top + 15 : top - 5, text, "c bo halo"));
            }
        }
        if (target is { } aim)
        {
            ChartFrame.Target(marks, scale.At(aim), left, ChartFrame.Right, $"{words.Target} {Display.Number(aim, decimals)}", numbers);
        }
        marks.AddRange(numbers);
        // The number of a column that hangs below 0 pushes the labels down.
        var bottom = Math.Max(194, numbers.OfType<WordMark>().Select(number => number.Y + 2).DefaultIfEmpty(0).Max());
        var height = bottom + ChartFrame.Below(marks, [.. points.Select(point => point.Label)], left + slot / 2, slot, bottom);
        return new ChartDrawing(height + 4, marks, words.Describe(points, target, decimals), words.Facts(points, decimals));
    }
}
