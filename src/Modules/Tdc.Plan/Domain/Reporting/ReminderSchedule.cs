namespace Tdc.Plan.Domain.Reporting;

/// <summary>Whom a reminder is for.</summary>
[Flags]
internal enum ReminderAudience
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The unit's officers.</summary>
    Unit = 1,

    /// <summary>The unit's head.</summary>
    Head = 2,

    /// <summary>The coordinator's list of long overdue reports.</summary>
    Coordinator = 4,
}

/// <summary>When units are reminded of a report, by days from the last day in time (T).</summary>
/// <remarks>
/// T-15, T-7, T-3, T-1, T+1, then every week after T+1 to the unit until T+<see cref="LastDay"/>; T+3 to its head; T+7 onto the coordinator's
/// list. What is still missing after the last day is for the coordinator to settle: more mails would only teach units not to read them.
/// </remarks>
internal static class ReminderSchedule
{
    /// <summary>Days after the deadline on which the head is told.</summary>
    public const int HeadAfter = 3;

    /// <summary>Days after the deadline on which a report comes onto the coordinator's list.</summary>
    public const int RaisedAfter = 7;

    /// <summary>The last day of reminders, in days after the deadline.</summary>
    public const int LastDay = 60;

    private const int FirstDay = -15;

    private static readonly int[] toUnit = [FirstDay, -7, -3, -1, 1];

    /// <summary>Who is reminded on a day.</summary>
    /// <param name="dueOn">The last day in time.</param>
    /// <param name="today">The day.</param>
    public static ReminderAudience On(DateOnly dueOn, DateOnly today)
    {
        var day = today.DayNumber - dueOn.DayNumber;
        if (day > LastDay)
        {
            return ReminderAudience.None;
        }

        return (toUnit.Contains(day) || (day > 1 && (day - 1) % 7 == 0) ? ReminderAudience.Unit : ReminderAudience.None)
            | (day == HeadAfter ? ReminderAudience.Head : ReminderAudience.None)
            | (day == RaisedAfter ? ReminderAudience.Coordinator : ReminderAudience.None);
    }

    /// <summary>Who is to be told of a missing report today: steps missed while the program was off are caught up once, not day by day.</summary>
    /// <param name="dueOn">The last day in time.</param>
    /// <param name="remindedOn">The day of the unit's last reminder; <see langword="null"/> for none so far.</param>
    /// <param name="isEscalated">Whether the head was told already.</param>
    /// <param name="isRaised">Whether it stands on the coordinator's list already.</param>
    /// <param name="today">The day.</param>
    public static ReminderAudience Owed(DateOnly dueOn, DateOnly? remindedOn, bool isEscalated, bool isRaised, DateOnly today)
    {
        var past = today.DayNumber - dueOn.DayNumber;
        if (past is < FirstDay or > LastDay)
        {
            return ReminderAudience.None;
        }

        var audience = ReminderAudience.None;
        for (var day = Later(remindedOn?.AddDays(1), dueOn.AddDays(FirstDay)); day <= today; day = day.AddDays(1))
        {
            audience |= On(dueOn, day) & ReminderAudience.Unit;
        }

        return audience
            | (past >= HeadAfter && !isEscalated ? ReminderAudience.Head : ReminderAudience.None)
            | (past >= RaisedAfter && !isRaised ? ReminderAudience.Coordinator : ReminderAudience.None);
    }

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;
}
