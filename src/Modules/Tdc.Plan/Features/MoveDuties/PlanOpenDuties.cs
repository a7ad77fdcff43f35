using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.MoveDuties;

/// <summary>The plan's open duties, for acts that end units.</summary>
internal sealed class PlanOpenDuties(Asker asker, TimeProvider clock) : IOpenDuties
{
    public async Task<IReadOnlyList<OpenDuty>> ListAsync(
        TdcDbContext db, IReadOnlyCollection<LineageId> units, DateOnly asOf, CancellationToken cancellation)
    {
        var duties = await db.Set<Duty>().AsNoTracking().Where(DutyRules.Open).Where(d => units.Contains(d.Unit))
            .Join(db.Set<PlanTask>(), d => d.TaskId, t => t.Id, (d, t) => new { d.Id, d.Unit, d.Year, d.DueOn, t.GroupNumber, t.Number, Task = t.Id })
            .OrderBy(d => d.GroupNumber).ThenBy(d => d.Number).ThenBy(d => d.Year).ToListAsync(cancellation);
        var taskIds = duties.Select(d => d.Task).Distinct().ToList();
        var titles = (await db.Set<TaskVersion>().AsNoTracking().Where(v => taskIds.Contains(v.TaskId)).ToListAsync(cancellation))
            .GroupBy(v => v.TaskId).ToDictionary(g => g.Key, g => g.OrderBy(v => v.ValidFrom).Last());
        return
        [
            .. duties.Select(d => new OpenDuty(
                d.Id.Value, d.Unit, $"{RomanNumeral.Of(d.GroupNumber)}.{d.Number} ({d.Year}) {titles[d.Task].TitleVi}",
                $"{RomanNumeral.Of(d.GroupNumber)}.{d.Number} ({d.Year}) {titles[d.Task].TitleEn}", d.DueOn, $"/viec/{d.Id.Value}")),
        ];
    }

    public async Task MoveAsync(
        TdcDbContext db, SuccessionAct act, RegisterSnapshot register, IReadOnlyList<DutyMove> moves, CancellationToken cancellation)
    {
        var ids = moves.Select(m => new DutyId(m.Duty.Id)).ToList();
        var duties = await db.Set<Duty>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var tasks = duties.Values.Select(d => d.TaskId).Distinct().ToList();
        await db.Set<Duty>().Where(d => tasks.Contains(d.TaskId)).LoadAsync(cancellation); // so that the successors' own duties are found without a question each
        foreach (var move in moves)
        {
            await DutyPassing.PassAsync(db, clock, asker, duties[new DutyId(move.Duty.Id)], move.To, act, cancellation);
        }

        await DutyPassing.PassAssignmentsAsync(db, clock, register, act, cancellation);
    }
}
