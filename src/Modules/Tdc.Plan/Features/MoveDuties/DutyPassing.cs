using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.MoveDuties;

/// <summary>Passes open duties of units that ended to their successors, and their assignments with them. The caller saves.</summary>
/// <remarks>A duty goes to one unit with its progress, or is shared out to several, who begin anew for their part; the old one stays readable as carried over.</remarks>
internal static class DutyPassing
{
    /// <summary>Passes one duty on.</summary>
    public static async Task PassAsync(
        TdcDbContext db, TimeProvider clock, Asker asker, Duty duty, IReadOnlyList<Organisation> to, SuccessionAct act, CancellationToken cancellation)
    {
        var basis = BasisOf(act);
        var heirs = to.DistinctBy(u => u.Lineage).Where(u => u.Lineage != duty.Unit).ToList();
        if (!duty.IsOpen || heirs.Count == 0)
        {
            return;
        }

        foreach (var heir in heirs)
        {
            var next = await NextAsync(db, clock, duty, heir, act, basis, heirs.Count == 1, cancellation);
            if (!db.Set<DutyTransfer>().Local.Any(t => t.FromId == duty.Id && t.ToId == next.Id)
                && !await db.Set<DutyTransfer>().AnyAsync(t => t.FromId == duty.Id && t.ToId == next.Id, cancellation))
            {
                db.Add(new DutyTransfer { FromId = duty.Id, ToId = next.Id, ActId = act.Id.Value, Basis = basis, MovedAt = clock.GetUtcNow(), MovedBy = asker.UserId });
            }

            duty.CarriedTo = heirs.Count == 1 ? next.Id : null;
        }

        (duty.State, duty.Basis, duty.Version) = (DutyState.CarriedOver, basis, Guid.CreateVersion7(clock.GetUtcNow()));
        db.AddAudit(clock, asker, "plan.duty-moved", "plan.duty", duty.Id.Value, new { act = act.Id.Value, basis, to = heirs.Select(h => h.Code).ToArray() });
    }

    /// <summary>Closes and opens the assignments that an act touches, in all plans.</summary>
    public static async Task PassAssignmentsAsync(TdcDbContext db, TimeProvider clock, RegisterSnapshot register, SuccessionAct act, CancellationToken cancellation)
    {
        var tasks = await db.Set<PlanTask>().Include(t => t.Assignments).ToListAsync(cancellation);
        db.AddRange(PassAssignments(tasks, clock, register, act));
    }

    /// <summary>The same for tasks in hand; answers the assignments opened, already in their tasks.</summary>
    public static IReadOnlyList<Assignment> PassAssignments(IReadOnlyList<PlanTask> tasks, TimeProvider clock, RegisterSnapshot register, SuccessionAct act)
    {
        Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
        var endedGroups = EndedGroups(tasks, register, act);
        var opened = new List<Assignment>();
        foreach (var task in tasks)
        {
            opened.AddRange(HandOver.Apply(task, act, register.Find, NewId));
            foreach (var (from, to) in endedGroups)
            {
                opened.AddRange(HandOver.ReplaceGroup(task, from, to, act, NewId));
            }
        }

        return opened;
    }

    // A tier that ended with the act, and the smallest group that takes in all who followed.
    private static List<(string From, string To)> EndedGroups(IReadOnlyList<PlanTask> tasks, RegisterSnapshot register, SuccessionAct act)
    {
        var dayBefore = act.EffectiveOn.AddDays(-1);
        var replaced = new List<(string, string)>();
        foreach (var code in tasks.SelectMany(t => t.Assignments).Select(a => a.GroupCode)
                     .Where(c => c.Length > 0 && !RegisterMembership.IsCollective(c)).Distinct())
        {
            var before = register.Expand(code, dayBefore);
            if (before.Count == 0 || register.Expand(code, act.EffectiveOn).Count > 0)
            {
                continue;
            }

            var ended = before.Select(u => u.Id).ToHashSet();
            var heirs = act.Links.Where(l => ended.Contains(l.FromId) && l.ToId is not null).Select(l => l.ToId!.Value).ToHashSet();
            var next = heirs.Count == 0 ? null : register.Groups.Where(g => g.Code != code && !RegisterMembership.IsCollective(g.Code))
                .Select(g => (g.Code, Members: register.Expand(g.Code, act.EffectiveOn)))
                .Where(g => heirs.IsSubsetOf(g.Members.Select(m => m.Id)))
                .OrderBy(g => g.Members.Count).Select(g => g.Code).FirstOrDefault();
            if (next is not null)
            {
                replaced.Add((code, next));
            }
        }

        return replaced;
    }

    private static async Task<Duty> NextAsync(
        TdcDbContext db, TimeProvider clock, Duty duty, Organisation heir, SuccessionAct act, string basis, bool alone, CancellationToken cancellation)
    {
        var next = db.Set<Duty>().Local.FirstOrDefault(d => d.TaskId == duty.TaskId && d.Unit == heir.Lineage && d.Year == duty.Year)
            ?? await db.Set<Duty>().SingleOrDefaultAsync(d => d.TaskId == duty.TaskId && d.Unit == heir.Lineage && d.Year == duty.Year, cancellation);
        if (next is not null)
        {
            return next;
        }

        var start = act.EffectiveOn < duty.StartsOn ? duty.StartsOn : act.EffectiveOn > duty.DueOn ? duty.DueOn : act.EffectiveOn;
        next = new Duty
        {
            Id = clock.NewId<DutyId>(),
            TaskId = duty.TaskId,
            Year = duty.Year,
            Unit = heir.Lineage,
            UnitAsOf = heir.Id,
            Role = duty.Role,
            StartsOn = start,
            DueOn = duty.DueOn,
            Basis = basis,
            State = alone ? duty.State : DutyState.Planned,
            Progress = alone ? duty.Progress : null,
            ProgressOn = alone ? duty.ProgressOn : null,
            ExpectedProduct = duty.ExpectedProduct,
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        };
        if (next.State == DutyState.Submitted)
        {
            next.State = DutyState.InProgress; // the evidence stays with the unit that ended: the successor says for itself that it is done
        }

        db.Add(next);
        db.Add(new ProgressEntry
        {
            Id = clock.NewId<ProgressEntryId>(),
            DutyId = next.Id,
            On = start,
            Share = next.Progress,
            Source = ProgressSource.Succession,
            Narrative = basis,
            WrittenAt = clock.GetUtcNow(),
        });
        db.AddRange(next.YearlyLooks());
        return next;
    }

    internal static string BasisOf(SuccessionAct act) => act.Document.Length > 0 ? act.Document : act.Note;
}
