using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.ListDuties;
using Tdc.Plan.Resources;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Feed = Tdc.Plan.Domain.CalendarFeed;

namespace Tdc.Plan.Features.Calendar;

/// <summary>Makes and revokes a person's secret calendar addresses.</summary>
internal sealed class CalendarFeedHandler(TdcDbContext db, PlanAccess access, TimeProvider clock)
{
    /// <summary>Makes one for a unit; the token is shown once and stored only as its hash.</summary>
    public async Task<Outcome<string>> MakeAsync(LineageId unit, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (rights.Asker.UserId is not { } user || !rights.WritesFor(unit))
        {
            return Refusal.NotFound("plan.no-such-feed");
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var feed = new Feed { Id = clock.NewId<CalendarFeedId>(), UserId = user, Unit = unit, TokenHash = HashOf(token), CreatedAt = clock.GetUtcNow() };
        db.Add(feed);
        db.AddAudit(clock, rights.Asker, "plan.feed-made", "plan.feed", feed.Id.Value, new { Unit = unit.Value });
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>Revokes one of the asker's own.</summary>
    public async Task<Outcome<Done>> RevokeAsync(CalendarFeedId id, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var feed = await db.Set<Feed>().SingleOrDefaultAsync(f => f.Id == id && f.UserId == rights.Asker.UserId && f.RevokedAt == null, cancellation);
        if (feed is null)
        {
            return Refusal.NotFound("plan.no-such-feed");
        }

        feed.RevokedAt = clock.GetUtcNow();
        db.AddAudit(clock, rights.Asker, "plan.feed-revoked", "plan.feed", id.Value);
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }

    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary><c>GET /lich/{token}.ics</c>: a unit's deadlines for a calendar program. A wrong, revoked or orphaned token is 404.</summary>
internal static class DeadlineFeedEndpoint
{
    internal static async Task<Results<ContentHttpResult, NotFound>> HandleAsync(
        string token, HttpContext http, TdcDbContext db, OrganisationRegister register, TimeProvider clock, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        var hash = token.Length == 64 ? CalendarFeedHandler.HashOf(token) : "";
        var feed = await db.Set<Feed>().AsNoTracking().SingleOrDefaultAsync(f => f.TokenHash == hash && f.RevokedAt == null, cancellation);
        var today = clock.TodayInVietnam;
        if (feed is null || !await MayStillReadAsync(db, feed, today, cancellation))
        {
            return TypedResults.NotFound();
        }

        var units = await register.NowAsync(cancellation);
        var unit = units.OfLineage(feed.Unit, today);
        var titles = await DutyTitles.ReadAsync(db, cancellation);
        var duties = await db.Set<Duty>().AsNoTracking().Where(DutyRules.Open).Where(d => d.Unit == feed.Unit).OrderBy(d => d.DueOn).Take(500)
            .Join(db.Set<PlanTask>(), d => d.TaskId, t => t.Id, (d, t) => new { d.Id, d.TaskId, d.DueOn, d.Year, t.GroupNumber, t.Number }).ToListAsync(cancellation);
        var reports = await db.Set<ReportObligation>().AsNoTracking()
            .Where(o => o.Unit == feed.Unit && (o.State == ReportState.NotDue || o.State == ReportState.Open || o.State == ReportState.Draft || o.State == ReportState.Returned))
            .OrderBy(o => o.DueAt).Take(50).Join(db.Set<ReportRound>(), o => o.RoundId, r => r.Id, (o, r) => new { o.Id, o.DueAt, r.Key, r.TitleVi }).ToListAsync(cancellation);
        var host = $"{http.Request.Scheme}://{http.Request.Host}";
        var calendar = new Platform.Documents.CalendarFeed(
            text["feed.name", unit.NameVi],
            [
                .. duties.Select(d => new CalendarEvent
                {
                    Uid = string.Create(CultureInfo.InvariantCulture, $"{d.Id.Value}@viec.tdc"), Stamp = clock.GetUtcNow(), When = CalendarTime.On(d.DueOn),
                    Summary = text["feed.due", $"{RomanNumeral.Of(d.GroupNumber)}.{d.Number}", titles.GetValueOrDefault(d.TaskId, "")], Page = new Uri($"{host}/viec/{d.Id.Value}"),
                    Reminders = [TimeSpan.FromDays(7)],
                }),
                .. reports.Select(r => new CalendarEvent
                {
                    Uid = string.Create(CultureInfo.InvariantCulture, $"{r.Id.Value}@bao-cao.tdc"), Stamp = clock.GetUtcNow(),
                    When = CalendarTime.On(r.DueAt.AddTicks(-1).DateInVietnam), // due before an instant: the last day on which it is in time
                    Summary = text["feed.report-due", r.TitleVi], Page = new Uri($"{host}/ky-bao-cao/{r.Key}/bao-cao"), Reminders = [TimeSpan.FromDays(15), TimeSpan.FromDays(3)],
                }),
            ]);
        return TypedResults.Text(calendar.ToText(), Platform.Documents.CalendarFeed.ContentType, Encoding.UTF8);
    }

    // The address dies with the person's account and with the role in the unit.
    private static Task<bool> MayStillReadAsync(TdcDbContext db, Feed feed, DateOnly today, CancellationToken cancellation) =>
        db.Users.AnyAsync(
            u => u.Id == feed.UserId && u.DeactivatedAt == null
                && db.Set<UnitRole>().Any(r => r.UserId == u.Id && r.Unit == feed.Unit && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today)),
            cancellation);
}
