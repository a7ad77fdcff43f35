using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>What a view says, in sentences.</summary>
internal static class ExplorerWords
{
    private const int MostReasons = 3;

    /// <summary>Up to six sentences: the last value, the range, what must not be compared.</summary>
    public static IEnumerable<string> Lines(ExplorerView view)
    {
        var indicator = view.Indicator!;
        if (view.Rows.FirstOrDefault(r => r.Last?.Value is not null) is not { } first)
        {
            foreach (var line in NotComputed(view))
            {
                yield return line;
            }

            yield break;
        }

        yield return ExploreWords.Say("read.last", first.Label, ExploreWords.PeriodName(first.Last!.Period), ExploreWords.Value(first.Last, indicator), indicator.Unit());
        if (view.Question.HasTooMany)
        {
            yield return ExploreWords.Say("read.too-many", ExplorerQuestion.MostCompared);
        }

        foreach (var line in Range(view, indicator).Concat(Cautions(view)).Concat(NotComputed(view)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Range(ExplorerView view, Indicator indicator)
    {
        var last = view.Rows.Where(r => r.Cells[^1]?.Value is not null).ToList();
        if (last.Count > 2)
        {
            var (top, bottom) = (last.MaxBy(r => r.Cells[^1]!.Value)!, last.MinBy(r => r.Cells[^1]!.Value)!);
            yield return ExploreWords.Say("read.range", top.Label, ExploreWords.Value(top.Cells[^1], indicator), bottom.Label, ExploreWords.Value(bottom.Cells[^1], indicator));
        }
    }

    private static IEnumerable<string> NotComputed(ExplorerView view)
    {
        var without = view.Rows.SelectMany(r => r.Cells.Where(c => c is { Status: ObservationStatus.CannotExist } && c.Remark().Length > 0).Select(c => (r.Label, Cell: c!))).ToList();
        foreach (var (label, cell) in without.Take(MostReasons))
        {
            yield return ExploreWords.Say("read.not-computed", label, ExploreWords.PeriodName(cell.Period), cell.Remark());
        }

        if (without.Count > MostReasons)
        {
            yield return ExploreWords.Say("read.more-not-computed", without.Count - MostReasons);
        }
    }

    private static IEnumerable<string> Cautions(ExplorerView view)
    {
        if (view.Rows.Any(r => r.Series.Origin == SeriesOrigin.Demonstration))
        {
            yield return ExploreWords.Say("read.demonstration");
        }

        if (view.Rows.SelectMany(r => r.Cells).Any(c => c?.Status == ObservationStatus.Suppressed))
        {
            yield return ExploreWords.Say("read.suppressed");
        }

        foreach (var value in view.Rows.SelectMany(r => r.Cells).OfType<Observation>().Where(o => o.Status == ObservationStatus.Break).DistinctBy(o => o.Period).Take(2))
        {
            yield return ExploreWords.Say("read.break", ExploreWords.PeriodName(value.Period));
        }

        if (view.Rows.Any(r => Areas.NeedsVersion(r.Series.Area)) && view.Rows.Select(r => r.Series.AreaVersion).Distinct().Skip(1).Any())
        {
            yield return ExploreWords.Say("read.no-chain");
        }

        if (view.Rows.Select(r => (Extent: Areas.Find(r.Series.Area, r.Series.AreaVersion), r.Cells)).Where(r => r.Extent?.From is not null
            && r.Cells.Any(c => c?.Value is not null && Period.TryParse(c.Period, out var period) && period.To < r.Extent.From)).Select(r => r.Extent!.From).FirstOrDefault() is { } from)
        {
            yield return ExploreWords.Say("read.back-cast", Display.Date(from));
        }

        if (view.Rows.SelectMany(r => r.Cells).Any(c => c?.Vintage > 1))
        {
            yield return ExploreWords.Say("read.revised");
        }
    }
}
