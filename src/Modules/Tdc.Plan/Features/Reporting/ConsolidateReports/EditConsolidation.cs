using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Events;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>A round's consolidated report was finished: its text and figures stand.</summary>
/// <param name="Round">Key of the round.</param>
/// <param name="Consolidation">The consolidated report.</param>
internal sealed record ReportsConsolidated(string Round, Guid Consolidation) : IEventRecord;

/// <summary>Texts that the coordinator writes; <see langword="null"/> leaves a text as it is.</summary>
internal sealed record ConsolidationTexts(
    string? Summary, string? Difficulties, string? Proposals, string? NextSteps, IReadOnlyDictionary<PlanTaskId, string> Narratives);

/// <summary>A consolidated report with its round.</summary>
internal sealed record OpenConsolidation(ReportRound Round, Consolidation Consolidation);

/// <summary>Opens, edits, finishes, issues and locks consolidated reports.</summary>
internal sealed class EditConsolidationHandler(TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access, FileStore files)
{
    /// <summary>Longest text of one field.</summary>
    public const int LongestText = 20_000;

    /// <summary>The consolidated report with a number, or the last one of the round.</summary>
    public async Task<Outcome<OpenConsolidation>> OpenAsync(string key, int? number, CancellationToken cancellation)
    {
        if (!access.Oversees)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        if (!(await access.RoundAsync(key, cancellation)).TryGet(out var round, out var refusal))
        {
            return refusal;
        }

        var found = await db.Set<Consolidation>()
            .Include(c => c.Sources).Include(c => c.Tasks).Include(c => c.Figures).Include(c => c.Issues).AsSplitQuery()
            .Where(c => c.RoundId == round.Id && (number == null || c.Number == number))
            .OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellation);
        return found is null ? Refusal.NotFound("reporting.no-such-consolidation") : new OpenConsolidation(round, found);
    }

    /// <summary>The consolidated reports of a round by number, those that a newer draft took over left out.</summary>
    public async Task<IReadOnlyList<(int Number, bool IsSupplement)>> VersionsAsync(ReportRoundId round, CancellationToken cancellation) =>
        access.Oversees
            ? (await db.Set<Consolidation>().Where(c => c.RoundId == round && c.State != ConsolidationState.Superseded).OrderBy(c => c.Number)
                .Select(c => new { c.Number, IsSupplement = c.SupplementTo != null }).ToListAsync(cancellation)).ConvertAll(c => (c.Number, c.IsSupplement))
            : [];

    /// <summary>Writes texts of a draft on top of the version seen.</summary>
    public Task<Outcome<Consolidation>> WriteAsync(string key, int number, Guid? seen, ConsolidationTexts texts, CancellationToken cancellation) =>
        ChangeAsync(key, number, seen, "plan.consolidation-written", (open, _) =>
        {
            var made = open.Consolidation;
            if (!made.IsEditable)
            {
                return Task.FromResult<Outcome<Done>>(Refusal.Rule("reporting.consolidation-fixed"));
            }

            made.Summary = Clean(texts.Summary) ?? made.Summary;
            made.Difficulties = Clean(texts.Difficulties) ?? made.Difficulties;
            made.Proposals = Clean(texts.Proposals) ?? made.Proposals;
            made.NextSteps = Clean(texts.NextSteps) ?? made.NextSteps;
            foreach (var task in made.Tasks.Where(t => texts.Narratives.ContainsKey(t.TaskId)))
            {
                task.Narrative = Clean(texts.Narratives[task.TaskId])!;
            }

            return Task.FromResult<Outcome<Done>>(Done.Instance);
        }, cancellation);

    /// <summary>Fixes the text; the reports in it count as consolidated.</summary>
    public Task<Outcome<Consolidation>> FinishAsync(string key, int number, Guid? seen, CancellationToken cancellation) =>
        ChangeAsync(key, number, seen, "plan.consolidation-finished", async (open, now) =>
        {
            if (!open.Consolidation.Finish().TryGet(out _, out var refusal))
            {
                return refusal;
            }

            var used = open.Consolidation.Sources.Where(s => s.SubmissionId is not null).ToDictionary(s => s.ObligationId, s => s.SubmissionId);
            foreach (var obligation in await ObligationsAsync(open.Round, cancellation))
            {
                if (used.TryGetValue(obligation.Id, out var submission))
                {
                    if (obligation.LatestSubmission != submission || !obligation.IsComplete)
                    {
                        return Refusal.Conflict("reporting.sources-changed");
                    }

                    obligation.Consolidate(asker.UserId, now);
                    obligation.Version = Guid.CreateVersion7(now);
                }
            }

            db.AddEvent(clock, new ReportsConsolidated(open.Round.Key, open.Consolidation.Id.Value));
            await db.TellRoleAsync(
                clock, Role.Leader, ReportNotices.Consolidated, [ReportNotices.Title(open.Round)], $"/ky-bao-cao/{open.Round.Key}/tong-hop?ban={open.Consolidation.Number}",
                $"{ReportNotices.Consolidated}:{open.Round.Key}:{open.Consolidation.Number}", cancellation);
            return Done.Instance;
        }, cancellation);

    /// <summary>Enters number, date and signed scan of an issued document; without a scan, one that was entered before stays.</summary>
    /// <param name="key">The round.</param>
    /// <param name="number">Number of the consolidated report.</param>
    /// <param name="addressee">To whom the document went.</param>
    /// <param name="documentNumber">Number and symbol, at most 100 letters.</param>
    /// <param name="datedOn">Date of the document, not after today.</param>
    /// <param name="scan">The signed document as PDF; <see langword="null"/> keeps the one that is there.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Outcome<Consolidation>> IssueAsync(
        string key, int number, Addressee addressee, string documentNumber, DateOnly datedOn, (Stream Content, string Name)? scan, CancellationToken cancellation) =>
        ChangeAsync(key, number, null, "plan.consolidation-issued", async (open, now) =>
        {
            if (string.IsNullOrWhiteSpace(documentNumber) || documentNumber.Length > 100)
            {
                return Refusal.Rule("reporting.document-number-missing");
            }

            if (datedOn > clock.TodayInVietnam)
            {
                return Refusal.Rule("reporting.document-date-late");
            }

            FileId? stored = null;
            if (scan is { } upload)
            {
                if (!(await files.SaveAsync(upload.Content, upload.Name, UploadLimits.SignedScan, asker, cancellation)).TryGet(out var file, out var no))
                {
                    return no;
                }

                stored = file.Id;
            }

            var kept = open.Consolidation.Issues.Find(i => i.Addressee == addressee);
            var answer = open.Consolidation.Issue(new ConsolidationIssue
            {
                Id = Guid.CreateVersion7(now),
                ConsolidationId = open.Consolidation.Id,
                Addressee = addressee,
                DocumentNumber = documentNumber.Trim(),
                DatedOn = datedOn,
                ScanId = stored?.Value ?? kept?.ScanId,
                EnteredBy = asker.UserId,
                EnteredAt = now,
            });
            foreach (var issue in open.Consolidation.Issues.Where(i => db.Entry(i).State == EntityState.Detached))
            {
                db.Add(issue);
            }

            return answer;
        }, cancellation);

    /// <summary>Locks the report with everything in it.</summary>
    public Task<Outcome<Consolidation>> LockAsync(string key, int number, CancellationToken cancellation) =>
        ChangeAsync(key, number, null, "plan.consolidation-locked", async (open, now) =>
        {
            if (!open.Consolidation.Lock().TryGet(out _, out var refusal))
            {
                return refusal;
            }

            var used = open.Consolidation.Sources.Where(s => s.SubmissionId is not null).Select(s => s.ObligationId).ToHashSet();
            foreach (var obligation in (await ObligationsAsync(open.Round, cancellation)).Where(o => used.Contains(o.Id)))
            {
                obligation.Lock();
                obligation.Version = Guid.CreateVersion7(now);
            }

            var round = await db.Set<ReportRound>().SingleAsync(r => r.Id == open.Round.Id, cancellation);
            round.LockedAt ??= now;
            return Done.Instance;
        }, cancellation);

    private async Task<Outcome<Consolidation>> ChangeAsync(
        string key, int number, Guid? seen, string action, Func<OpenConsolidation, DateTimeOffset, Task<Outcome<Done>>> change, CancellationToken cancellation)
    {
        if (!access.Coordinates)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        if (!(await OpenAsync(key, number, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal;
        }

        if (seen is { } version && version != open.Consolidation.Version)
        {
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        var now = clock.GetUtcNow();
        if (!(await change(open, now)).TryGet(out _, out refusal))
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        open.Consolidation.Version = Guid.CreateVersion7(now);
        db.AddAudit(clock, asker, action, "plan.consolidation", open.Consolidation.Id.Value, new { open.Round.Key, open.Consolidation.Number });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        return open.Consolidation;
    }

    private Task<List<ReportObligation>> ObligationsAsync(ReportRound round, CancellationToken cancellation) =>
        db.Set<ReportObligation>().Where(o => o.RoundId == round.Id).ToListAsync(cancellation);

    private static string? Clean(string? text) => text is null
        ? null
        : (text.Length > LongestText ? text[..LongestText] : text).Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
