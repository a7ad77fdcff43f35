namespace Tdc.Platform.Pages.Charts;

/// <summary>A plan over time: solid done, outlined left to do, hatched red overdue, upright line today. Names stand above the bars.</summary>
internal static class PlanLayout
{
    private const double RowHeight = 40;

    internal static ChartDrawing Draw(IReadOnlyList<PlanBar> bars, DateOnly? from, DateOnly? to, DateOnly today, ChartVocabulary words)
    {
        List<ChartMark> marks = [];
        var first = from ?? (bars.Count == 0 ? today : bars.Min(bar => bar.Start));
        var last = to ?? (bars.Count == 0 ? today : bars.Max(bar => bar.End > bar.Start ? bar.End : bar.Start));
        if (last <= first)
        {
            (first, last) = first == DateOnly.MaxValue ? (first.AddDays(-1), first) : (first, first.AddDays(1));
        }
        var scale = new ChartScale(first.DayNumber, last.DayNumber + 1, 8, 352);
        var height = 24 + Math.Max(1, bars.Count) * RowHeight;
        Calendar(marks, first, last, scale, height);
        for (var i = 0; i < bars.Count; i++)
        {
            Bar(marks, bars[i], today, scale, 43 + i * RowHeight);
        }
        if (today >= first && today <= last)
        {
            var x = scale.At(today.DayNumber);
            marks.Add(new PathMark($"M{ChartFrame.N(x)} 17V{ChartFrame.N(height)}", "now"));
            marks.Add(new WordMark(x + (x > 180 ? -4 : 4), height + 14, Display.DateTyped(today), x > 180 ? "bo e" : "bo"));
        }
        for (var i = 0; i < bars.Count; i++)
        {
            marks.Add(new WordMark(10, 38 + i * RowHeight, ChartWords.Cut(bars[i].Label, 340), "halo"));
        }
        return new ChartDrawing(height + 20, marks, words.Describe(bars), words.Facts(bars));
    }

    private static void Bar(List<ChartMark> marks, PlanBar bar, DateOnly today, ChartScale scale, double y)
    {
        var start = scale.At(bar.Start.DayNumber);
        var end = scale.At(Math.Max(bar.End.DayNumber + 1, bar.Start.DayNumber + 1));
        var done = bar.DoneUntil is { } until ? Math.Clamp(scale.At(until.DayNumber + 1), start, end) : start;
        if (done > start)
        {
            marks.Add(new BoxMark(start, y, done - start, 13, "f1"));
        }
        if (end > done)
        {
            marks.Add(new BoxMark(done, y, end - done, 13, "fh"));
            marks.Add(new PathMark($"M{ChartFrame.N(done)} {ChartFrame.N(y)}H{ChartFrame.N(end)}V{ChartFrame.N(y + 13)}H{ChartFrame.N(done)}Z", "ax ring"));
        }
        var late = scale.At(today.DayNumber);
        if (bar.Overdue && late > end)
        {
            marks.Add(new BoxMark(end, y, late - end, 13, "fl", 2));
        }
    }

    // Years; within a year and a half months.
    private static void Calendar(List<ChartMark> marks, DateOnly first, DateOnly last, ChartScale scale, double height)
    {
        var months = last.DayNumber - first.DayNumber < 550;
        var at = months ? new DateOnly(first.Year, first.Month, 1) : new DateOnly(first.Year, 1, 1);
        var every = months ? 1 : Math.Max(1, (last.Year - first.Year + 1 + 8) / 9);
        var monthsShown = months && last.DayNumber - first.DayNumber > 280 ? 2 : 1;
        while (at <= last && at.Year + every < DateOnly.MaxValue.Year)
        {
            var next = months ? at.AddMonths(1) : at.AddYears(every);
            var (x, end) = (scale.At(at.DayNumber), scale.At(next.DayNumber));
            marks.Add(new PathMark($"M{ChartFrame.N(x)} 20V{ChartFrame.N(height)}", "gl"));
            var text = months ? (Display.InEnglish ? "M" : "T") + Display.Number(at.Month) : at.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if ((!months || at.Month % monthsShown == monthsShown - 1 || monthsShown == 1) && end - x > 12)
            {
                marks.Add(new WordMark((x + end) / 2, 13, text, "m c"));
            }
            at = next;
        }
        marks.Add(new PathMark($"M352 20V{ChartFrame.N(height)}", "gl"));
    }
}
