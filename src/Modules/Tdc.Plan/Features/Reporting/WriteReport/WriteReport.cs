using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.WriteReport;

/// <summary>A report that its unit is writing, with what is asked of it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Obligation">The obligation.</param>
/// <param name="Report">The draft; <see langword="null"/> before the first save.</param>
/// <param name="Form">What is asked.</param>
/// <param name="Fields">What was typed so far.</param>
/// <param name="Check">What checking it finds.</param>
internal sealed record OpenReport(
    ReportRound Round, ReportObligation Obligation, Report? Report, ReportForm Form, ReportFields Fields, ReportCheck Check)
{
    /// <summary>The version to give back with the next save.</summary>
    public Guid Version => Report?.Version ?? Guid.Empty;

    /// <summary>Why nothing can be written now; <see langword="null"/> when it can.</summary>
    public Refusal? WhyNotWritten(DateOnly today) => Obligation.WhyNotWritten(Round, today);
}

/// <summary>What a save led to.</summary>
/// <param name="Report">The draft as it stands.</param>
/// <param name="Conflict">What was posted, kept beside, when somebody else had changed the same fields in between.</param>
internal sealed record SavedReport(OpenReport Report, ReportDraft? Conflict);

/// <summary>Opens and saves the draft of the asker's own unit. Every save keeps what was typed, right or wrong.</summary>
internal sealed class WriteReportHandler(TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access, ReportFormSource forms)
{
    /// <summary>The report of the asker's unit.</summary>
    public async Task<Outcome<OpenReport>> OpenAsync(string key, string? unitCode, CancellationToken cancellation)
    {
        if (!(await access.OwnAsync(key, unitCode, cancellation)).TryGet(out var owed, out var refusal))
        {
            return refusal;
        }

        var report = await db.Set<Report>().Include(r => r.Drafts).SingleOrDefaultAsync(r => r.ObligationId == owed.Obligation.Id, cancellation);
        return await ShowAsync(owed, report, cancellation);
    }

    /// <summary>Saves some fields on top of the version that the writer had seen.</summary>
    /// <param name="key">The round.</param>
    /// <param name="unitCode">The unit; <see langword="null"/> for the asker's first.</param>
    /// <param name="seen">The version that the writer had seen; empty before the first save, <see langword="null"/> to take any.</param>
    /// <param name="change">Puts the posted fields over the present ones and says which it touched.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<SavedReport>> SaveAsync(
        string key, string? unitCode, Guid? seen, Func<ReportForm, ReportFields, IReadOnlyCollection<string>> change, CancellationToken cancellation) =>
        await SaveAsync(key, unitCode, seen, change, retry: true, cancellation);

    /// <summary>Puts one of the kept versions over the present one; the present one is kept in turn.</summary>
    public Task<Outcome<SavedReport>> RestoreAsync(string key, string? unitCode, Guid seen, Guid draft, CancellationToken cancellation) =>
        SaveAsync(key, unitCode, seen, (_, fields) =>
        {
            var kept = db.ChangeTracker.Entries<ReportDraft>().Select(e => e.Entity).FirstOrDefault(d => d.Id == draft);
            if (kept is null)
            {
                return [];
            }

            var old = ReportFields.Parse(kept.Fields);
            var touched = fields.DifferencesTo(old).ToList();
            touched.ForEach(f => fields[f] = old[f]);
            return touched;
        }, cancellation);

    private async Task<Outcome<SavedReport>> SaveAsync(
        string key, string? unitCode, Guid? seen, Func<ReportForm, ReportFields, IReadOnlyCollection<string>> change, bool retry,
        CancellationToken cancellation)
    {
        if (!(await OpenAsync(key, unitCode, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal;
        }

        if (!access.WritesFor(open.Obligation.Unit))
        {
            return Refusal.NotFound("reporting.no-such-report");
        }

        var now = clock.GetUtcNow();
        if (!open.Obligation.Save(open.Round, now).TryGet(out _, out refusal))
        {
            return refusal;
        }

        open.Obligation.Version = Guid.CreateVersion7(now);
        var report = open.Report ?? Begin(open.Obligation);
        var fields = open.Fields.Copy();
        var touched = change(open.Form, fields);
        ReportDraft? conflict = null;
        if (seen is { } version && report.Version != version && Overlaps(report, version, open.Fields, fields, touched))
        {
            conflict = report.KeepConflict(fields, asker.UserId, asker.Name, now, Guid.CreateVersion7(now));
            db.Add(conflict);
        }
        else
        {
            report.Save(fields, asker.UserId, asker.Name, now, Guid.CreateVersion7(now));
            foreach (var kept in report.Drafts.Where(d => db.Entry(d).State == EntityState.Detached))
            {
                db.Add(kept);
            }
        }

        db.AddAudit(
            clock, asker, conflict is null ? "plan.report-saved" : "plan.report-conflict", "plan.report", report.Id.Value, new { Fields = touched.Count });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (retry)
        {
            // Two posts in the same instant: the other one has won, and this one is tried again on top of it.
            db.ChangeTracker.Clear();
            return await SaveAsync(key, unitCode, seen ?? Guid.Empty, change, retry: false, cancellation);
        }

        return new SavedReport(await ShowAsync(new OwedReport(open.Round, open.Obligation), report, cancellation), conflict);
    }

    private Report Begin(ReportObligation obligation)
    {
        var report = new Report { Id = clock.NewId<ReportId>(), ObligationId = obligation.Id, RoundId = obligation.RoundId, Unit = obligation.Unit };
        db.Add(report);
        db.AddAudit(clock, asker, "plan.report-begun", "plan.report", report.Id.Value, new { Unit = obligation.Unit.Value });
        return report;
    }

    private async Task<OpenReport> ShowAsync(OwedReport owed, Report? report, CancellationToken cancellation)
    {
        var form = await forms.LoadAsync(owed.Round, owed.Obligation.Unit, cancellation);
        var fields = report?.Read() ?? ReportFields.Empty;
        return new OpenReport(owed.Round, owed.Obligation, report, form, fields, ReportCheck.Of(form, fields));
    }

    // Different fields by different people join; only a field that both changed, to different texts, is a conflict.
    private static bool Overlaps(Report report, Guid seen, ReportFields present, ReportFields posted, IReadOnlyCollection<string> touched)
    {
        var mine = touched.Where(f => present[f] != posted[f]).ToList();
        if (report.Drafts.Find(d => d.Id == seen) is not { } seenDraft)
        {
            return mine.Count > 0 && seen != Guid.Empty || mine.Exists(f => present[f].Length > 0);
        }

        var before = ReportFields.Parse(seenDraft.Fields);
        foreach (var field in mine.ToList())
        {
            if (before[field] == posted[field])
            {
                posted[field] = present[field]; // not changed by me: theirs stands
                mine.Remove(field);
            }
        }

        return mine.Exists(f => before[f] != present[f]);
    }
}
