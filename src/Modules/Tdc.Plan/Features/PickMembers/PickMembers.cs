using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.PickMembers;

/// <summary>Which units are meant by a collective name of a task.</summary>
/// <param name="Units">Codes of the units, as of the first day.</param>
/// <param name="Basis">The document or meeting by which they were picked.</param>
/// <param name="From">First day; the plan's decision when it was meant from the beginning.</param>
internal sealed record PickMembersInput([Required] IReadOnlyList<string> Units, [Required, StringLength(PickMembersInput.MostOfBasis)] string Basis, DateOnly From)
{
    /// <summary>Letters of a basis: the one that opens a part and the one that closes it stand in one column of 500.</summary>
    public const int MostOfBasis = 240;
}

/// <summary>Stores the members picked for a collective name as assignments with their basis. Picking again adds and closes, and deletes nothing.</summary>
internal sealed class PickMembersHandler(TdcDbContext db, OrganisationRegister register, PlanAccess access, TimeProvider clock)
{
    public async Task<Outcome<Done>> HandleAsync(string? planNumber, string label, Guid assignmentId, PickMembersInput input, string? seen, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.Coordinates)
        {
            return new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
        }

        var today = clock.TodayInVietnam;
        if (await db.PlanAsync(planNumber, today, cancellation) is not { } plan
            || await db.TaskAsync(plan.Id, label, tracked: true, cancellation) is not { } task
            || Target(task, assignmentId, plan, today) is not { } collective)
        {
            return Refusal.NotFound("plan.no-such-task");
        }

        if (!Seen.Fits(seen, Seen.Of(task, assignmentId)))
        {
            return Refusal.Conflict("plan.changed-meanwhile");
        }

        if (Faults(input, plan, today) is { } faults)
        {
            return faults;
        }

        var snapshot = await register.NowAsync(cancellation);
        var picked = new List<Organisation>();
        foreach (var code in input.Units.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if ((snapshot.ByCode(code, input.From) ?? snapshot.ByCode(code, today)) is not { } unit)
            {
                return Refusal.Rule("plan.no-such-unit", code);
            }

            picked.Add(unit);
        }

        Apply(task, collective, picked, input);
        db.AddAudit(clock, rights.Asker, "plan.members-picked", "plan.task", task.Id.Value, new { task.Label, collective.Printed, input.Units, input.Basis, input.From });
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }

    /// <summary>The collective name that is filled; for the empty id the missing lead of a task that has none.</summary>
    internal static Assignment? Target(PlanTask task, Guid assignmentId, Domain.Plan plan, DateOnly today) => assignmentId == Guid.Empty
        ? task.AssignmentsOn(today).Any(a => a is { Role: AssignmentRole.Lead, PickedFor: null }) ? null
            : new Assignment { Id = Guid.Empty, TaskId = task.Id, Role = AssignmentRole.Lead, Order = 0, Printed = "", ValidFrom = plan.IssuedOn }
        : task.Assignments.SingleOrDefault(a => a.Id == assignmentId && RegisterMembership.IsCollective(a.GroupCode));

    private static Refusal? Faults(PickMembersInput input, Domain.Plan plan, DateOnly today)
    {
        var faults = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(input.Basis) || input.Basis.Length > PickMembersInput.MostOfBasis)
        {
            faults["basis"] = [string.IsNullOrWhiteSpace(input.Basis) ? "plan.basis-needed" : "plan.too-long-240"];
        }

        if (input.From < plan.IssuedOn || input.From > today)
        {
            faults["from"] = ["plan.decision-day-range"];
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = faults };
    }

    private void Apply(PlanTask task, Assignment collective, List<Organisation> picked, PickMembersInput input)
    {
        var lines = picked.Select(u => u.Lineage).ToHashSet();
        var current = task.Assignments.Where(a => a.PickedFor == collective.Id && a.ValidTo is null).ToList();
        foreach (var gone in current.Where(a => !lines.Contains(a.Unit!.Value)))
        {
            gone.ValidTo = input.From > gone.ValidFrom ? input.From.AddDays(-1) : gone.ValidFrom;
            gone.Basis = $"{gone.Basis}; {input.Basis.Trim()}";
        }

        foreach (var unit in picked.Where(u => current.All(a => a.Unit != u.Lineage)))
        {
            var assignment = new Assignment
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                TaskId = task.Id,
                Role = collective.Role,
                Order = collective.Order,
                Printed = unit.NameVi,
                Unit = unit.Lineage,
                ValidFrom = input.From,
                Basis = input.Basis.Trim(),
                PickedFor = collective.Id,
            };
            task.Assignments.Add(assignment);
            db.Add(assignment);
        }
    }
}
