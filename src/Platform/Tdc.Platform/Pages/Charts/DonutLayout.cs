namespace Tdc.Platform.Pages.Charts;

/// <summary>Two or three parts of one whole as a ring; with more parts bars are drawn, because eyes compare angles badly.</summary>
internal static class DonutLayout
{
    private const double Outer = 77;
    private const double Inner = 47;
    private const double CentreX = 90;
    private const double CentreY = 95;

    internal static ChartDrawing Draw(IReadOnlyList<ChartPoint> parts, string unit, int decimals, ChartVocabulary words)
    {
        if (parts.Count > 3)
        {
            return BarLayout.Draw(parts, null, decimals, words);
        }
        List<ChartMark> marks = [];
        var values = parts.Select(part => Math.Max(0, ChartFrame.Finite(part.Value) ?? 0)).ToList();
        var whole = values.Sum();
        if (whole <= 0)
        {
            marks.Add(new PathMark(Ring(0, 1), "f0"));
        }
        var from = 0.0;
        var first = CentreY - (parts.Count - 1) * 23;
        for (var i = 0; i < parts.Count; i++)
        {
            var share = whole <= 0 ? 0 : values[i] / whole;
            if (share > 0)
            {
                marks.Add(new PathMark(Ring(from, from + share), StackedLayout.Fill(i), StackedLayout.Hatch(i)));
                from += share;
            }
            var y = first + i * 46;
            var number = ChartFrame.Finite(parts[i].Value);
            marks.Add(new BoxMark(190, y - 12, 14, 14, StackedLayout.Fill(i), StackedLayout.Hatch(i)));
            marks.Add(new WordMark(210, y, ChartWords.Cut(parts[i].Label, ChartFrame.Width - 210)));
            marks.Add(new WordMark(210, y + 17, number is null ? Display.Blank : whole > 0 ? $"{Display.Number(number, decimals)} ({Display.Percent(share)})" : Display.Number(number, decimals), "bo"));
        }
        marks.Add(new WordMark(CentreX, CentreY + 4, parts.Any(part => ChartFrame.Finite(part.Value) is not null) ? Display.Number(whole, decimals) : Display.Blank, "c bo t24"));
        marks.Add(new WordMark(CentreX, CentreY + 22, ChartWords.Cut(unit, 2 * Inner - 8), "c m"));
        return new ChartDrawing(190, marks, words.Describe(parts, null, decimals), words.Facts(parts, decimals, whole));
    }

    // Two halves where the part is the whole, because an arc cannot end where it starts.
    private static string Ring(double from, double to)
    {
        if (to - from > 0.999)
        {
            return Ring(0, 0.5) + Ring(0.5, 0.999999);
        }
        var gap = Math.Min(0.003, (to - from) / 4); // a slit of paper between parts
        (from, to) = (from + gap, to - gap);
        var large = to - from > 0.5 ? 1 : 0;
        return $"M{At(Outer, from)}A{Outer} {Outer} 0 {large} 1 {At(Outer, to)}L{At(Inner, to)}A{Inner} {Inner} 0 {large} 0 {At(Inner, from)}Z";
    }

    private static string At(double radius, double turn)
    {
        var (sine, cosine) = Math.SinCos(turn * 2 * Math.PI);
        return $"{ChartFrame.N(CentreX + radius * sine)} {ChartFrame.N(CentreY - radius * cosine)}";
    }
}
