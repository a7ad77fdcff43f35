using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.MoveDuties;

/// <summary>Open duties of units that a recorded act ended.</summary>
/// <param name="ActId">The act.</param>
/// <param name="Basis">Its document.</param>
/// <param name="EffectiveOn">First day of the new state.</param>
/// <param name="Duties">How many open duties wait.</param>
/// <param name="Units">Of how many units.</param>
internal sealed record StrandedDuties(Guid ActId, string Basis, DateOnly EffectiveOn, int Duties, int Units);

/// <summary>Moves duties that were made for units which an act in the register had ended already, by that act and not silently.</summary>
internal sealed class MoveStrandedHandler(TdcDbContext db, OrganisationRegister register, PlanAccess access, TimeProvider clock)
{
    /// <summary>What waits, by act.</summary>
    public async Task<IReadOnlyList<StrandedDuties>> ListAsync(CancellationToken cancellation)
    {
        var units = await register.NowAsync(cancellation);
        var today = clock.TodayInVietnam;
        var open = await db.Set<Duty>().AsNoTracking().Where(DutyRules.Open).GroupBy(d => d.Unit)
            .Select(g => new { Unit = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return
        [
            .. open.Where(u => units.Knows(u.Unit)).Select(u => (u.Count, Act: EndingAct(units, u.Unit, today))).Where(u => u.Act is not null)
                .GroupBy(u => u.Act!.Id)
                .Select(g => new StrandedDuties(g.Key.Value, DutyPassing.BasisOf(g.First().Act!), g.First().Act!.EffectiveOn, g.Sum(u => u.Count), g.Count()))
                .OrderBy(s => s.EffectiveOn),
        ];
    }

    /// <summary>Moves the open duties of the units that an act ended to their successors.</summary>
    /// <returns>How many duties were passed on.</returns>
    public async Task<Outcome<int>> HandleAsync(Guid actId, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.Coordinates)
        {
            return new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
        }

        var units = await register.NowAsync(cancellation);
        if (units.FindAct(new SuccessionActId(actId)) is not { } act)
        {
            return Refusal.NotFound("plan.no-such-act");
        }

        var heirs = act.Links.Where(l => l.Function.Length == 0 && l.ToId is not null).GroupBy(l => units.Find(l.FromId)!.Lineage)
            .ToDictionary(g => g.Key, g => g.Select(l => units.Find(l.ToId!.Value)!).Where(u => u.Lineage != g.Key).ToList());
        var ended = heirs.Where(h => h.Value.Count > 0 && !units.OfLineage(h.Key, act.EffectiveOn).ExistsOn(act.EffectiveOn)).Select(h => h.Key).ToList();
        var duties = await db.Set<Duty>().Where(DutyRules.Open).Where(d => ended.Contains(d.Unit)).ToListAsync(cancellation);
        var tasks = duties.Select(d => d.TaskId).Distinct().ToList();
        await db.Set<Duty>().Where(d => tasks.Contains(d.TaskId)).LoadAsync(cancellation);
        foreach (var duty in duties)
        {
            await DutyPassing.PassAsync(db, clock, rights.Asker, duty, heirs[duty.Unit], act, cancellation);
        }

        db.TellDutiesReceived(clock, duties.SelectMany(d => heirs[d.Unit].Select(u => u.Lineage).Distinct()), DutyPassing.BasisOf(act));
        await DutyPassing.PassAssignmentsAsync(db, clock, units, act, cancellation);
        db.AddAudit(clock, rights.Asker, "plan.duties-moved", "org.act", actId, new { act.Document, Duties = duties.Count });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }

        return duties.Count;
    }

    private static SuccessionAct? EndingAct(RegisterSnapshot units, LineageId line, DateOnly today)
    {
        var last = units.Spans(line).Last();
        return last.ValidTo is { } end && end < today
            ? units.SuccessorsOf(last.Id).Select(l => units.FindAct(l.ActId)).FirstOrDefault(a => a is not null && a.Kind != SuccessionKind.FunctionMoved)
            : null;
    }
}
