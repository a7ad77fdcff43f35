namespace Tdc.Platform.Pages.Charts;

/// <summary>From one total to another by additions and subtractions. The axis may be cut, which the totals show and a line says; totals carry their numbers.</summary>
internal static class WaterfallLayout
{
    internal static ChartDrawing Draw(IReadOnlyList<WaterfallStep> steps, int decimals, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        var levels = Levels(steps);
        var ticks = ChartTicks.For(levels.SelectMany(level => new double?[] { level.From, level.To }), fromZero: levels.All(level => !level.Total), 15);
        // A cut axis leaves the lower total some height to stand on.
        if (ticks.Low > 0 && levels.Where(level => level.Total).Select(level => level.To).DefaultIfEmpty(double.MaxValue).Min() - ticks.Low < ticks.Step / 2)
        {
            ticks = ticks with { Low = Math.Max(0, ticks.Low - ticks.Step) };
        }
        var ground = ticks.Low > 0 || ticks.High < 0 ? ticks.Low : 0;
        var left = ChartFrame.Left(ticks);
        var scale = new ChartScale(ticks.Low, ticks.High, 190, 18);
        ChartFrame.Grid(marks, ticks, scale, left);
        var slot = steps.Count == 0 ? 0 : (ChartFrame.Right - left) / steps.Count;
        var width = slot * 0.68;
        var said = new WordMark?[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            var x = left + i * slot + slot * 0.16;
            var level = levels[i];
            if (ChartFrame.Finite(steps[i].Value) is not { } value)
            {
                var y = Math.Max(18, scale.At(level.To) - 30);
                marks.Add(new BoxMark(x, y, width, 30, "f0"));
                marks.Add(new WordMark(x + width / 2, y - 5, Display.Blank, "c m"));
            }
            else
            {
                var (start, end) = (scale.At(level.Total ? ground : level.From), scale.At(level.To));
                var falls = !level.Total && value < 0;
                marks.Add(new BoxMark(x, Math.Min(start, end), width, Math.Abs(end - start), level.Total ? "f5" : falls ? "f2" : "f1", falls ? 2 : 0));
                if (level.Total && ground != 0)
                {
                    marks.Add(Cut(x, width, scale.At(ground)));
                }
                said[i] = new WordMark(x + width / 2, falls ? Math.Max(start, end) + 15 : Math.Min(start, end) - 5,
                    level.Total ? Display.Number(value, decimals) : Display.Change((decimal)Math.Clamp(value, -1e27, 1e27), decimals), "c bo halo");
                // Of two numbers that would touch, the one of a step goes under its bar.
                if (i > 0 && said[i - 1] is { } before && Touch(before, said[i]!))
                {
                    var step = levels[i - 1].Total ? i : i - 1;
                    said[step] = said[step]! with { Y = Math.Max(scale.At(levels[step].From), scale.At(levels[step].To)) + 15 };
                }
            }
            if (i + 1 < steps.Count)
            {
                var line = ChartFrame.N(scale.At(level.To));
                marks.Add(new PathMark($"M{ChartFrame.N(x)} {line}H{ChartFrame.N(x + slot + width)}", "ax"));
            }
        }
        marks.AddRange(said.OfType<WordMark>());
        var height = 194 + ChartFrame.Below(marks, [.. steps.Select(step => step.Label)], left + slot / 2, slot, 194);
        ChartPoint[] points = [.. steps.Select(step => new ChartPoint(step.Label, step.Value))];
        var description = words.Describe(points, null, decimals);
        if (ground != 0 && levels.Exists(level => level.Total))
        {
            var cut = words.CutAxis(ground, ticks.Decimals);
            foreach (var line in ChartWords.Wrap(cut, ChartFrame.Right - 4, 12))
            {
                height += ChartWords.LineHeight;
                marks.Add(new WordMark(4, height + 4, line, "m t12"));
            }
            height += 4;
            description += " " + cut;
        }
        return new ChartDrawing(height + 4, marks, description, words.Facts(points, decimals, known: false));
    }

    // A band of paper with teeth through the foot of a total: there is more of it below.
    private static PathMark Cut(double x, double width, double ground)
    {
        string Teeth(IEnumerable<int> order, double below) => string.Join("L", order.Select(i => $"{ChartFrame.N(x + width * i / 4)} {ChartFrame.N(ground - below - (i % 2 == 0 ? 0 : 4))}"));
        return new PathMark($"M{Teeth([0, 1, 2, 3, 4], 8)}L{Teeth([4, 3, 2, 1, 0], 4)}z", "fp");
    }

    private static bool Touch(WordMark one, WordMark other) =>
        Math.Abs(one.Y - other.Y) < 14 && Math.Abs(one.X - other.X) < (ChartWords.Width(one.Text) + ChartWords.Width(other.Text)) / 2 * 1.25 + 4; // bold, and wider fonts than the middling one

    private static List<(double From, double To, bool Total)> Levels(IReadOnlyList<WaterfallStep> steps)
    {
        List<(double From, double To, bool Total)> levels = [];
        var at = 0.0;
        foreach (var step in steps)
        {
            var value = ChartFrame.Finite(step.Value);
            var to = value is null ? at : step.Total ? value.Value : at + value.Value;
            levels.Add((step.Total ? to : at, to, step.Total));
            at = to;
        }
        return levels;
    }
}
