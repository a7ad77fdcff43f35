using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Observing;

namespace Tdc.Productivity.Features.Computing;

/// <summary>Keeps the series of reporting enterprises up to their figures.</summary>
/// <remarks>
/// A year that was published is added up anew with those changes alone that give no enterprise away (<see cref="EnterpriseSums.Renewable"/>); the others wait,
/// and their enterprises count as they did, until more have changed. So each publication adds up, and the difference of any two tells nobody's figures.
/// </remarks>
internal sealed class EnterpriseAggregates(TdcDbContext db, FirmPool pool, SeriesBook book, IndicatorComputing computing)
{
    /// <summary>Adds up each year anew; what did not change stays as it is.</summary>
    /// <param name="demonstration">Whether invented enterprises are added up, or real ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ObservationTally> RunAsync(bool demonstration, CancellationToken cancellation)
    {
        pool.Forget();
        var origin = demonstration ? SeriesOrigin.Demonstration : SeriesOrigin.Computed;
        var years = await db.Set<FirmYear>().Where(y => y.State == FirmYearState.Submitted && db.Set<Firm>().Any(f => f.Id == y.Firm && f.IsDemonstration == demonstration))
            .Select(y => y.Year).Distinct().OrderBy(y => y).ToListAsync(cancellation);
        var values = new List<NewObservation>();
        var counted = new Dictionary<int, List<FirmYear>>();
        foreach (var year in years)
        {
            if (await CountingAsync(year, demonstration, origin, cancellation) is { } rows)
            {
                counted[year] = rows;
                values.AddRange(EnterpriseSums.Of(rows, origin, Areas.Present(Areas.Own)!.Version).Where(v => v.Key.Area != "?"));
            }
        }

        if (values.Count == 0)
        {
            return new(0, 0, 0, []);
        }

        // What was published and what it was made of are known together, or neither.
        var kept = await db.InTransactionAsync(async () =>
        {
            var outcome = await book.RecordAsync(ProductivityRights.OfSystem, values, confirmed: true, cancellation);
            if (outcome.TryGet(out var recorded, out _) && recorded.Faults.Count == 0)
            {
                foreach (var (year, rows) in counted)
                {
                    await KeepAsync(year, demonstration, rows, cancellation);
                }
            }

            return outcome;
        }, cancellation);
        if (!kept.TryGet(out var tally, out _))
        {
            return new(0, 0, 0, []);
        }

        if (tally.Added + tally.Revised > 0)
        {
            await computing.RunAsync([.. values.Select(v => v.Key.Area).Distinct()], cancellation);
        }

        return tally;
    }

    // The figures to be added up; null while nothing may go into a year that was published.
    private async Task<List<FirmYear>?> CountingAsync(int year, bool demonstration, SeriesOrigin origin, CancellationToken cancellation)
    {
        var now = await pool.YearAsync(year, demonstration, cancellation);
        if (await BeforeAsync(year, demonstration, origin, now, cancellation) is not { } before)
        {
            return [.. now];
        }

        var present = now.ToDictionary(y => y.Firm);
        List<FigureChange> changes =
        [
            .. now.Where(y => before.GetValueOrDefault(y.Firm)?.Facts != CountedFigures.Of(y).Facts).Select(y => new FigureChange(y.Firm, before.GetValueOrDefault(y.Firm)?.ToYear(), y)),
            .. before.Values.Where(c => !present.ContainsKey(c.Firm)).Select(c => new FigureChange(c.Firm, c.ToYear(), null)),
        ];
        var renewable = EnterpriseSums.Renewable(changes);
        if (renewable.Count == 0)
        {
            return null;
        }

        var waiting = changes.Where(c => !renewable.Contains(c.Firm)).ToDictionary(c => c.Firm);
        return [.. now.Where(y => !waiting.ContainsKey(y.Firm)), .. waiting.Values.Select(c => c.Before).OfType<FirmYear>()];
    }

    // What the year's sums were made of; null when there are none yet.
    private async Task<Dictionary<FirmId, CountedFigures>?> BeforeAsync(int year, bool demonstration, SeriesOrigin origin, IReadOnlyList<FirmYear> now, CancellationToken cancellation)
    {
        if (await PublishedAsync(year, origin, cancellation) is not { } published)
        {
            return null;
        }

        var known = await Counted(year, demonstration).AsNoTracking().ToDictionaryAsync(c => c.Firm, cancellation);

        // Of sums that are older than this memory, those figures stand in them that have not changed since.
        return known.Count > 0 ? known : now.Where(y => y.ChangedAt <= published && y.SubmittedAt <= published).Select(CountedFigures.Of).ToDictionary(c => c.Firm);
    }

    private async Task<DateTimeOffset?> PublishedAsync(int year, SeriesOrigin origin, CancellationToken cancellation)
    {
        var (period, codes) = (Period.OfYear(year).ToString(), EnterpriseSums.Codes);
        var moments = from series in db.Set<DataSeries>()
                      join value in db.Set<Observation>() on series.Id equals value.Series
                      where codes.Contains(series.Indicator) && series.Origin == origin && value.IsCurrent && value.Period == period
                      select (DateTimeOffset?)value.RecordedAt;
        return await moments.MaxAsync(cancellation);
    }

    private IQueryable<CountedFigures> Counted(int year, bool demonstration) =>
        db.Set<CountedFigures>().Where(c => c.Year == year && db.Set<Firm>().Any(f => f.Id == c.Firm && f.IsDemonstration == demonstration));

    private async Task KeepAsync(int year, bool demonstration, List<FirmYear> rows, CancellationToken cancellation)
    {
        var known = await Counted(year, demonstration).ToDictionaryAsync(c => c.Firm, cancellation);
        foreach (var counted in rows.Select(CountedFigures.Of))
        {
            if (known.Remove(counted.Firm, out var before))
            {
                before.Facts = counted.Facts;
            }
            else
            {
                db.Add(counted);
            }
        }

        db.RemoveRange(known.Values);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}

/// <summary>Adds up the enterprises' figures once a day.</summary>
internal sealed class EnterpriseAggregatesWork(TimeProvider clock) : DailyWork(clock)
{
    /// <inheritdoc/>
    public override string Name => "productivity.aggregates";

    /// <inheritdoc/>
    public override async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var aggregates = services.GetRequiredService<EnterpriseAggregates>();
        await lease.CheckAsync(services.GetRequiredService<TdcDbContext>(), cancellation);
        await aggregates.RunAsync(demonstration: false, cancellation);
        await aggregates.RunAsync(demonstration: true, cancellation);
    }
}
