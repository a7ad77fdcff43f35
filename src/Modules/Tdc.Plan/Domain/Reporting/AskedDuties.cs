using System.Linq.Expressions;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>Which duties a round asks about: the one rule for the form, the weights, the flags and the coverage of the consolidated report.</summary>
internal static class AskedDuties
{
    /// <summary>Begun by the legal deadline, not cancelled, and running in the round's year or still worked on from an earlier one.</summary>
    public static Expression<Func<Duty, bool>> In(ReportRound round)
    {
        var (due, year) = (round.LegalDueOn, round.Year);
        return duty => duty.StartsOn <= due && duty.State != DutyState.Cancelled
            && (duty.Year >= year || duty.State == DutyState.Planned || duty.State == DutyState.InProgress);
    }
}
