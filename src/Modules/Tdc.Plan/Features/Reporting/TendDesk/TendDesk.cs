using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.ListRounds;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.TendDesk;

/// <summary>A report on the desk.</summary>
/// <param name="RoundKey">The round.</param>
/// <param name="Obligation">The obligation.</param>
internal sealed record DeskReport(string RoundKey, ReportObligation Obligation);

/// <summary>What waits for the coordinator.</summary>
/// <param name="Rounds">Rounds that are open or past and not locked, with their figures.</param>
/// <param name="Waiting">Submitted reports that wait longest.</param>
/// <param name="WaitingCount">How many wait.</param>
/// <param name="LongOverdue">Units whose report is seven days overdue or more.</param>
/// <param name="LongOverdueCount">How many there are.</param>
/// <param name="EvidenceWaiting">Evidence items that nobody has looked at.</param>
/// <param name="DutiesSubmitted">Duties said to be done that wait for acceptance.</param>
/// <param name="Amendments">Amendments that wait to be collected or submitted.</param>
/// <param name="Untimed">Tasks without a decided time.</param>
internal sealed record Desk(
    IReadOnlyList<(ReportRound Round, ReportTally Tally)> Rounds, IReadOnlyList<DeskReport> Waiting, int WaitingCount, IReadOnlyList<DeskReport> LongOverdue,
    int LongOverdueCount, int EvidenceWaiting, int DutiesSubmitted, int Amendments, IReadOnlyList<string> Untimed);

/// <summary>Puts the coordinator's desk together.</summary>
internal sealed class TendDeskHandler(TdcDbContext db, TimeProvider clock, ReportAccess access, RoundFigures figures)
{
    private const int Shown = 10;

    /// <summary>The desk today.</summary>
    public async Task<Outcome<Desk>> HandleAsync(CancellationToken cancellation)
    {
        if (!access.Coordinates)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        var today = clock.TodayInVietnam;
        var rounds = await db.Set<ReportRound>().AsNoTracking().Where(r => r.LockedAt == null && r.OpensOn <= today).OrderByDescending(r => r.DueOn).Take(4).ToListAsync(cancellation);
        var counts = (await figures.OfAsync([.. rounds.Select(r => r.Id)], cancellation)).ToLookup(c => c.RoundId);
        var ids = rounds.ConvertAll(r => r.Id);
        var keys = rounds.ToDictionary(r => r.Id, r => r.Key);
        var open = db.Set<ReportObligation>().AsNoTracking().Where(o => ids.Contains(o.RoundId));
        var waiting = open.Where(o => o.State == ReportState.Submitted);
        var weekAgo = clock.GetUtcNow().AddDays(-7);
        var overdue = open.Where(o => ReportStates.Missing.Contains(o.State) && o.DueAt <= weekAgo);
        var untimed = await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).ToListAsync(cancellation);
        return new Desk(
            rounds.ConvertAll(r => (r, RoundFigures.Sum(counts[r.Id]))),
            (await waiting.OrderBy(o => o.LastSubmittedAt).Take(Shown).ToListAsync(cancellation)).ConvertAll(o => new DeskReport(keys[o.RoundId], o)),
            await waiting.CountAsync(cancellation),
            (await overdue.OrderBy(o => o.DueAt).ThenBy(o => o.SortKey).Take(Shown).ToListAsync(cancellation)).ConvertAll(o => new DeskReport(keys[o.RoundId], o)),
            await overdue.CountAsync(cancellation),
            await db.Set<Evidence>().CountAsync(e => e.Review == EvidenceReview.Waiting && e.WithdrawnAt == null, cancellation),
            await db.Set<Duty>().CountAsync(d => d.State == DutyState.Submitted, cancellation),
            await db.Set<Amendment>().CountAsync(a => a.State == AmendmentState.Proposed || a.State == AmendmentState.Collected, cancellation),
            [.. untimed.Where(t => !t.On(today).Time.IsDecided).OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).Select(t => t.Label)]);
    }
}
