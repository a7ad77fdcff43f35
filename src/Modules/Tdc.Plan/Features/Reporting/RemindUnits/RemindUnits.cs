using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.RemindUnits;

/// <summary>A reminder before it is sent.</summary>
/// <param name="Round">The round.</param>
/// <param name="Subject">Subject of the mail.</param>
/// <param name="Body">Text of the mail.</param>
/// <param name="Recipients">Whom it would reach.</param>
internal sealed record ReminderPreview(ReportRound Round, string Subject, string Body, IReadOnlyList<ReminderRecipient> Recipients);

/// <summary>Lets the coordinator remind units of a round. Mails wait in the outbox and go out as one digest a day; each unit gets one a day at most.</summary>
internal sealed class RemindUnitsHandler(TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access, ReminderPost post)
{
    /// <summary>Shows text and recipients; nothing is sent.</summary>
    /// <param name="key">The round.</param>
    /// <param name="unitCodes">The chosen units; <see langword="null"/> for all that are missing.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<ReminderPreview>> PreviewAsync(string key, IReadOnlyCollection<string>? unitCodes, CancellationToken cancellation)
    {
        if (!access.Coordinates)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        if (!(await access.RoundAsync(key, cancellation)).TryGet(out var round, out var refusal))
        {
            return refusal;
        }

        var missing = await post.Missing(round.Id).Where(o => unitCodes == null || unitCodes.Contains(o.UnitCode)).ToListAsync(cancellation);
        return new ReminderPreview(round, post.Subject(round), post.Body(round), await post.RecipientsAsync(missing, cancellation));
    }

    /// <summary>Sends to the chosen units, or to all that are missing.</summary>
    public async Task<Outcome<RemindersSent>> SendAsync(string key, IReadOnlyCollection<string>? unitCodes, CancellationToken cancellation)
    {
        if (!(await PreviewAsync(key, unitCodes, cancellation)).TryGet(out var preview, out var refusal))
        {
            return refusal;
        }

        if (preview.Recipients.Count == 0)
        {
            return Refusal.Rule("reporting.nobody-to-remind");
        }

        var round = preview.Round;
        var due = preview.Recipients.Where(r => !r.AlreadyToday).ToList();
        due.ForEach(r => post.Remind(round, r.Obligation, r.Addresses));
        var without = due.Count(r => r.Addresses.Count == 0);
        var sent = new RemindersSent(due.Count - without, without, preview.Recipients.Count - due.Count);
        db.AddAudit(clock, asker, "plan.units-reminded", "plan.report-round", round.Id.Value, new { round.Key, sent.Sent, sent.WithoutAddress });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        return sent;
    }
}
