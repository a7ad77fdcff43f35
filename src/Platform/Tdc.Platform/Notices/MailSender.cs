using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Notices;

/// <summary>Sends the mails that wait, one after another, on one node at a time.</summary>
/// <remarks>
/// A mail is marked before it is handed over and once more after; a crash in between sends it again, under the same Message-ID, so that the
/// recipient's program shows it once.
/// </remarks>
internal sealed partial class MailSender(IMailTransport transport, TimeProvider clock, ILogger<MailSender> log) : IPeriodicWork
{
    /// <summary>Attempts before a mail is given up and shown as failed.</summary>
    public const int MostAttempts = 8;

    private static readonly TimeSpan[] waits = [.. new[] { 1, 5, 15, 60, 180, 360, 720 }.Select(m => TimeSpan.FromMinutes(m))];

    public string Name => "notice.mail";

    public TimeSpan Interval => TimeSpan.FromSeconds(10);

    public WorkKind? WakesOn => WorkKind.Mail;

    public async Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        if (!transport.IsSet)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        return await Due(db, now).AnyAsync(cancellation);
    }

    public async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        while (await NextAsync(db, lease, cancellation) is { } mail)
        {
            await SendAsync(db, mail, cancellation);
        }
    }

    private static IQueryable<Mail> Due(TdcDbContext db, DateTimeOffset now) =>
        db.Set<Mail>().Where(m => m.State == MailState.Waiting && m.DigestKey == null && m.DueAt <= now);

    private Task<Mail?> NextAsync(TdcDbContext db, HeldLease lease, CancellationToken cancellation) => db.InTransactionAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            await lease.CheckAsync(db, cancellation);
            var mail = await Due(db, now).OrderBy(m => m.DueAt).ThenBy(m => m.Id).AsNoTracking().FirstOrDefaultAsync(cancellation);
            if (mail is not null)
            {
                mail.Attempts++;
                var (id, attempts, next) = (mail.Id, mail.Attempts, now + waits[Math.Min(mail.Attempts, waits.Length) - 1]);
                await db.Set<Mail>().Where(m => m.Id == id)
                    .ExecuteUpdateAsync(m => m.SetProperty(x => x.Attempts, attempts).SetProperty(x => x.DueAt, next), cancellation);
            }

            return mail;
        },
        cancellation)!;

    private async Task SendAsync(TdcDbContext db, Mail mail, CancellationToken cancellation)
    {
        var (state, error) = (MailState.Waiting, (string?)null);
        try
        {
            (state, error) = await transport.SendAsync(mail, cancellation) == SendResult.Sent ? (MailState.Sent, null) : (MailState.Failed, "refused");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            LogFailed(e, mail.Id.Value, mail.Attempts);
            (state, error) = (mail.Attempts >= MostAttempts ? MailState.Failed : MailState.Waiting, WorkError.Of(e));
        }

        var (id, sentAt) = (mail.Id, state == MailState.Sent ? clock.GetUtcNow() : (DateTimeOffset?)null);
        await db.Set<Mail>().Where(m => m.Id == id).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, state).SetProperty(x => x.SentAt, sentAt).SetProperty(x => x.LastError, error), CancellationToken.None);
    }

    [LoggerMessage(EventId = 340, Level = LogLevel.Warning, Message = "Mail {Id} could not be sent at attempt {Attempt}.")]
    private partial void LogFailed(Exception e, Guid id, int attempt);
}
