using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Domain.Amendments;

/// <summary>A body named by an assignment: one unit or a group of units.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Unit">The unit, or <see langword="null"/>.</param>
/// <param name="GroupCode">Code of the group, or empty.</param>
internal readonly record struct Body(string Name, LineageId? Unit, string GroupCode);

/// <summary>Who leads and who coordinates from a day on: what an amendment opens and closes of a task's assignments.</summary>
internal static class ChangeOfBodies
{
    /// <summary>Whether a field names a body rather than words.</summary>
    public static bool NamesBody(this AmendedField field) =>
        field is AmendedField.AddLead or AmendedField.RemoveLead or AmendedField.AddCoordinating or AmendedField.RemoveCoordinating;

    /// <summary>Why a change of one body would change nothing on a day; <see langword="null"/> when it changes something.</summary>
    /// <returns><c>amendment.body-there</c> or <c>amendment.body-not-there</c>.</returns>
    public static Refusal? Idle(PlanTask task, AmendedField field, Body body, DateOnly day) => (Adds(field), Same(task, field, body, day).Any()) switch
    {
        (true, true) => Refusal.Rule("amendment.body-there", body.Name, task.Label),
        (false, false) => Refusal.Rule("amendment.body-not-there", body.Name, task.Label),
        _ => null,
    };

    /// <summary>Why the changes of a task's bodies cannot stand together from a day on; <see langword="null"/> when they can.</summary>
    /// <returns>As <see cref="Idle"/>, or <c>amendment.no-lead-left</c>.</returns>
    public static Refusal? Refuse(PlanTask task, IReadOnlyList<(AmendmentChange Change, Body Body)> changes, DateOnly from)
    {
        if (changes.Select(c => Idle(task, c.Change.Field, c.Body, from)).FirstOrDefault(r => r is not null) is { } idle)
        {
            return idle;
        }

        var leads = task.AssignmentsOn(from).Where(a => a.Role == AssignmentRole.Lead).ToList();
        var gone = changes.Where(c => c.Change.Field == AmendedField.RemoveLead).SelectMany(c => Same(task, c.Change.Field, c.Body, from)).ToHashSet();
        return gone.Count > 0 && leads.TrueForAll(a => gone.Contains(a) || gone.Any(g => g.Id == a.PickedFor)) && !changes.Any(c => c.Change.Field == AmendedField.AddLead)
            ? Refusal.Rule("amendment.no-lead-left", task.Label)
            : null;
    }

    /// <summary>Opens or closes; who was picked for a collective name goes with it.</summary>
    public static void Apply(PlanTask task, AmendedField field, Body body, Amendment amendment, DateOnly from)
    {
        var same = Same(task, field, body, from).ToList();
        if (Adds(field))
        {
            if (same.Count == 0)
            {
                task.Assignments.Add(Opened(task, field, body, amendment, from));
            }

            // Who leads no longer coordinates beside it.
            same = field == AmendedField.AddLead ? [.. Same(task, AmendedField.RemoveCoordinating, body, from)] : [];
        }

        foreach (var assignment in task.AssignmentsOn(from).Where(a => same.Contains(a) || same.Exists(s => s.Id == a.PickedFor)).ToList())
        {
            assignment.ValidTo = from.AddDays(-1);
            assignment.Basis = amendment.Document;
        }
    }

    private static bool Adds(AmendedField field) => field is AmendedField.AddLead or AmendedField.AddCoordinating;

    private static AssignmentRole RoleOf(AmendedField field) => field is AmendedField.AddLead or AmendedField.RemoveLead ? AssignmentRole.Lead : AssignmentRole.Coordinate;

    private static IEnumerable<Assignment> Same(PlanTask task, AmendedField field, Body body, DateOnly day) =>
        task.AssignmentsOn(day).Where(a => a.Role == RoleOf(field) && a.Unit == body.Unit && a.GroupCode == body.GroupCode);

    private static Assignment Opened(PlanTask task, AmendedField field, Body body, Amendment amendment, DateOnly from) => new()
    {
        Id = Guid.CreateVersion7(amendment.ChangedAt),
        TaskId = task.Id,
        Role = RoleOf(field),
        Order = task.Assignments.Where(a => a.Role == RoleOf(field)).Select(a => a.Order + 1).DefaultIfEmpty().Max(),
        Printed = body.Name,
        Unit = body.Unit,
        GroupCode = body.GroupCode,
        ValidFrom = from,
        Basis = amendment.Document,
    };
}
