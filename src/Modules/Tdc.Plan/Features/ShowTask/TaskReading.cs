using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ShowTask;

/// <summary>One task on a day.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Group">Its group.</param>
/// <param name="Task">The task with all versions and assignments.</param>
/// <param name="Version">What it said on the day.</param>
/// <param name="Year">The year whose duties and targets are shown.</param>
/// <param name="AsOf">The day whose decided content is shown.</param>
/// <param name="NamesOn">The day whose unit names are shown.</param>
/// <param name="Today">Today.</param>
/// <param name="State">Derived state in the year.</param>
/// <param name="Leads">Leads' duties added up.</param>
/// <param name="Coordinators">Coordinators' duties added up.</param>
/// <param name="Evidence">How many evidence items the asker may see.</param>
/// <param name="Measures">Its measures with values.</param>
/// <param name="Register">The register.</param>
/// <param name="Rights">What the asker may do.</param>
internal sealed record TaskView(
    Domain.Plan Plan, TaskGroup Group, PlanTask Task, TaskVersion Version, int Year, DateOnly AsOf, DateOnly NamesOn, DateOnly Today, TaskState State,
    DutyTally? Leads, DutyTally? Coordinators, int Evidence, IReadOnlyList<MeasureValue> Measures, RegisterSnapshot Register, PlanRights Rights)
{
    /// <summary>Address of a page of the task.</summary>
    public string Address(string part = "") => TaskAddress.Of(Task) + part;

    /// <summary>Names of those with a role on the day, in order.</summary>
    public IReadOnlyList<Assignment> Having(AssignmentRole role) => [.. Task.AssignmentsOn(AsOf).Where(a => a.Role == role).OrderBy(a => a.Order)];
}

/// <summary>Reads tasks for their pages and the API.</summary>
internal sealed class TaskReading(
    TdcDbContext db, PlanContents contents, DutyTallies duties, KeptReadings kept, OrganisationRegister register, MeasureValues measures, PlanAccess access, TimeProvider clock)
{
    private static readonly Type[] proofs = [typeof(Evidence), typeof(Duty)];

    /// <summary>Reads one; <see langword="null"/> when there is no such task.</summary>
    public async Task<TaskView?> ReadAsync(string? plan, string label, int? year, DateOnly? asOf, bool namesAsOf, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        if (await contents.FindAsync(plan, today, cancellation) is not { } content || content.Find(label) is not { } task)
        {
            return null;
        }

        var found = content.Plan;
        var rights = await access.RightsAsync(cancellation);
        var wanted = Math.Clamp(year ?? today.Year, found.IssuedOn.Year, found.EndsOn.Year);
        var day = asOf is { } past ? past < found.IssuedOn ? found.IssuedOn : past : today;
        var group = content.Groups.Single(g => g.Id == task.GroupId);
        var tallies = (await duties.OfYearAsync(wanted, today, day, cancellation)).Where(t => t.TaskId == task.Id).ToList();
        var leads = tallies.SingleOrDefault(t => t.Role == AssignmentRole.Lead);
        var version = task.On(day);
        var asks = version.Time.IsDecided && Expansion.Frame(version.Time, wanted, Expansion.AsOf(found, wanted)) is not null;
        return new(
            found, group, task, version, wanted, day, namesAsOf ? day : today, today, TaskStates.Of(version, leads, asks), leads,
            tallies.SingleOrDefault(t => t.Role == AssignmentRole.Coordinate), await EvidenceCountAsync(task.Id, rights, cancellation),
            await measures.OfYearAsync([task.Id], wanted, today, cancellation), await register.NowAsync(cancellation), rights);
    }

    // Kept for each sight: a task gathers thousands of items, and every page of it says how many.
    private async ValueTask<int> EvidenceCountAsync(PlanTaskId task, PlanRights rights, CancellationToken cancellation) =>
        (await kept.GetAsync(db, $"plan.evidence-count {task.Value} {EvidenceSight.Of(rights)}", proofs, async () => new EvidenceCount(await EvidenceOf(task, rights).CountAsync(cancellation)))).Count;

    /// <summary>The evidence of a task that the asker may see; withdrawn items are left out.</summary>
    public IQueryable<Evidence> EvidenceOf(PlanTaskId task, PlanRights rights)
    {
        var evidence = db.Set<Evidence>().AsNoTracking()
            .Where(e => e.WithdrawnAt == null && db.Set<Duty>().Any(d => d.Id == e.DutyId && d.TaskId == task));
        return EvidenceSight.Visible(db, evidence, rights);
    }

    private sealed record EvidenceCount(int Count);
}

/// <summary>Which evidence the asker may see.</summary>
internal static class EvidenceSight
{
    /// <summary>Keeps what the asker may see: public items for all, internal ones for officials, restricted ones for the unit and who took the duty over, the coordinator and leaders.</summary>
    public static IQueryable<Evidence> Visible(TdcDbContext db, IQueryable<Evidence> evidence, PlanRights rights)
    {
        if (rights.SeesEveryUnit)
        {
            return evidence;
        }

        var own = rights.OwnUnits.ToList();
        var official = IsOfficial(rights);
        return evidence.Where(e => e.Visibility == EvidenceVisibility.Public || (official && e.Visibility == EvidenceVisibility.Internal)
            || db.Set<Duty>().Any(d => d.Id == e.DutyId && own.Contains(d.Unit))
            || db.Set<DutyTransfer>().Any(t => t.FromId == e.DutyId && db.Set<Duty>().Any(d => d.Id == t.ToId && own.Contains(d.Unit))));
    }

    /// <summary>A name of what the asker may see: the same for all who see the same.</summary>
    public static string Of(PlanRights rights) => rights.SeesEveryUnit
        ? "all"
        : $"{(IsOfficial(rights) ? "internal" : "public")} {string.Join(' ', rights.OwnUnits.Select(u => u.Value).Order())}";

    /// <summary>Whether the asker holds a role in a state body.</summary>
    public static bool IsOfficial(PlanRights rights) =>
        rights.Asker.Roles.Any(r => r.Role is not Role.Enterprise) || (rights.Asker.KeyUnit is not null && rights.Asker.HasScope(PlanScopes.Read));
}
