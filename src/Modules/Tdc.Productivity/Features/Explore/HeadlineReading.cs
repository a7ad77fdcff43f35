using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>An indicator with its newest public value; both empty when there is none.</summary>
internal sealed record HeadlineFigure(Indicator Indicator, DataSeries? Series, Observation? Value, string Area);

/// <summary>The public page.</summary>
/// <param name="Indicators">Indicators of the set.</param>
/// <param name="WithData">Those with public values.</param>
/// <param name="Figures">Headline indicators of the province, those with values first.</param>
/// <param name="Latest">Newest published values of the country and the province.</param>
internal sealed record HeadlineView(int Indicators, int WithData, IReadOnlyList<HeadlineFigure> Figures, IReadOnlyList<HeadlineFigure> Latest);

/// <summary>Reads the newest public values. Invented figures are never headlines.</summary>
internal sealed class HeadlineReading(TdcDbContext db, KeptReadings kept, IndicatorRegister indicators, ExplorerReading explorer)
{
    /// <summary>Reads the page.</summary>
    public async Task<HeadlineView> ReadAsync(CancellationToken cancellation)
    {
        var register = await indicators.NowAsync(cancellation);
        var names = await explorer.NamesAsync(cancellation);
        var set = register.All.Where(i => i.Kind == IndicatorKind.Indicator).ToList();
        var known = await kept.GetAsync(db, "productivity.headlines", [typeof(DataSeries), typeof(Observation)], () => NewestAsync(cancellation));
        var newest = known.Values.Where(p => register.Find(p.Series.Indicator) is not null)
            .Select(p => new HeadlineFigure(register.Find(p.Series.Indicator)!, p.Series, p.Value, names(p.Series.Area, p.Series.AreaVersion))).ToList();
        var headlines = set.Where(i => i.Headline).Select(i => Best(newest.Where(f => f.Indicator.Code == i.Code)) ?? new HeadlineFigure(i, null, null, "")).OrderBy(f => f.Value is null ? 1 : 0).Take(8).ToList();
        var latest = newest.Where(f => f.Series!.Frequency == Frequency.Annual).OrderBy(f => f.Series!.Area == Areas.Own ? 0 : 1).ThenByDescending(f => f.Value!.StartsOn).ThenBy(f => f.Indicator.Code, StringComparer.Ordinal).Take(20).ToList();
        return new(set.Count, set.Count(i => known.Indicators.Contains(i.Code)), headlines, latest);
    }

    private async Task<Newest> NewestAsync(CancellationToken cancellation)
    {
        var wide = Areas.All.Select(a => a.Code).Distinct().ToList();
        var series = await db.Set<DataSeries>().AsNoTracking()
            .Where(s => s.Origin != SeriesOrigin.Demonstration && wide.Contains(s.Area) && s.Activity == SeriesKey.Total && s.Size == SeriesKey.Total).ToListAsync(cancellation);
        var ids = series.Select(s => s.Id).ToList();
        var values = (await db.Set<Observation>().AsNoTracking().Where(o => ids.Contains(o.Series) && o.IsCurrent && o.Confidentiality == "F" && o.Value != null).ToListAsync(cancellation)).ToLookup(o => o.Series);
        var indicatorsWithData = await db.Set<DataSeries>().Where(s => s.Origin != SeriesOrigin.Demonstration).Select(s => s.Indicator).Distinct().ToListAsync(cancellation);
        return new([.. series.Select(s => (s, values[s.Id].MaxBy(o => o.StartsOn))).Where(p => p.Item2 is not null).Select(p => (p.s, p.Item2!))], [.. indicatorsWithData]);
    }

    private sealed record Newest(IReadOnlyList<(DataSeries Series, Observation Value)> Values, HashSet<string> Indicators);

    // Years before parts of a year, the province before the country, the newest first.
    private static HeadlineFigure? Best(IEnumerable<HeadlineFigure> figures) => figures.OrderBy(f => f.Series!.Frequency == Frequency.Annual ? 0 : 1)
        .ThenBy(f => f.Series!.Area == Areas.Own ? 0 : 1).ThenByDescending(f => f.Value!.StartsOn).FirstOrDefault();
}
