using Tdc.Platform.Organisations;

namespace Tdc.Plan.Domain.Amendments;

/// <summary>Which part a unit still has in a task after amendments have taken bodies out of it. Pure.</summary>
/// <param name="task">The task with all its assignments.</param>
/// <param name="decided">Amendments that have taken effect.</param>
/// <param name="register">Who belongs to what.</param>
internal sealed class AmendedPart(PlanTask task, IReadOnlyList<Amendment> decided, Membership register)
{
    private readonly List<Assignment> taken =
    [
        .. task.Assignments.Where(a => a.ValidTo is { } last && decided.Any(d => d.EffectiveFrom == last.AddDays(1) && d.Document == a.Basis
            && d.Changes.Any(c => c.TaskId == task.Id && c.Field is AmendedField.RemoveLead or AmendedField.RemoveCoordinating))),
    ];

    /// <summary>The document by which an amendment took a duty's unit out of the task before the duty was due; empty when none did.</summary>
    public string TakenBy(Duty duty) => taken.Find(a => a.ValidTo < duty.DueOn && Holds(a, duty.Unit, a.ValidTo!.Value))?.Basis ?? "";

    /// <summary>The last document that changed the task's bodies before a duty was due; empty when none did.</summary>
    public string ChangedBy(Duty duty) => decided
        .Where(d => d.EffectiveFrom <= duty.DueOn && d.Changes.Any(c => c.TaskId == task.Id && c.Field.NamesBody())).MaxBy(d => d.EffectiveFrom)?.Document ?? "";

    /// <summary>The part that a unit has on a day; leading wins. <see langword="null"/> when it has none.</summary>
    public AssignmentRole? RoleOn(LineageId unit, DateOnly day) =>
        task.AssignmentsOn(day).Where(a => Holds(a, unit, day)).OrderBy(a => a.Role).Select(a => (AssignmentRole?)a.Role).FirstOrDefault();

    private bool Holds(Assignment assignment, LineageId unit, DateOnly day) =>
        assignment.Unit is { } line ? line == unit
        : assignment.GroupCode.Length > 0 && register.Members(assignment.GroupCode, day) is { } members && members.Any(m => m.Lineage == unit);
}
