using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Amendments;

/// <summary>Brings the duties in line with what amendments have decided of their task: standing, time, and who has a part in it.</summary>
/// <remarks>What was accepted stays accepted. Repeating it changes nothing more.</remarks>
internal sealed class AmendedDuties(TdcDbContext db, TimeProvider clock, OrganisationRegister register)
{
    /// <summary>Does it for all tasks as decided on a day.</summary>
    /// <returns>How many duties were changed or made.</returns>
    public async Task<int> KeepAsync(DateOnly today, CancellationToken cancellation)
    {
        var decided = await db.Set<Amendment>().AsNoTracking().Include(a => a.Changes)
            .Where(a => a.State == AmendmentState.Decided && a.EffectiveFrom <= today).ToListAsync(cancellation);
        var amended = decided.SelectMany(a => a.Changes).Select(c => c.TaskId).Distinct().ToList();
        var tasks = await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Include(t => t.Assignments)
            .Where(t => t.Versions.Count > 1 || EF.Parameter(amended).Contains(t.Id)).ToListAsync(cancellation);
        var ids = tasks.ConvertAll(t => t.Id);
        var duties = (await db.Set<Duty>().Where(d => EF.Parameter(ids).Contains(d.TaskId)).ToListAsync(cancellation)).ToLookup(d => d.TaskId);
        var plans = await db.Set<Domain.Plan>().AsNoTracking().ToDictionaryAsync(p => p.Id, cancellation);
        var members = RegisterMembership.Of(await register.NowAsync(cancellation));
        var expanded = await db.Set<Duty>().Where(d => d.StartsOn.Year >= today.Year).Select(d => d.StartsOn.Year).Distinct().ToListAsync(cancellation);
        var changed = 0;
        foreach (var task in tasks)
        {
            var work = new AmendedTask(db, clock, task, plans[task.PlanId], [.. duties[task.Id].OrderBy(d => d.Year)], new AmendedPart(task, decided, members), today);
            foreach (var duty in work.Duties.Where(d => d.IsOpen || d.State == DutyState.Suspended))
            {
                work.Stand(duty);
                await work.GiveTimeAsync(duty, cancellation);
                work.GivePart(duty);
            }

            var made = amended.Contains(task.Id) ? work.MakeMissing(expanded, members, decided) : 0;
            changed += work.Changed.Count + made;
            work.Tell();
        }

        await db.SaveChangesAsync(cancellation);
        return changed;
    }
}
