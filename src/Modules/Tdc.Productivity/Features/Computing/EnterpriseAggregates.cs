using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Observing;

namespace Tdc.Productivity.Features.Computing;

/// <summary>Keeps the series of reporting enterprises up to their figures.</summary>
/// <remarks>
/// Published sums are renewed cell by cell and only where enough enterprises have changed since the last time that anything of the year was published:
/// else who compares the two reads one enterprise's figures. A cell that is held back keeps its value until more have changed.
/// </remarks>
internal sealed class EnterpriseAggregates(TdcDbContext db, FirmPool pool, SeriesBook book, IndicatorComputing computing)
{
    /// <summary>Adds up each year anew; what did not change stays as it is.</summary>
    /// <param name="demonstration">Whether invented enterprises are added up, or real ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ObservationTally> RunAsync(bool demonstration, CancellationToken cancellation)
    {
        pool.Forget();
        var years = await db.Set<FirmYear>().Where(y => y.State == FirmYearState.Submitted && db.Set<Firm>().Any(f => f.Id == y.Firm && f.IsDemonstration == demonstration))
            .Select(y => y.Year).Distinct().OrderBy(y => y).ToListAsync(cancellation);
        var values = new List<NewObservation>();
        foreach (var year in years)
        {
            var origin = demonstration ? SeriesOrigin.Demonstration : SeriesOrigin.Computed;
            var sums = EnterpriseSums.Of(await pool.YearAsync(year, demonstration, cancellation), origin, Areas.Present(Areas.Own)!.Version).Where(v => v.Key.Area != "?");
            var renewable = await PublishedAsync(year, origin, cancellation) is not { } published ? null
                : EnterpriseSums.Renewable(await ChangedAsync(year, demonstration, published, cancellation));
            values.AddRange(sums.Where(v => renewable is null || renewable.Contains((v.Key.Area, v.Key.Activity, v.Key.Size))));
        }

        if (values.Count == 0 || !(await book.RecordAsync(ProductivityRights.OfSystem, values, confirmed: true, cancellation)).TryGet(out var tally, out _))
        {
            return new(0, 0, 0, []);
        }

        if (tally.Added + tally.Revised > 0)
        {
            await computing.RunAsync([.. values.Select(v => v.Key.Area).Distinct()], cancellation);
        }

        return tally;
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

    // What was sent after the last publication and reopened since has never been in it.
    private async Task<List<FirmYear>> ChangedAsync(int year, bool demonstration, DateTimeOffset since, CancellationToken cancellation) => await db.Set<FirmYear>().AsNoTracking()
        .Where(y => y.Year == year && db.Set<Firm>().Any(f => f.Id == y.Firm && f.IsDemonstration == demonstration))
        .Where(y => y.State == FirmYearState.Submitted || y.SubmittedAt <= since)
        .Where(y => y.ChangedAt > since || y.SubmittedAt > since
            || db.Set<FirmConsent>().Any(c => c.Firm == y.Firm && c.WithdrawnAt > since))
        .ToListAsync(cancellation);
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
