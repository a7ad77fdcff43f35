using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ListOwed;

/// <summary>The flag "no report in this period": duties that a round asks about and that no submitted report of it mentions.</summary>
internal static class ReportedDuties
{
    /// <summary>Those of some duties that a round asks about, that are not handed on, and on which no submitted report of it says anything.</summary>
    public static IQueryable<Duty> Unreported(TdcDbContext db, IQueryable<Duty> duties, ReportRound round)
    {
        var id = round.Id;
        return duties.Where(AskedDuties.In(round)).Where(duty => duty.State != DutyState.CarriedOver
            && !db.Set<ReportEntry>().Any(e => e.DutyId == duty.Id && db.Set<ReportSubmission>().Any(s => s.Id == e.SubmissionId && s.RoundId == id)));
    }

    /// <summary>The regular round that is reported on now: the last one that has opened; <see langword="null"/> before the first.</summary>
    public static Task<ReportRound?> CurrentRoundAsync(TdcDbContext db, DateOnly today, CancellationToken cancellation) =>
        db.Set<ReportRound>().AsNoTracking().Where(r => r.SeriesId != null && r.OpensOn <= today).OrderByDescending(r => r.OpensOn).FirstOrDefaultAsync(cancellation);
}
