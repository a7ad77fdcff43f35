using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Audit;

/// <summary>Closes each day that brought entries: signs where the chain ended, publishes it, and mails it to <c>TDC_AUDIT_MAIL</c>.</summary>
internal sealed class AuditHeads(AuditKeys keys, TimeProvider clock, IConfiguration? configuration = null) : IPeriodicWork
{
    /// <summary>How long after midnight a day is closed, so that late commits are in.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(5);

    private readonly string[] recipients =
        (configuration?["TDC_AUDIT_MAIL"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string Name => "audit.heads";

    // Less than a minute, so that the lease does not count runs: whether a day is open is read from the heads.
    public TimeSpan Interval => TimeSpan.FromSeconds(55);

    /// <summary>The text that is signed: four lines, each ended by a line feed.</summary>
    public static string SignedText(DateOnly day, long lastSequence, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"tdc-audit-head-1\n{day:yyyy-MM-dd}\n{lastSequence}\n{hash}\n");

    public async Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var day = LastClosedDay;
        var newest = await db.Set<AuditDayHead>().AsNoTracking().OrderByDescending(h => h.Day).FirstOrDefaultAsync(cancellation);
        var covered = newest?.LastSequence ?? 0;
        return (newest is null || newest.Day < day) && await db.Set<AuditChainEnd>().AnyAsync(e => e.LastSequence > covered, cancellation)
            && await EndOfAsync(db, day, covered, cancellation) is not null;
    }

    public async Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        await db.InTransactionAsync(
            async () =>
            {
                await lease.CheckAsync(db, cancellation);
                return await CloseAsync(db, cancellation);
            },
            cancellation);
    }

    /// <summary>Closes the day before today.</summary>
    public async Task<AuditDayHead?> CloseAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var day = LastClosedDay;
        var newest = await db.Set<AuditDayHead>().AsNoTracking().OrderByDescending(h => h.Day).FirstOrDefaultAsync(cancellation);
        if (newest?.Day >= day || await EndOfAsync(db, day, newest?.LastSequence ?? 0, cancellation) is not { } end)
        {
            return null;
        }

        var (keyId, signature) = await keys.SignAsync(db, SignedText(day, end.Sequence, end.Hash), cancellation);
        var head = new AuditDayHead { Day = day, LastSequence = end.Sequence, Hash = end.Hash, MadeAt = clock.GetUtcNow(), KeyId = keyId, Signature = signature };
        db.Add(head);
        foreach (var to in recipients)
        {
            var onceKey = string.Create(CultureInfo.InvariantCulture, $"audit.head:{day:yyyy-MM-dd}:{to}");
            if (!await db.Set<Mail>().AnyAsync(m => m.OnceKey == onceKey, cancellation))
            {
                db.AddMail(clock, to, "TĐC Số: nhật ký kiểm toán " + day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), MailOf(head), "audit.head", onceKey: onceKey);
            }
        }

        await db.SaveChangesAsync(cancellation);
        return head;
    }

    private DateOnly LastClosedDay => (clock.GetUtcNow() - After).DateInVietnam.AddDays(-1);

    // The highest place among the entries written by the end of the day; entries of the day that are not chained yet keep it open.
    private static async Task<(long Sequence, string Hash)?> EndOfAsync(TdcDbContext db, DateOnly day, long covered, CancellationToken cancellation)
    {
        var until = day.EndInVietnam;
        if (await db.Set<AuditEntry>().AnyAsync(e => e.Sequence == null && e.At < until, cancellation))
        {
            return null;
        }

        // Walked from the chain's end: today's entries are few beside the whole chain.
        var last = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence > covered && e.At < until)
            .OrderByDescending(e => e.Sequence).Select(e => new { e.Sequence, e.Hash }).FirstOrDefaultAsync(cancellation);
        return last is null ? null : (last.Sequence!.Value, last.Hash!);
    }

    private static string MailOf(AuditDayHead head) =>
        "Đầu chuỗi nhật ký kiểm toán. Hãy giữ thư này: lệnh \"tdc audit verify-log TỆP\" so nó với cơ sở dữ liệu.\n"
        + "Head of the audit chain. Keep this mail: the command \"tdc audit verify-log FILE\" compares it with the database.\n\n"
        + JsonSerializer.Serialize(PublishedHead.Of(head), JsonSerializerOptions.Web) + "\n";
}

/// <summary>A day's head as it is published and mailed.</summary>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="LastSequence">Sequence of the last entry that it covers.</param>
/// <param name="Hash">Hash of that entry, upper-case hex.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256, IEEE P1363 form, base64.</param>
public sealed record PublishedHead(DateOnly Day, long LastSequence, string Hash, string KeyId, string Signature)
{
    internal static PublishedHead Of(AuditDayHead head) => new(head.Day, head.LastSequence, head.Hash, head.KeyId, head.Signature);
}
