using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Jobs;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Notices;

/// <summary>Gathers what waits for a recipient into one mail a day, at 07:00 Vietnam time.</summary>
internal sealed class DailyDigest(TimeProvider clock, IStringLocalizer<NoticesText> text) : IPeriodicWork
{
    public string Name => "notice.digest";

    // Less than a minute: what is due is gathered at every look, whoever looked last.
    public TimeSpan Interval => TimeSpan.FromSeconds(50);

    public Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return Due(db, now).AnyAsync(cancellation);
    }

    public async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var now = clock.GetUtcNow();
        foreach (var to in await Due(db, now).Select(m => m.To).Distinct().ToListAsync(cancellation))
        {
            await db.InTransactionAsync(() => GatherAsync(db, lease, to, now, cancellation), cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private static IQueryable<Mail> Due(TdcDbContext db, DateTimeOffset now) =>
        db.Set<Mail>().Where(m => m.State == MailState.Waiting && m.DigestKey != null && m.DueAt <= now);

    private async Task<bool> GatherAsync(TdcDbContext db, HeldLease lease, string to, DateTimeOffset now, CancellationToken cancellation)
    {
        await lease.CheckAsync(db, cancellation);
        var parts = await Due(db, now).Where(m => m.To == to).OrderBy(m => m.DigestKey).ThenBy(m => m.Id).Take(500).ToListAsync(cancellation);
        var onceKey = string.Create(CultureInfo.InvariantCulture, $"digest:{to}:{now.DateInVietnam:yyyy-MM-dd}");
        if (parts.Count == 0)
        {
            return false;
        }

        if (await db.Set<Mail>().AnyAsync(m => m.OnceKey == onceKey, cancellation))
        {
            foreach (var part in parts)
            {
                part.DueAt = Telling.NextDigest(now); // today's mail is written already
            }

            await db.SaveChangesAsync(cancellation);
            return false;
        }

        var normalized = to.ToUpperInvariant();
        var language = await db.Users.Where(u => u.NormalizedEmail == normalized).Select(u => u.Language).FirstOrDefaultAsync(cancellation);
        var (subject, body) = Write(parts, now.DateInVietnam, language ?? "vi");
        db.AddMail(clock, to, subject, body, "notice.digest", onceKey: onceKey);
        var digest = db.Set<Mail>().Local.Single(m => m.OnceKey == onceKey);
        foreach (var part in parts)
        {
            (part.State, part.DigestId) = (MailState.Gathered, digest.Id);
        }

        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private (string Subject, string Body) Write(List<Mail> parts, DateOnly day, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "vi");
        try
        {
            var body = new StringBuilder(text["digest.intro", Display.Date(day), parts.Count]).Append("\n\n");
            var seen = new HashSet<(string, string)>();
            foreach (var part in parts.Where(p => seen.Add((p.Subject, p.Body))))
            {
                body.Append("— ").Append(part.Subject).Append('\n').Append(part.Body.Trim()).Append("\n\n");
            }

            return (text["digest.subject", Display.Date(day), seen.Count], body.Append(text["digest.outro"]).Append('\n').ToString());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
