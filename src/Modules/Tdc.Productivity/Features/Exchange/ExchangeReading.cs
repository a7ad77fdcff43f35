using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Explore;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>Which values are sent.</summary>
/// <param name="Indicator">Code of the indicator; <c>all</c> for all.</param>
/// <param name="Area">Code of the place; <see langword="null"/> for all.</param>
/// <param name="Activity">Code of the activity; <see langword="null"/> for all.</param>
/// <param name="From">First year; <see langword="null"/> for the beginning.</param>
/// <param name="To">Last year; <see langword="null"/> for the end.</param>
internal sealed record ExchangeQuestion(string Indicator, string? Area = null, string? Activity = null, int? From = null, int? To = null)
{
    /// <summary>Where the series come from; invented figures go along only when they are asked for.</summary>
    public IReadOnlyList<SeriesOrigin> Origins { get; init; } = [SeriesOrigin.Official, SeriesOrigin.Computed];

    /// <summary>A level of <see cref="ExplorerLevels"/>; <see langword="null"/> for all.</summary>
    public string? Level { get; init; }

    /// <summary>How long the periods are; <see langword="null"/> for all.</summary>
    public Frequency? Frequency { get; init; }

    /// <summary>Keys of the series without the indicator (<see cref="ExplorerRow.Id"/>); empty for all.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];
}

/// <summary>Reads values for exchange: those of the newest vintage that the asker may see.</summary>
internal sealed class ExchangeReading(TdcDbContext db, IndicatorRegister indicators, ExplorerReading explorer)
{
    /// <summary>The dataflow with its code lists.</summary>
    public async Task<SdmxDataflow> FlowAsync(CancellationToken cancellation)
    {
        var codes = await db.Set<DataSeries>().Select(s => s.Area).Distinct().ToListAsync(cancellation);
        var names = await explorer.NamesAsync(cancellation);
        return ProductivityFlow.Of(await indicators.NowAsync(cancellation), codes.Order(StringComparer.Ordinal).Select(c => (c, new SdmxName(names(c, ""), names(c, "")))));
    }

    /// <summary>Whether the register has an indicator.</summary>
    public async Task<bool> KnowsAsync(string indicator, CancellationToken cancellation) => indicator == "all" || (await indicators.NowAsync(cancellation)).Find(indicator) is not null;

    /// <summary>Series of a question in the order of their keys.</summary>
    public async Task<List<DataSeries>> SeriesAsync(ExchangeQuestion question, CancellationToken cancellation)
    {
        var series = db.Set<DataSeries>().AsNoTracking();
        series = question.Indicator == "all" ? series : series.Where(s => s.Indicator == question.Indicator);
        series = question.Area is { } area ? series.Where(s => s.Area == area) : series;
        series = question.Activity is { } activity ? series.Where(s => s.Activity == activity) : series;
        var origins = question.Origins;
        series = origins.Count == 3 ? series : series.Where(s => origins.Contains(s.Origin));
        series = question.Level is { } level ? series.At(level) : series;
        series = question.Frequency is { } frequency ? series.Where(s => s.Frequency == frequency) : series;
        var found = await series.OrderBy(s => s.Key).ToListAsync(cancellation);
        return question.Rows.Count == 0 ? found : [.. found.Where(s => question.Rows.Contains(ExplorerRow.IdOf(s)))];
    }

    /// <summary>Values series by series, read as they are asked for, so that a million of them needs no memory.</summary>
    public IEnumerable<SdmxObservation> Values(ProductivityRights rights, ExchangeQuestion question, IReadOnlyList<DataSeries> series)
    {
        var open = rights.Confidentialities;
        var (from, to) = (new DateOnly(question.From ?? 1900, 1, 1), new DateOnly(question.To ?? 2199, 12, 31));
        foreach (var chunk in series.Chunk(200))
        {
            var ids = chunk.Select(s => s.Id).ToList();
            var values = db.Set<Observation>().AsNoTracking().Where(o => ids.Contains(o.Series) && o.IsCurrent && o.StartsOn >= from && o.StartsOn <= to && open.Contains(o.Confidentiality))
                .OrderBy(o => o.StartsOn).ToList().ToLookup(o => o.Series);
            foreach (var one in chunk)
            {
                foreach (var value in values[one.Id])
                {
                    yield return ObservationMapping.ToSdmx(one, value);
                }
            }
        }
    }

    /// <summary>The periods of a question in the form of SDMX, for a message that must name them first.</summary>
    public async Task<IReadOnlyList<string>> PeriodsAsync(IReadOnlyList<DataSeries> series, CancellationToken cancellation)
    {
        var codes = series.Select(s => s.Indicator).Distinct().ToList();
        var periods = await (from value in db.Set<Observation>().AsNoTracking()
                             join one in db.Set<DataSeries>() on value.Series equals one.Id
                             where codes.Contains(one.Indicator)
                             select new { value.Period, value.StartsOn }).Distinct().OrderBy(p => p.StartsOn).ThenBy(p => p.Period).ToListAsync(cancellation);
        return [.. periods.Select(p => Period.TryParse(p.Period, out var period) ? period.ToSdmx() : p.Period).Distinct()];
    }
}
