using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.RemindUnits;

/// <summary>A unit that a reminder would reach.</summary>
/// <param name="Obligation">The obligation.</param>
/// <param name="Addresses">Mail addresses; empty when none is known.</param>
/// <param name="AlreadyToday">Whether it was reminded today: it gets no second mail.</param>
internal sealed record ReminderRecipient(ReportObligation Obligation, IReadOnlyList<string> Addresses, bool AlreadyToday);

/// <summary>A reminder before it is sent.</summary>
/// <param name="Round">The round.</param>
/// <param name="Subject">Subject of the mail.</param>
/// <param name="Body">Text of the mail.</param>
/// <param name="Recipients">Whom it would reach.</param>
internal sealed record ReminderPreview(ReportRound Round, string Subject, string Body, IReadOnlyList<ReminderRecipient> Recipients);

/// <summary>What sending did.</summary>
/// <param name="Sent">Units that got a mail and a notice.</param>
/// <param name="WithoutAddress">Units without any address: they got the notice only.</param>
/// <param name="Skipped">Units already reminded today.</param>
internal sealed record RemindersSent(int Sent, int WithoutAddress, int Skipped);

/// <summary>Reminds units of a round. Mails wait in the outbox and go out as one digest a day; each unit gets one a day at most.</summary>
internal sealed class RemindUnitsHandler(
    TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access, OrganisationRegister register, IStringLocalizer<ReportText> words)
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

        var missing = await Missing(round.Id).Where(o => unitCodes == null || unitCodes.Contains(o.UnitCode)).OrderBy(o => o.SortKey).ToListAsync(cancellation);
        return new ReminderPreview(round, Subject(round), Body(round), await RecipientsAsync(missing, Role.Officer, cancellation));
    }

    /// <summary>Sends to the chosen units, or to all that are missing.</summary>
    public async Task<Outcome<RemindersSent>> SendAsync(string key, IReadOnlyCollection<string>? unitCodes, CancellationToken cancellation)
    {
        if (!(await PreviewAsync(key, unitCodes, cancellation)).TryGet(out var preview, out var refusal))
        {
            return refusal;
        }

        return preview.Recipients.Count == 0 ? Refusal.Rule("reporting.nobody-to-remind") : await TellAsync(preview.Round, preview.Recipients, ReminderAudience.Unit, cancellation);
    }

    /// <summary>Follows the schedule for a round: called by the periodic work, once a day.</summary>
    public async Task<RemindersSent> FollowScheduleAsync(ReportRound round, ReminderAudience audience, CancellationToken cancellation)
    {
        var missing = await Missing(round.Id).OrderBy(o => o.SortKey).ToListAsync(cancellation);
        if (audience.HasFlag(ReminderAudience.Coordinator))
        {
            missing.ForEach(o => o.RaisedOn ??= clock.TodayInVietnam);
        }

        var recipients = await RecipientsAsync(missing, audience.HasFlag(ReminderAudience.Head) ? Role.Head : Role.Officer, cancellation);
        return audience.HasFlag(ReminderAudience.Unit) || audience.HasFlag(ReminderAudience.Head)
            ? await TellAsync(round, recipients, audience, cancellation)
            : await SaveAsync(new RemindersSent(0, 0, 0), cancellation);
    }

    private async Task<RemindersSent> TellAsync(ReportRound round, IReadOnlyList<ReminderRecipient> recipients, ReminderAudience audience, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var (sent, without, skipped) = (0, 0, 0);
        var address = $"/ky-bao-cao/{round.Key}/bao-cao";
        foreach (var recipient in recipients)
        {
            var obligation = recipient.Obligation;
            if (recipient.AlreadyToday)
            {
                skipped++;
                continue;
            }

            db.AddNotice(clock, obligation.Unit, Role.Officer, "reporting.notice-reminder", [round.TitleVi, round.DueOn], address);
            if (audience.HasFlag(ReminderAudience.Head))
            {
                db.AddNotice(clock, obligation.Unit, Role.Head, "reporting.notice-reminder", [round.TitleVi, round.DueOn], address);
            }

            foreach (var to in recipient.Addresses)
            {
                db.AddMail(clock, to, Subject(round), Body(round), "plan.reminder", digestKey: "plan.reports");
            }

            obligation.Reminded(today, recipient.Addresses.Count > 0);
            obligation.Version = Guid.CreateVersion7(clock.GetUtcNow());
            sent += recipient.Addresses.Count > 0 ? 1 : 0;
            without += recipient.Addresses.Count > 0 ? 0 : 1;
        }

        db.AddAudit(clock, asker, "plan.units-reminded", "plan.report-round", round.Id.Value, new { round.Key, Sent = sent, WithoutAddress = without, Audience = audience.ToString() });
        return await SaveAsync(new RemindersSent(sent, without, skipped), cancellation);
    }

    private async Task<RemindersSent> SaveAsync(RemindersSent done, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        return done;
    }

    private IQueryable<ReportObligation> Missing(ReportRoundId round) =>
        db.Set<ReportObligation>().Where(o => o.RoundId == round && ReportStates.Missing.Contains(o.State));

    private async Task<List<ReminderRecipient>> RecipientsAsync(List<ReportObligation> missing, Role role, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var units = missing.ConvertAll(o => o.Unit);
        var people = (await (from held in db.Set<UnitRole>()
                             join user in db.Users on held.UserId equals user.Id
                             where held.Role == role && held.ValidFrom <= today && (held.ValidTo == null || held.ValidTo >= today) && units.Contains(held.Unit) && user.Email != null
                             select new { held.Unit, user.Email }).ToListAsync(cancellation)).ToLookup(p => p.Unit, p => p.Email!);
        var snapshot = await register.NowAsync(cancellation);
        return missing.ConvertAll(o =>
        {
            var own = snapshot.Knows(o.Unit) ? snapshot.OfLineage(o.Unit, today).Email : "";
            return new ReminderRecipient(o, own.Length > 0 ? [own] : [.. people[o.Unit].Distinct().Take(3)], o.RemindedOn == today);
        });
    }

    private string Subject(ReportRound round)
    {
        using var vietnamese = new VietnameseScope();
        return words["mail.subject", round.TitleVi];
    }

    private string Body(ReportRound round)
    {
        using var vietnamese = new VietnameseScope();
        var past = round.DaysPast(clock.TodayInVietnam);
        return words["mail.body", round.TitleVi, Display.EndOf(round.DueOn), past > 0 ? words["due.past", Display.Days(past)].Value : words["due.left", Display.Days(-past)].Value, $"/ky-bao-cao/{round.Key}/bao-cao"];
    }
}
