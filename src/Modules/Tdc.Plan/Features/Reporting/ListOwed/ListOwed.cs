using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.ListOwed;

/// <summary>A report that a unit owes now, or has just sent.</summary>
/// <param name="Round">The round.</param>
/// <param name="Obligation">Where the report stands.</param>
/// <param name="Unreported">Duties of the unit on which no report of the round says anything yet.</param>
internal sealed record OwedNow(ReportRound Round, ReportObligation Obligation, int Unreported);

/// <summary>What a unit has to report now: open rounds and those past their deadline that still wait for it.</summary>
internal sealed class ListOwedHandler(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    private const int Most = 4;

    /// <summary>The reports of a unit, and those still owed by units that ended into it, the most urgent first; what was sent stays until its deadline.</summary>
    public async Task<IReadOnlyList<OwedNow>> HandleAsync(LineageId unit, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var ended = (await register.NowAsync(cancellation)).EndedInto(unit, today).ToList();
        var since = today.AddDays(-ReminderSchedule.LastDay);
        var found = await (from o in db.Set<ReportObligation>().AsNoTracking()
                           join r in db.Set<ReportRound>().AsNoTracking() on o.RoundId equals r.Id
                           where (o.Unit == unit || (ended.Contains(o.Unit) && ReportStates.Missing.Contains(o.State))) && o.State != ReportState.Waived && r.LockedAt == null && r.OpensOn <= today
                               && (r.DueOn >= today || (r.DueOn >= since && ReportStates.Missing.Contains(o.State)))
                           orderby r.DueOn, r.Key
                           select new { Round = r, Obligation = o }).Take(Most).ToListAsync(cancellation);
        var owed = new List<OwedNow>(found.Count);
        foreach (var one in found)
        {
            var silent = one.Round.IsAdHoc ? 0 : await ReportedDuties.Unreported(db, db.Set<Duty>().Where(d => d.Unit == one.Obligation.Unit), one.Round).CountAsync(cancellation);
            owed.Add(new OwedNow(one.Round, one.Obligation, silent));
        }

        return owed;
    }
}
