using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ListOwed;

/// <summary>The flag "no report in this period": duties that a round asks about and that no submitted report of it mentions.</summary>
internal static class ReportedDuties
{
    /// <summary>The rule for a round: duties that had begun by its legal deadline and run in its year.</summary>
    public static Expression<Func<Duty, bool>> Unreported(TdcDbContext db, ReportRound round)
    {
        var (id, due, year) = (round.Id, round.LegalDueOn, round.Year);
        return duty => duty.StartsOn <= due && duty.State != DutyState.Cancelled && duty.State != DutyState.CarriedOver
            && (duty.Year >= year || duty.State == DutyState.Planned || duty.State == DutyState.InProgress)
            && !db.Set<ReportEntry>().Any(e => e.DutyId == duty.Id && db.Set<ReportSubmission>().Any(s => s.Id == e.SubmissionId && s.RoundId == id));
    }

    /// <summary>The regular round that is reported on now: the last one that has opened; <see langword="null"/> before the first.</summary>
    public static Task<ReportRound?> CurrentRoundAsync(TdcDbContext db, DateOnly today, CancellationToken cancellation) =>
        db.Set<ReportRound>().AsNoTracking().Where(r => r.SeriesId != null && r.OpensOn <= today).OrderByDescending(r => r.OpensOn).FirstOrDefaultAsync(cancellation);
}
