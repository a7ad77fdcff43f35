using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;
using Tdc.Platform.Notices;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.RemindUnits;

/// <summary>A unit that a reminder would reach.</summary>
/// <param name="Obligation">The obligation.</param>
/// <param name="Addresses">Mail addresses; empty when none is known.</param>
/// <param name="AlreadyToday">Whether it was reminded today: it gets no second mail.</param>
internal sealed record ReminderRecipient(ReportObligation Obligation, IReadOnlyList<string> Addresses, bool AlreadyToday);

/// <summary>What sending did.</summary>
/// <param name="Sent">Units that got a mail and a notice.</param>
/// <param name="WithoutAddress">Units without any address: they got the notice only.</param>
/// <param name="Skipped">Units already reminded today.</param>
internal sealed record RemindersSent(int Sent, int WithoutAddress, int Skipped);

/// <summary>Writes reminders: a notice in the program, and a part of the recipient's one mail a day. The caller saves.</summary>
internal sealed class ReminderPost(TdcDbContext db, TimeProvider clock, OrganisationRegister register, SiteAddress site, IStringLocalizer<ReportText> words)
{
    private const int MostAddresses = 3;

    /// <summary>The obligations of a round that nobody has met yet.</summary>
    public IQueryable<ReportObligation> Missing(ReportRoundId round) =>
        db.Set<ReportObligation>().Where(o => o.RoundId == round && ReportStates.Missing.Contains(o.State)).OrderBy(o => o.SortKey);

    /// <summary>Whom reminders of some obligations would reach: the unit's own address, or else those of its officers.</summary>
    public async Task<List<ReminderRecipient>> RecipientsAsync(IReadOnlyCollection<ReportObligation> missing, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var officers = await AddressesAsync(missing, Role.Officer, cancellation);
        var snapshot = await register.NowAsync(cancellation);
        return [.. missing.Select(o =>
        {
            var own = snapshot.Knows(o.Unit) ? snapshot.OfLineage(o.Unit, today).Email : "";
            return new ReminderRecipient(o, own.Length > 0 ? [own] : [.. officers[o.Unit].Take(MostAddresses)], o.RemindedOn == today);
        })];
    }

    /// <summary>Addresses of those who hold a role in the units today.</summary>
    public async Task<ILookup<LineageId, string>> AddressesAsync(IReadOnlyCollection<ReportObligation> of, Role role, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var units = of.Select(o => o.Unit).ToList();
        var people = await (from held in db.Set<UnitRole>()
                            join user in db.Users on held.UserId equals user.Id
                            where held.Role == role && held.ValidFrom <= today && (held.ValidTo == null || held.ValidTo >= today) && units.Contains(held.Unit) && user.Email != null
                            orderby user.Email
                            select new { held.Unit, user.Email }).ToListAsync(cancellation);
        return people.Distinct().ToLookup(p => p.Unit, p => p.Email!);
    }

    /// <summary>Reminds a unit.</summary>
    public void Remind(ReportRound round, ReportObligation obligation, IReadOnlyList<string> addresses)
    {
        var past = round.DaysPast(clock.TodayInVietnam);
        db.AddNotice(
            clock, obligation.Unit, Role.Officer, past > 0 ? ReportNotices.Overdue : ReportNotices.Reminder, [ReportNotices.Title(round), round.DueOn], ReportNotices.ReportAddress(round));
        Mail(round, addresses);
        obligation.Reminded(clock.TodayInVietnam, addresses.Count > 0);
    }

    /// <summary>Tells a unit's head that the report is missing; said once only.</summary>
    public void TellHead(ReportRound round, ReportObligation obligation, IReadOnlyList<string> addresses)
    {
        db.AddNotice(
            clock, obligation.Unit, Role.Head, ReportNotices.Escalated, [ReportNotices.Title(round), round.DueOn], ReportNotices.ReportAddress(round),
            ReportNotices.OnceKey(ReportNotices.Escalated, round, obligation.Unit));
        Mail(round, addresses);
    }

    /// <summary>Subject of the mail, in Vietnamese.</summary>
    public string Subject(ReportRound round)
    {
        using var vietnamese = new VietnameseScope();
        return words["mail.subject", round.TitleVi];
    }

    /// <summary>Text of the mail, in Vietnamese.</summary>
    public string Body(ReportRound round)
    {
        using var vietnamese = new VietnameseScope();
        var past = round.DaysPast(clock.TodayInVietnam);
        return words["mail.body", round.TitleVi, Display.EndOf(round.DueOn), past > 0 ? words["due.past", Display.Days(past)].Value : words["due.left", Display.Days(-past)].Value, site.Root.TrimEnd('/') + ReportNotices.ReportAddress(round)];
    }

    private void Mail(ReportRound round, IEnumerable<string> addresses)
    {
        foreach (var to in addresses)
        {
            db.AddMail(clock, to, Subject(round), Body(round), "plan.reminder", digestKey: "plan.reports");
        }
    }
}
