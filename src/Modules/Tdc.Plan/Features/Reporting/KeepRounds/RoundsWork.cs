using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.KeepRounds;

/// <summary>Once a day: makes and opens rounds, tells the units of those that opened, fixes the lists of those that are due.</summary>
internal sealed class RoundsWork(TimeProvider clock) : DailyWork(clock)
{
    /// <summary>Name of the work.</summary>
    public const string WorkName = "plan.rounds";

    public override string Name => WorkName;

    public override async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var keeper = services.GetRequiredService<RoundKeeper>();
        await db.InTransactionAsync(
            async () =>
            {
                await lease.CheckAsync(db, cancellation);
                await keeper.KeepAsync(Clock.TodayInVietnam, cancellation);
                return await TellAsync(db, cancellation);
            },
            cancellation);
    }

    private async Task<int> TellAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var (today, told) = (Clock.TodayInVietnam, 0);
        foreach (var round in await db.Set<ReportRound>().AsNoTracking().Where(r => r.OpensOn <= today && r.DueOn >= today).ToListAsync(cancellation))
        {
            told += await db.TellOpenedAsync(Clock, round, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return told;
    }
}

/// <summary>Once a day: writes down how far each group had come at the end of the quarters gone by.</summary>
internal sealed class ProgressWork(TimeProvider clock) : DailyWork(clock)
{
    public override string Name => "plan.progress";

    public override async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        await db.InTransactionAsync(
            async () =>
            {
                await lease.CheckAsync(db, cancellation);
                return await services.GetRequiredService<ProgressKeeper>().KeepAsync(Clock.TodayInVietnam, cancellation);
            },
            cancellation);
    }
}
