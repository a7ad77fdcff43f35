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
/// <remarks>T-15, T-7, T-3, T-1, T+1, then every week after T+1 to the unit; T+3 to its head; T+7 onto the coordinator's list.</remarks>
internal static class ReminderSchedule
{
    private static readonly int[] toUnit = [-15, -7, -3, -1, 1];

    /// <summary>Who is reminded on a day.</summary>
    /// <param name="dueOn">The last day in time.</param>
    /// <param name="today">The day.</param>
    public static ReminderAudience On(DateOnly dueOn, DateOnly today)
    {
        var day = today.DayNumber - dueOn.DayNumber;
        var audience = ReminderAudience.None;
        if (toUnit.Contains(day) || (day > 1 && (day - 1) % 7 == 0))
        {
            audience |= ReminderAudience.Unit;
        }

        if (day == 3)
        {
            audience |= ReminderAudience.Head;
        }

        if (day == 7)
        {
            audience |= ReminderAudience.Coordinator;
        }

        return audience;
    }

    /// <summary>Who is to be reminded today when the schedule was last followed on an earlier day: what was missed is caught up once, not day by day.</summary>
    /// <param name="dueOn">The last day in time.</param>
    /// <param name="followedOn">The last day on which the schedule was followed; <see langword="null"/> for never.</param>
    /// <param name="today">The day.</param>
    public static ReminderAudience Since(DateOnly dueOn, DateOnly? followedOn, DateOnly today)
    {
        var from = followedOn?.AddDays(1) ?? today;
        if (from < today.AddDays(-30))
        {
            from = today.AddDays(-30); // a month without the job: older steps say nothing new
        }

        var audience = ReminderAudience.None;
        for (var day = from; day <= today; day = day.AddDays(1))
        {
            audience |= On(dueOn, day);
        }

        return audience;
    }
}
