using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ExpandPlan;

/// <summary>Duties were made for a year.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Year">The year.</param>
/// <param name="Made">How many.</param>
internal sealed record PlanExpanded(Guid PlanId, int Year, int Made) : IEventRecord;

/// <summary>What an expansion did or would do.</summary>
/// <param name="Plan">Number of the plan.</param>
/// <param name="Year">The year.</param>
/// <param name="AsOf">Day on which unit groups were read.</param>
/// <param name="DryRun">Whether nothing was stored.</param>
/// <param name="Made">Duties made, or that would be made.</param>
/// <param name="Existing">Wanted duties that existed already.</param>
/// <param name="Duties">The duties made.</param>
/// <param name="Blocks">What waits for a person before it can be expanded.</param>
/// <param name="Stranded">Open duties of units that have ended; a recorded act moves them.</param>
internal sealed record ExpansionReport(
    string Plan, int Year, DateOnly AsOf, bool DryRun, int Made, int Existing, IReadOnlyList<ExpandedDuty> Duties, IReadOnlyList<ExpansionBlock> Blocks,
    int Stranded);

/// <summary>A duty that expansion made.</summary>
/// <param name="Task">Number of the task.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Name of the unit on the day of expansion.</param>
/// <param name="Role">lead or coordinate.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day.</param>
internal sealed record ExpandedDuty(string Task, string Unit, string UnitName, string Role, DateOnly StartsOn, DateOnly DueOn);

/// <summary>Something that waits for a person.</summary>
/// <param name="Task">Number of the task.</param>
/// <param name="Reason">timeMissing, timeNotUnderstood, membersNotPicked, noLead, unknownUnit or nobodyThatDay.</param>
/// <param name="Name">The printed name that waits; empty when it is the time.</param>
internal sealed record ExpansionBlock(string Task, string Reason, string Name);

/// <summary>Makes the duties of a year. Repeating it makes nothing twice: the key is task, unit line and year.</summary>
internal sealed class ExpandPlanHandler(TdcDbContext db, OrganisationRegister register, PlanAccess access, TimeProvider clock)
{
    public async Task<Outcome<ExpansionReport>> HandleAsync(string? planNumber, int year, bool dryRun, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.Coordinates)
        {
            return new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
        }

        var today = clock.TodayInVietnam;
        if (await db.PlanAsync(planNumber, today, cancellation) is not { } plan)
        {
            return Refusal.NotFound("plan.no-such-plan");
        }

        if (year < plan.IssuedOn.Year || year > plan.EndsOn.Year)
        {
            return Refusal.Rule("plan.year-outside-plan", plan.IssuedOn.Year, plan.EndsOn.Year);
        }

        var units = await register.NowAsync(cancellation);
        var tasks = await db.TasksAsync(plan.Id, cancellation);
        var result = await WorkOutAsync(plan, tasks, year, today, units, cancellation);
        if (!dryRun && result.New.Count > 0)
        {
            Store(plan, result, rights);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                return Refusal.Conflict("plan.expanded-meanwhile"); // the unique key: somebody pressed the same button at the same moment
            }
        }

        var stranded = await StrandedAsync(db, units, today, cancellation);
        return new ExpansionReport(
            plan.Number, year, result.AsOf, dryRun, result.New.Count, result.Existing,
            [.. result.New.Select(d => new ExpandedDuty(d.Task.Label, d.Unit.Code, d.Unit.NameVi, Camel(d.Role.ToString()), d.Frame.StartsOn, d.Frame.DueOn))],
            [.. result.Blocks.Select(b => new ExpansionBlock(b.Task.Label, Camel(b.Reason.ToString()), b.Assignment?.Printed ?? ""))], stranded);
    }

    /// <summary>The pure result, for pages that show what would happen.</summary>
    public async Task<ExpansionResult> WorkOutAsync(
        Domain.Plan plan, IReadOnlyList<PlanTask> tasks, int year, DateOnly today, RegisterSnapshot units, CancellationToken cancellation)
    {
        var taskIds = tasks.Select(t => t.Id).ToList();
        var keys = await db.Set<Duty>().AsNoTracking().Where(d => taskIds.Contains(d.TaskId) && d.Year >= year)
            .Select(d => new { d.TaskId, d.Unit, d.Year }).ToListAsync(cancellation);
        return Expansion.Of(plan, tasks, year, today, RegisterMembership.Of(units), keys.Select(k => (k.TaskId, k.Unit, k.Year)).ToHashSet());
    }

    /// <summary>How many open duties belong to units that no longer exist.</summary>
    internal static async Task<int> StrandedAsync(TdcDbContext db, RegisterSnapshot units, DateOnly today, CancellationToken cancellation)
    {
        var perUnit = await db.Set<Duty>().AsNoTracking().Where(DutyRules.Open).GroupBy(d => d.Unit)
            .Select(g => new { Unit = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return perUnit.Where(u => units.Knows(u.Unit) && !units.OfLineage(u.Unit, today).ExistsOn(today)).Sum(u => u.Count);
    }

    private void Store(Domain.Plan plan, ExpansionResult result, PlanRights rights)
    {
        foreach (var wanted in result.New)
        {
            db.AddDuty(clock, wanted);
        }

        db.AddAudit(clock, rights.Asker, "plan.expanded", "plan.plan", plan.Id.Value, new { result.Year, result.AsOf, Made = result.New.Count });
        db.AddEvent(clock, new PlanExpanded(plan.Id.Value, result.Year, result.New.Count));
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
