using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain.Amendments;

/// <summary>A body named by an assignment: one unit or a group of units.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Unit">The unit, or <see langword="null"/>.</param>
/// <param name="GroupCode">Code of the group, or empty.</param>
internal readonly record struct Body(string Name, LineageId? Unit, string GroupCode);

/// <summary>Carries a decided amendment out: closes what held and opens what holds from the effective date; history is never edited.</summary>
internal static class AmendmentEffect
{
    /// <summary>Applies the changes of one task.</summary>
    /// <param name="task">The task with all its versions and assignments.</param>
    /// <param name="amendment">The amendment, decided.</param>
    /// <param name="readTime">Understands a wording of time.</param>
    /// <param name="findBody">Finds a body by code.</param>
    /// <param name="clock">Makes ids.</param>
    /// <returns>Whether anything changed, or which change cannot be carried out; then the task is as it was.</returns>
    public static Outcome<Done> Apply(
        PlanTask task, Amendment amendment, Func<string, TaskTime> readTime, Func<string, Body?> findBody, TimeProvider clock)
    {
        var from = amendment.EffectiveFrom ?? throw new ArgumentException("The amendment is not decided.", nameof(amendment));
        var changes = amendment.Changes.Where(c => c.TaskId == task.Id).ToList();
        var now = task.On(from);
        if (task.Versions.Any(v => v.ValidFrom >= from && v != now) || (now.ValidFrom >= from && changes.Any(c => !IsAssignment(c.Field))))
        {
            return Refusal.Rule("amendment.later-version-exists", task.Label);
        }

        if (Next(task, now, amendment, changes, readTime, from, clock) is var next && !next.TryGet(out var version, out var refusal))
        {
            return refusal;
        }

        if (Bodies(changes, findBody) is var found && !found.TryGet(out var bodies, out refusal))
        {
            return refusal;
        }

        if (changes.Any(c => !IsAssignment(c.Field)))
        {
            now.ValidTo = from.AddDays(-1);
            task.Versions.Add(version);
        }

        foreach (var (change, body) in bodies)
        {
            Assign(task, change.Field, body, amendment, from);
        }

        return Done.Instance;
    }

    private static bool IsAssignment(AmendedField field) =>
        field is AmendedField.AddLead or AmendedField.RemoveLead or AmendedField.AddCoordinating or AmendedField.RemoveCoordinating;

    private static Outcome<TaskVersion> Next(
        PlanTask task, TaskVersion now, Amendment amendment, List<AmendmentChange> changes, Func<string, TaskTime> readTime, DateOnly from, TimeProvider clock)
    {
        var next = new TaskVersion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TaskId = task.Id,
            ValidFrom = from,
            TitleVi = now.TitleVi,
            TitleEn = now.TitleEn,
            OfficialText = now.OfficialText,
            Output = now.Output,
            Time = now.Time with { },
            Standing = now.Standing,
            AmendmentId = amendment.Id.Value,
        };
        foreach (var change in changes)
        {
            switch (change.Field)
            {
                case AmendedField.TitleVi:
                    next.TitleVi = change.NewValue;
                    break;
                case AmendedField.TitleEn:
                    next.TitleEn = change.NewValue;
                    break;
                case AmendedField.Output:
                    next.Output = change.NewValue;
                    break;
                case AmendedField.Time when readTime(change.NewValue) is { IsDecided: true } time:
                    next.Time = time;
                    break;
                case AmendedField.Time:
                    return Refusal.Rule("amendment.time-not-understood", change.NewValue);
                case AmendedField.Standing when Enum.TryParse<TaskStanding>(change.NewValue, out var standing):
                    next.Standing = standing;
                    break;
                case AmendedField.Standing:
                    return Refusal.Rule("amendment.standing-unknown", change.NewValue);
            }
        }

        return next;
    }

    private static Outcome<List<(AmendmentChange Change, Body Body)>> Bodies(List<AmendmentChange> changes, Func<string, Body?> findBody)
    {
        var result = new List<(AmendmentChange, Body)>();
        foreach (var change in changes.Where(c => IsAssignment(c.Field)))
        {
            if (findBody(change.NewValue) is not { } body)
            {
                return Refusal.Rule("amendment.body-unknown", change.NewValue);
            }

            result.Add((change, body));
        }

        return result;
    }

    private static void Assign(PlanTask task, AmendedField field, Body body, Amendment amendment, DateOnly from)
    {
        var role = field is AmendedField.AddLead or AmendedField.RemoveLead ? AssignmentRole.Lead : AssignmentRole.Coordinate;
        var same = task.Assignments.Where(a => a.Role == role && a.InForceOn(from) && a.Unit == body.Unit && a.GroupCode == body.GroupCode).ToList();
        if (field is AmendedField.RemoveLead or AmendedField.RemoveCoordinating)
        {
            foreach (var assignment in same)
            {
                assignment.ValidTo = from.AddDays(-1);
                assignment.Basis = amendment.Document;
            }
        }
        else if (same.Count == 0)
        {
            task.Assignments.Add(new Assignment
            {
                Id = Guid.CreateVersion7(amendment.ChangedAt),
                TaskId = task.Id,
                Role = role,
                Order = task.Assignments.Where(a => a.Role == role).Select(a => a.Order + 1).DefaultIfEmpty().Max(),
                Printed = body.Name,
                Unit = body.Unit,
                GroupCode = body.GroupCode,
                ValidFrom = from,
                Basis = amendment.Document,
            });
        }
    }
}
