using System.Linq.Expressions;

namespace Tdc.Plan.Domain;

/// <summary>The derived flags of duties as one rule for memory and for both engines.</summary>
/// <remarks>Schedule index = actual/expected, at risk below 0.8. Own rule: the first quarter of the time is a grace, and a claim beyond
/// one half wants proof.</remarks>
internal static class DutyRules
{
    /// <summary>Below this share of the expected progress a duty is at risk.</summary>
    public const double RiskRatio = 0.8;

    /// <summary>Share of the time that must have gone before anybody is called at risk.</summary>
    public const double Grace = 0.25;

    /// <summary>Progress beyond this share wants evidence.</summary>
    public const double ProofFrom = 0.5;

    /// <summary>Share of the planned time gone by on a day, 0 to 1.</summary>
    public static double Expected(int startDay, int spanDays, DateOnly day) => Math.Clamp((day.DayNumber - startDay + 1) / (double)spanDays, 0, 1);

    /// <summary>Duties that were meant for a year: begun by its end and not due before it.</summary>
    public static Expression<Func<Duty, bool>> MeantFor(int year)
    {
        var last = new DateOnly(year, 12, 31);
        return duty => duty.StartsOn <= last && duty.Year >= year;
    }

    /// <summary>Duties that run in a year: meant for it, or still open from an earlier year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="today">What is left of earlier years weighs on every year up to this day's, not on years that are still to come.</param>
    public static Expression<Func<Duty, bool>> RunsIn(int year, DateOnly today)
    {
        var last = new DateOnly(year, 12, 31);
        var hasCome = year <= today.Year;
        return duty => duty.StartsOn <= last && (duty.Year >= year
            || (hasCome && (duty.State == DutyState.Planned || duty.State == DutyState.InProgress || duty.State == DutyState.Submitted)));
    }

    /// <summary>Open duties.</summary>
    public static Expression<Func<Duty, bool>> Open { get; } =
        duty => duty.State == DutyState.Planned || duty.State == DutyState.InProgress || duty.State == DutyState.Submitted;

    /// <summary>Open duties past their last day.</summary>
    public static Expression<Func<Duty, bool>> Overdue(DateOnly day) =>
        duty => duty.DueOn < day && (duty.State == DutyState.Planned || duty.State == DutyState.InProgress || duty.State == DutyState.Submitted);

    /// <summary>The same as <see cref="Duty.IsAtRiskOn"/>, for the database.</summary>
    public static Expression<Func<Duty, bool>> AtRisk(DateOnly day)
    {
        var number = day.DayNumber;
        return duty => duty.DueOn >= day && (duty.State == DutyState.Planned || duty.State == DutyState.InProgress)
            && (number - duty.StartDay + 1.0) / duty.SpanDays > Grace
            && (duty.Progress ?? 0.0) < RiskRatio * ((number - duty.StartDay + 1.0) / duty.SpanDays);
    }

    /// <summary>The same as <see cref="Duty.LacksEvidence"/>, for the database.</summary>
    public static Expression<Func<Duty, bool>> NoEvidence { get; } = duty => duty.Progress > ProofFrom && duty.EvidenceCount == 0;
}
