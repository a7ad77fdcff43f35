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
            values.AddRange(EnterpriseSums.Of(await pool.YearAsync(year, demonstration, cancellation), demonstration ? SeriesOrigin.Demonstration : SeriesOrigin.Computed, Areas.Present(Areas.Own)!.Version)
                .Where(v => v.Key.Area != "?"));
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
