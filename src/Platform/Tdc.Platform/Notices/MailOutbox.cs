using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Jobs;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Notices;

/// <summary>A line of the outbox page.</summary>
public sealed record MailLine(
    MailId Id, string To, string Subject, string Kind, MailState State, DateTimeOffset CreatedAt, DateTimeOffset DueAt, int Attempts, string? LastError, DateTimeOffset? SentAt, bool IsForDigest);

/// <summary>The mails as the administrator sees them.</summary>
public sealed class MailOutbox
{
    private readonly TdcDbContext db;
    private readonly WorkBell bell;
    private readonly TimeProvider clock;

    internal MailOutbox(TdcDbContext db, IMailTransport transport, WorkBell bell, TimeProvider clock)
    {
        (this.db, this.bell, this.clock) = (db, bell, clock);
        HasServer = transport.IsSet;
    }

    /// <summary>Whether a mail server is set; without one everything waits.</summary>
    public bool HasServer { get; }

    /// <summary>How many mails are in each state.</summary>
    public Task<Dictionary<MailState, int>> CountsAsync(CancellationToken cancellation) =>
        db.Set<Mail>().GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    /// <summary>A page of mails, newest first.</summary>
    public async Task<IReadOnlyList<MailLine>> ListAsync(MailState? state, MailId? after, int limit, CancellationToken cancellation)
    {
        var mails = db.Set<Mail>().AsNoTracking();
        if (state is { } only)
        {
            mails = mails.Where(m => m.State == only);
        }

        if (after is { } last)
        {
            mails = mails.Where(m => m.Id < last);
        }

        return await mails.OrderByDescending(m => m.Id).Take(limit)
            .Select(m => new MailLine(m.Id, m.To, m.Subject, m.Kind, m.State, m.CreatedAt, m.DueAt, m.Attempts, m.LastError, m.SentAt, m.DigestKey != null))
            .ToListAsync(cancellation);
    }

    /// <summary>One mail with its text.</summary>
    public Task<Mail?> FindAsync(MailId id, CancellationToken cancellation) =>
        db.Set<Mail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation);

    /// <summary>Has a mail that waits or failed tried again now.</summary>
    public async Task<Outcome<Done>> RetryAsync(MailId id, Asker asker, CancellationToken cancellation)
    {
        var mail = await db.Set<Mail>().SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (mail is null)
        {
            return Refusal.NotFound("mail.none");
        }

        if (mail.State is not (MailState.Failed or MailState.Waiting) || mail.DigestKey is not null)
        {
            return Refusal.Rule("mail.not-to-retry");
        }

        (mail.State, mail.Attempts, mail.DueAt, mail.LastError) = (MailState.Waiting, 0, clock.GetUtcNow(), null);
        db.AddAudit(clock, asker, "notice.mail-retried", "notice.mail", id.Value);
        await db.SaveChangesAsync(cancellation);
        bell.Ring(WorkKind.Mail);
        return Done.Instance;
    }
}
