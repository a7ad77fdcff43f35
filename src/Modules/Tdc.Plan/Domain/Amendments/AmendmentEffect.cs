using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain.Amendments;

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
        if (task.Versions.Any(v => v.ValidFrom >= from && v != now) || (now.ValidFrom >= from && changes.Any(c => !c.Field.NamesBody())))
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

        if (ChangeOfBodies.Refuse(task, bodies, from) is { } idle)
        {
            return idle;
        }

        if (changes.Any(c => !c.Field.NamesBody()))
        {
            now.ValidTo = from.AddDays(-1);
            task.Versions.Add(version);
        }

        foreach (var (change, body) in bodies)
        {
            ChangeOfBodies.Apply(task, change.Field, body, amendment, from);
        }

        return Done.Instance;
    }

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
            Basis = amendment.Document,
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
                case AmendedField.Standing when StandingWords.Read(change.NewValue) is { } standing:
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
        foreach (var change in changes.Where(c => c.Field.NamesBody()))
        {
            if (findBody(change.NewValue) is not { } body)
            {
                return Refusal.Rule("amendment.body-unknown", change.NewValue);
            }

            result.Add((change, body));
        }

        return result;
    }
}
