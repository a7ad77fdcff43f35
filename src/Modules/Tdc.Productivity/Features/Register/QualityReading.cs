using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Register;

/// <summary>How good the figures of one indicator are. Invented figures are counted apart and nowhere else.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">Series that it has.</param>
/// <param name="Values">Values.</param>
/// <param name="Latest">Newest period; <see langword="null"/> without values.</param>
/// <param name="Uncertain">Values that are estimated, provisional or of low reliability.</param>
/// <param name="Breaks">Breaks and other definitions.</param>
/// <param name="Suppressed">Values suppressed for confidentiality.</param>
/// <param name="Revised">Values that were revised.</param>
/// <param name="LateDays">Days since the next value was due, 0 when it is not yet; <see langword="null"/> when nothing is set.</param>
internal sealed record QualityRow(Indicator Indicator, int Series, int Values, string? Latest, int Uncertain, int Breaks, int Suppressed, int Revised, int? LateDays)
{
    /// <summary>Invented series.</summary>
    public int InventedSeries { get; init; }

    /// <summary>Invented values.</summary>
    public int InventedValues { get; init; }
}

/// <summary>Reads the quality of the figures.</summary>
internal sealed class QualityReading(TdcDbContext db, KeptReadings kept, IndicatorRegister indicators, TimeProvider clock)
{
    /// <summary>One row for each indicator of the set.</summary>
    public async Task<IReadOnlyList<QualityRow>> ReadAsync(CancellationToken cancellation)
    {
        var register = await indicators.NowAsync(cancellation);
        var today = clock.TodayInVietnam;
        var counts = await kept.GetAsync(db, "productivity.quality", [typeof(DataSeries), typeof(Observation)], async () => await CountAsync(cancellation));
        return [.. register.All.Where(i => i.Kind == IndicatorKind.Indicator).Select(i => Row(i, counts.GetValueOrDefault(i.Code), today))];
    }

    /// <summary>Days since the value after the newest one was due.</summary>
    public static int? Late(Indicator indicator, string? latest, DateOnly today)
    {
        if (indicator.DueDays == 0)
        {
            return null;
        }

        var next = latest is not null && Period.TryParse(latest, out var period) ? period.To.Year + 1 : today.Year - 1;
        var due = new DateOnly(next, 12, 31).AddDays(indicator.DueDays);
        return Math.Max(0, today.DayNumber - due.DayNumber);
    }

    /// <summary>The earliest year whose value, were it the newest, would not be late on a day: the other side of <see cref="Late"/>.</summary>
    public static int EarliestOnTime(Indicator indicator, DateOnly today) => today.AddDays(-indicator.DueDays).Year - 1;

    private static QualityRow Row(Indicator indicator, Counts? counts, DateOnly today) =>
        new(indicator, counts?.Series ?? 0, counts?.Values ?? 0, counts?.Latest, counts?.Uncertain ?? 0, counts?.Breaks ?? 0, counts?.Suppressed ?? 0, counts?.Revised ?? 0, Late(indicator, counts?.Latest, today)) { InventedSeries = counts?.InventedSeries ?? 0, InventedValues = counts?.InventedValues ?? 0 };

    private async Task<Dictionary<string, Counts>> CountAsync(CancellationToken cancellation)
    {
        var rows = await (from series in db.Set<DataSeries>().AsNoTracking()
                          join value in db.Set<Observation>().AsNoTracking() on series.Id equals value.Series
                          where series.Origin != SeriesOrigin.Demonstration && value.IsCurrent
                          group value by new { series.Indicator, value.Status } into g
                          select new { g.Key.Indicator, g.Key.Status, Count = g.Count(), Revised = g.Sum(v => v.Vintage > 1 ? 1 : 0), Last = g.Max(v => v.StartsOn) }).ToListAsync(cancellation);
        var bySeries = await db.Set<DataSeries>().Where(s => s.Origin != SeriesOrigin.Demonstration).GroupBy(s => s.Indicator).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var invented = await db.Set<DataSeries>().Where(s => s.Origin == SeriesOrigin.Demonstration).GroupBy(s => s.Indicator).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var inventedValues = await (from series in db.Set<DataSeries>()
                                    join value in db.Set<Observation>() on series.Id equals value.Series
                                    where series.Origin == SeriesOrigin.Demonstration && value.IsCurrent
                                    group value by series.Indicator into g
                                    select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var real = rows.ToLookup(r => r.Indicator);
        return real.Select(g => g.Key).Concat(invented.Keys).Distinct().ToDictionary(code => code, code =>
        {
            int Sum(params ReadOnlySpan<string> statuses)
            {
                var sum = 0;
                foreach (var row in real[code])
                {
                    sum += statuses.Contains(row.Status) ? row.Count : 0;
                }

                return sum;
            }

            var latest = real[code].Any() ? Period.OfYear(real[code].Max(r => r.Last).Year).ToString() : null;
            return new Counts(bySeries.GetValueOrDefault(code), real[code].Sum(r => r.Count), latest, Sum("E", "P", "U", "I"), Sum("B", "D"), Sum("Q"), real[code].Sum(r => r.Revised),
                invented.GetValueOrDefault(code), inventedValues.GetValueOrDefault(code));
        });
    }

    private sealed record Counts(int Series, int Values, string? Latest, int Uncertain, int Breaks, int Suppressed, int Revised, int InventedSeries, int InventedValues);
}
