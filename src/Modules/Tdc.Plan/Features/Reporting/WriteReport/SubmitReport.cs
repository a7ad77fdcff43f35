using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.WriteReport;

/// <summary>A unit has handed in a report.</summary>
/// <param name="Round">Key of the round.</param>
/// <param name="Unit">The unit's line.</param>
/// <param name="Obligation">The obligation.</param>
/// <param name="Submission">The submission.</param>
internal sealed record ReportSubmitted(string Round, Guid Unit, Guid Obligation, Guid Submission) : IEventRecord;

/// <summary>What the unit gets for its report.</summary>
/// <param name="Receipt">Number to quote.</param>
/// <param name="At">When it came in.</param>
/// <param name="DaysLate">0 in time.</param>
internal sealed record ReportReceipt(string Receipt, DateTimeOffset At, int DaysLate);

/// <summary>Hands in the draft of the asker's own unit.</summary>
internal sealed class SubmitReportHandler(TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access, WriteReportHandler drafts)
{
    /// <summary>Hands in the version that was seen; a second post of the same version gives the same receipt.</summary>
    public async Task<Outcome<ReportReceipt>> HandleAsync(string key, string? unitCode, Guid? seen, CancellationToken cancellation)
    {
        if (!(await drafts.OpenAsync(key, unitCode, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal;
        }

        var obligation = open.Obligation;
        if (!access.SubmitsFor(obligation.Unit))
        {
            return access.WritesFor(obligation.Unit)
                ? new Refusal(RefusalKind.Forbidden, "reporting.head-submits")
                : Refusal.NotFound("reporting.no-such-report");
        }

        if (obligation.IsComplete && (seen is null || seen == open.Version))
        {
            return new ReportReceipt(obligation.Receipt, obligation.LastSubmittedAt!.Value, obligation.DaysLate ?? 0);
        }

        if (open.Report is not { } report)
        {
            return Refusal.Rule("reporting.nothing-written");
        }

        if (seen is { } version && version != report.Version)
        {
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        if (!open.Check.CanBeSent)
        {
            return Refusal.Rule("reporting.not-complete", open.Check.Faults.Count + open.Check.Doubts.Count(d => !d.IsExplained));
        }

        var now = clock.GetUtcNow();
        var number = obligation.Submissions + 1;
        var receipt = ReportFiling.Receipt(open.Round.Key, obligation.UnitCode, number);
        var submission = ReportFiling.Make(
            Guid.CreateVersion7(now), report, open.Form, open.Fields, number, receipt, new(asker.UserId, asker.Name), now);
        if (!obligation.Submit(open.Round, submission.Id, receipt, open.Check.RequiredCells, open.Check.FilledCells, now).TryGet(out _, out refusal))
        {
            return refusal;
        }

        obligation.Version = Guid.CreateVersion7(now);
        db.Add(submission);
        await DeclareAsync(submission, open.Round, cancellation);
        await AdvanceAsync(submission, open.Round, cancellation);
        db.AddAudit(clock, asker, "plan.report-submitted", "plan.report", report.Id.Value, new { open.Round.Key, Unit = obligation.Unit.Value, Receipt = receipt, Number = number });
        db.AddEvent(clock, new ReportSubmitted(open.Round.Key, obligation.Unit.Value, obligation.Id.Value, submission.Id));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        return new ReportReceipt(receipt, now, ReportObligation.LateBy(now, obligation.DueAt));
    }

    private async Task DeclareAsync(ReportSubmission submission, ReportRound round, CancellationToken cancellation)
    {
        var ids = submission.Figures.Select(f => f.MeasureId).ToList();
        var known = await db.Set<DeclaredValue>()
            .Where(v => v.Unit == submission.Unit && v.PeriodFrom == round.PeriodFrom && v.PeriodTo == round.PeriodTo && ids.Contains(v.MeasureId))
            .ToDictionaryAsync(v => v.MeasureId, cancellation);
        foreach (var value in ReportFiling.Declared(submission, round, submission.Unit, () => Guid.CreateVersion7(clock.GetUtcNow())))
        {
            if (known.TryGetValue(value.MeasureId, out var old))
            {
                (old.Value, old.Denominator, old.ReportId, old.DeclaredBy, old.DeclaredAt, old.Reason) =
                    (value.Value, value.Denominator, value.ReportId, value.DeclaredBy, value.DeclaredAt, value.Reason);
            }
            else
            {
                db.Add(value);
            }
        }
    }

    // A report moves the duties it tells of, unless a later entry has moved them further already.
    private async Task AdvanceAsync(ReportSubmission submission, ReportRound round, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var told = submission.Entries.Where(e => e.Progress is not null || e.Narrative.Length > 0).ToDictionary(e => e.DutyId);
        var ids = told.Keys.ToList();
        foreach (var duty in await db.Set<Duty>().Where(d => ids.Contains(d.Id)).ToListAsync(cancellation))
        {
            var entry = told[duty.Id];
            if (duty.Advance(entry.Progress, today) is not null)
            {
                continue;
            }

            duty.Version = Guid.CreateVersion7(clock.GetUtcNow());
            db.Add(new ProgressEntry
            {
                Id = clock.NewId<ProgressEntryId>(),
                DutyId = duty.Id,
                On = today,
                Share = entry.Progress,
                Source = ProgressSource.Hand,
                Narrative = entry.Narrative,
                Author = submission.By,
                WrittenAt = submission.At,
            });
        }
    }
}
