using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Jobs;
using Tdc.Platform.Navigation;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Log;
using Tdc.Traceability.Events;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Log;

/// <summary>Closes each day that brought events: signs the log's root, publishes it, and mails it to <c>TDC_AUDIT_MAIL</c>, with the keys of the audit's heads.</summary>
internal sealed class LogCheckpoints(IEventStore store, AuditKeys keys, TimeProvider clock, SiteAddress site, IConfiguration? configuration = null) : IPeriodicWork
{
    /// <summary>How long after midnight a day is closed, so that its events are in the log.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(5);

    private readonly string[] recipients =
        (configuration?["TDC_AUDIT_MAIL"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string Name => "trace.log.checkpoints";

    // Less than a minute, so that the lease does not count runs: whether a day is open is read from the checkpoints.
    public TimeSpan Interval => TimeSpan.FromSeconds(55);

    private DateOnly LastClosedDay => (clock.GetUtcNow() - After).DateInVietnam.AddDays(-1);

    private string Origin => site.Root[(site.Root.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..].TrimEnd('/') + "/epcis/log";

    public async Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var newest = await db.Set<LogCheckpoint>().AsNoTracking().OrderByDescending(c => c.Day).FirstOrDefaultAsync(cancellation);
        if (newest?.Day >= LastClosedDay)
        {
            return false;
        }

        var covered = newest?.Size ?? 0;
        return await db.Set<LogEnd>().AnyAsync(e => e.Size > covered, cancellation) && await SizeOfAsync(db, LastClosedDay, cancellation) > covered;
    }

    public Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        return db.InTransactionAsync(
            async () =>
            {
                await lease.CheckAsync(db, cancellation);
                return await CloseAsync(db, cancellation);
            },
            cancellation);
    }

    /// <summary>Closes the day before today.</summary>
    public async Task<LogCheckpoint?> CloseAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var day = LastClosedDay;
        var newest = await db.Set<LogCheckpoint>().AsNoTracking().OrderByDescending(c => c.Day).FirstOrDefaultAsync(cancellation);
        if (newest?.Day >= day || await SizeOfAsync(db, day, cancellation) is not { } size || size <= (newest?.Size ?? 0))
        {
            return null;
        }

        var root = await new LogTree(db).RootAsync(size, cancellation);
        var (keyId, signature) = await keys.SignAsync(db, CheckpointNote.Body(Origin, size, root, day), cancellation);
        var checkpoint = new LogCheckpoint
        {
            Day = day,
            Size = size,
            Root = root,
            MadeAt = clock.GetUtcNow(),
            Origin = Origin,
            KeyId = keyId,
            Signature = signature,
        };
        db.Add(checkpoint);
        await db.SaveChangesAsync(cancellation); // a new key is stored with it, so that the note can name it
        var published = PublishedCheckpoint.Of(checkpoint, await AuditKeys.KnownAsync(db, cancellation));
        foreach (var to in recipients)
        {
            var onceKey = string.Create(CultureInfo.InvariantCulture, $"trace.log:{day:yyyy-MM-dd}:{to}");
            if (!await db.Set<Mail>().AnyAsync(m => m.OnceKey == onceKey, cancellation))
            {
                db.AddMail(clock, to, "TĐC Số: nhật ký sự kiện truy xuất " + day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), MailOf(published), "trace.log", onceKey: onceKey);
            }
        }

        await db.SaveChangesAsync(cancellation);
        return checkpoint;
    }

    // Events recorded by the end of the day; null while some of them are not in the log yet.
    private async Task<long?> SizeOfAsync(TdcDbContext db, DateOnly day, CancellationToken cancellation)
    {
        var last = await store.LastPositionAsync(cancellation);
        await foreach (var next in store.FindAsync(new EventFilter { RecordTimeFrom = day.EndInVietnam }, cancellation))
        {
            last = next.Position - 1;
            break;
        }

        return await db.Set<LogEnd>().AnyAsync(e => e.Size >= last, cancellation) ? last : null;
    }

    private static string MailOf(PublishedCheckpoint checkpoint) =>
        "Điểm chốt của nhật ký sự kiện truy xuất. Hãy giữ thư này: lệnh \"tdc audit verify-log TỆP\" so nó với kho sự kiện.\n"
        + "Checkpoint of the log of traceability events. Keep this mail: the command \"tdc audit verify-log FILE\" holds it against the event store.\n\n"
        + checkpoint.Note + "\n" + JsonSerializer.Serialize(checkpoint with { Note = "" }, JsonSerializerOptions.Web) + "\n";
}

/// <summary>A checkpoint as it is published.</summary>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="Size">Events that it covers.</param>
/// <param name="RootHash">Root, base64.</param>
/// <param name="Origin">The name under which it was signed.</param>
/// <param name="KeyId">The key.</param>
/// <param name="Algorithm">ES256.</param>
/// <param name="Signature">ES256 over the note up to its empty line, IEEE P1363 form, base64.</param>
/// <param name="Note">The signed note.</param>
internal sealed record PublishedCheckpoint(DateOnly Day, long Size, string RootHash, string Origin, string KeyId, string Algorithm, string Signature, string Note)
{
    public static PublishedCheckpoint Of(LogCheckpoint checkpoint, IReadOnlyList<AuditSigningKey> keys)
    {
        var body = CheckpointNote.Body(checkpoint.Origin, checkpoint.Size, checkpoint.Root, checkpoint.Day);
        var key = keys.FirstOrDefault(k => k.Id == checkpoint.KeyId);
        return new PublishedCheckpoint(
            checkpoint.Day, checkpoint.Size, Convert.ToBase64String(checkpoint.Root), checkpoint.Origin, checkpoint.KeyId, "ES256", checkpoint.Signature,
            key is null ? body : CheckpointNote.Write(body, checkpoint.Origin, Convert.FromBase64String(key.PublicKey), Convert.FromBase64String(checkpoint.Signature)));
    }
}
