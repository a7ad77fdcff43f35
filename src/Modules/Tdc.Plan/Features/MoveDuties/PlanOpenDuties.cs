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
                var label = string.Create(CultureInfo.InvariantCulture, $"{task.Label} ({d.Year})");
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
}
