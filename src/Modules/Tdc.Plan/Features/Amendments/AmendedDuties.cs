using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Amendments;

/// <summary>Brings the duties in line with what an amendment has decided of their task: cancelled, suspended or taken up again.</summary>
/// <remarks>What was due before the amendment takes effect stays due. What was accepted stays accepted.</remarks>
internal sealed class AmendedDuties(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Does it for all tasks as decided on a day.</summary>
    /// <returns>How many duties have changed.</returns>
    public async Task<int> KeepAsync(DateOnly today, CancellationToken cancellation)
    {
        var tasks = await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Where(t => t.Versions.Count > 1).ToListAsync(cancellation);
        var changed = 0;
        foreach (var task in tasks)
        {
            var version = task.On(today);
            var duties = await db.Set<Duty>().Where(d => d.TaskId == task.Id && d.DueOn >= version.ValidFrom)
                .Where(d => d.State == DutyState.Planned || d.State == DutyState.InProgress || d.State == DutyState.Submitted || d.State == DutyState.Suspended).ToListAsync(cancellation);
            var moved = 0;
            foreach (var duty in duties)
            {
                var state = version.Standing switch
                {
                    TaskStanding.Cancelled => DutyState.Cancelled,
                    TaskStanding.Suspended => DutyState.Suspended,
                    _ when duty.State == DutyState.Suspended => duty.Progress > 0 ? DutyState.InProgress : DutyState.Planned,
                    _ => duty.State,
                };
                if (state != duty.State)
                {
                    (duty.State, duty.Version) = (state, Guid.CreateVersion7(clock.GetUtcNow()));
                    moved++;
                }
            }

            if (moved > 0)
            {
                db.AddAudit(clock, Asker.System, "plan.duties-amended", "plan.task", task.Id.Value, new { standing = version.Standing.ToString(), version.Basis, duties = moved });
                changed += moved;
            }
        }

        await db.SaveChangesAsync(cancellation);
        return changed;
    }
}

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
