using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.MoveDuties;

/// <summary>The plan's open duties, for the page that records a change of units.</summary>
internal sealed class PlanOpenDuties(Asker asker, TimeProvider clock) : IOpenDuties
{
    public async Task<IReadOnlyList<OpenDuty>> ListAsync(
        TdcDbContext db, IReadOnlyCollection<LineageId> units, DateOnly asOf, CancellationToken cancellation)
    {
        var duties = await db.Set<Duty>().AsNoTracking().Where(DutyRules.Open).Where(d => units.Contains(d.Unit))
            .Select(d => new { d.Id, d.TaskId, d.Unit, d.Year, d.DueOn }).ToListAsync(cancellation);
        var ids = duties.Select(d => d.TaskId).Distinct().ToList();
        var tasks = await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        return
        [
            .. duties.OrderBy(d => tasks[d.TaskId].GroupNumber).ThenBy(d => tasks[d.TaskId].Number).ThenBy(d => d.Year).Select(d =>
            {
                var task = tasks[d.TaskId];
                var words = task.On(asOf);
                var label = Label(task, d.Year);
                return new OpenDuty(d.Id.Value, d.Unit, $"{label} {words.TitleVi}", $"{label} {words.TitleEn}", d.DueOn, $"/viec/{d.Id.Value}");
            }),
        ];
    }

    public async Task MoveAsync(
        TdcDbContext db, SuccessionAct act, RegisterSnapshot register, IReadOnlyList<DutyMove> moves, CancellationToken cancellation)
    {
        var ids = moves.Select(m => new DutyId(m.Duty.Id)).ToList();
        var duties = await db.Set<Duty>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        foreach (var move in moves)
        {
            await DutyPassing.PassAsync(db, clock, asker, duties[new DutyId(move.Duty.Id)], move.To, act, cancellation);
        }

        db.TellDutiesReceived(clock, moves.SelectMany(m => m.To.Select(u => u.Lineage).Distinct()), DutyPassing.BasisOf(act));
        await DutyPassing.PassAssignmentsAsync(db, clock, register, act, cancellation);
    }

    public async Task<IReadOnlyList<MovedDuty>> MovedAsync(TdcDbContext db, SuccessionAct act, CancellationToken cancellation)
    {
        var moves = await (from move in db.Set<DutyTransfer>().AsNoTracking()
                           where move.ActId == act.Id.Value
                           join old in db.Set<Duty>() on move.FromId equals old.Id
                           join next in db.Set<Duty>() on move.ToId equals next.Id
                           select new { old.TaskId, old.Year, From = old.Unit, To = next.Unit, old.Progress, old.EvidenceCount, Next = next.Id }).ToListAsync(cancellation);
        var ids = moves.Select(m => m.TaskId).Distinct().ToList();
        var tasks = await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        return
        [
            .. moves.OrderBy(m => tasks[m.TaskId].GroupNumber).ThenBy(m => tasks[m.TaskId].Number).ThenBy(m => m.Year).ThenBy(m => m.To.Value).Select(m =>
            {
                var (task, words) = (tasks[m.TaskId], tasks[m.TaskId].On(act.EffectiveOn));
                var label = Label(task, m.Year);
                return new MovedDuty($"{label} {words.TitleVi}", $"{label} {words.TitleEn}", m.From, m.To, m.Progress, m.EvidenceCount, $"/viec/{m.Next.Value}");
            }),
        ];
    }

    private static string Label(PlanTask task, int year) => string.Create(CultureInfo.InvariantCulture, $"{task.Label} ({year})");
}
