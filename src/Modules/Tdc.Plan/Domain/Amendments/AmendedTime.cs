namespace Tdc.Plan.Domain.Amendments;

/// <summary>When a duty is due after an amendment has given its task another time. Pure.</summary>
/// <remarks>
/// A task of one time (a year, until, a span, by a day) has one duty of each unit: it goes along with the new time, also when it was late already, for
/// the decision gives it more time. Of a yearly task only what is not yet due goes along: what was due before the amendment stays due.
/// </remarks>
internal static class AmendedTime
{
    /// <summary>The frame that a duty has under the version in force.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="before">The version before the one in force.</param>
    /// <param name="now">The version in force.</param>
    /// <param name="duty">The duty, open or suspended.</param>
    /// <returns>The frame; <see langword="null"/> when the amendment leaves the duty's time as it is or asks for nothing that could take its place.</returns>
    public static DutyFrame? FrameOf(Plan plan, TaskVersion before, TaskVersion now, Duty duty)
    {
        if (before.Time == now.Time || !before.Time.IsDecided || !now.Time.IsDecided)
        {
            return null;
        }

        if (IsYearly(before.Time) && duty.DueOn < now.ValidFrom)
        {
            return null;
        }

        var first = Math.Max(duty.StartsOn.Year, plan.IssuedOn.Year);
        if (IsYearly(now.Time))
        {
            var year = IsYearly(before.Time) ? duty.Year : Math.Max(now.ValidFrom.Year, first);
            return Expansion.Frame(now.Time, year, Expansion.AsOf(plan, year));
        }

        return Enumerable.Range(first, Math.Max(0, Math.Max(plan.EndsOn.Year, now.Time.Year ?? 0) - first + 1))
            .Select(year => Expansion.Frame(now.Time, year, Expansion.AsOf(plan, year))).FirstOrDefault(frame => frame is not null);
    }

    private static bool IsYearly(TaskTime time) => time.Kind is TimeKind.Annual or TimeKind.Continuous;
}
