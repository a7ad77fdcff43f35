using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Amendments;

/// <summary>Once a day: amendments that take effect today.</summary>
internal sealed class AmendedDutiesWork(TimeProvider clock) : DailyWork(clock)
{
    public override string Name => "plan.amended-duties";

    public override async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        await db.InTransactionAsync(
            async () =>
            {
                await lease.CheckAsync(db, cancellation);
                return await services.GetRequiredService<AmendedDuties>().KeepAsync(Clock.TodayInVietnam, cancellation);
            },
            cancellation);
    }
}
