using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Log;

/// <summary>How far the log has come.</summary>
/// <param name="Size">Leaves.</param>
/// <param name="RootHash">Root, base64.</param>
/// <param name="HashAlgorithm">SHA-256 as RFC 9162 uses it.</param>
/// <param name="Checkpoint">The latest signed checkpoint; <see langword="null"/> before the first day is closed.</param>
internal sealed record LogAnswer(long Size, string RootHash, string HashAlgorithm, PublishedCheckpoint? Checkpoint);

/// <summary>A page of checkpoints.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Value of <c>before</c> for the next page; <see langword="null"/> on the last.</param>
internal sealed record CheckpointPage(IReadOnlyList<PublishedCheckpoint> Items, DateOnly? Next);

/// <summary>That an event is in the log.</summary>
/// <param name="EventID">Its id.</param>
/// <param name="Position">Its position.</param>
/// <param name="LeafIndex">Index of its leaf.</param>
/// <param name="TreeSize">Size of the tree.</param>
/// <param name="ContentHash">Content hash of the event, base64; the leaf is SHA-256 over 0x00 and it.</param>
/// <param name="LeafHash">The leaf, base64.</param>
/// <param name="RootHash">The root, base64.</param>
/// <param name="Path">Hashes from the leaf's neighbour up, base64.</param>
/// <param name="SignedIn">Day of the first signed checkpoint that covers it.</param>
/// <param name="Declarations">The same for error declarations of the event.</param>
internal sealed record InclusionAnswer(
    string EventID, long Position, long LeafIndex, long TreeSize, string ContentHash, string LeafHash, string RootHash, IReadOnlyList<string> Path, DateOnly? SignedIn,
    IReadOnlyList<InclusionAnswer> Declarations);

/// <summary>That the log at one size is the beginning of the log at another.</summary>
internal sealed record ConsistencyAnswer(long First, long Second, string FirstRootHash, string SecondRootHash, IReadOnlyList<string> Path);

/// <summary>A public key as JSON Web Key. Source: RFC 7517, RFC 7518 section 6.2.</summary>
internal sealed record JsonWebKeyAnswer(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);

/// <summary>Public keys as a JSON Web Key Set.</summary>
internal sealed record JsonWebKeySetAnswer(IReadOnlyList<JsonWebKeyAnswer> Keys);

/// <summary><c>/epcis/log</c>: public, because a log that only its keeper can check proves nothing.</summary>
internal static class LogEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var log = app.MapGroup("/epcis/log").WithTags("Event log").AllowAnonymous();
        log.MapGet("", HeadAsync).WithName("GetEventLog").WithSummary("Size and root of the tamper-evident log, with the latest signed checkpoint.").Produces<LogAnswer>();
        log.MapGet("/checkpoint", NoteAsync).WithName("GetCheckpointNote").WithSummary("The latest signed checkpoint as a signed note (text).").Produces<string>(200, "text/plain").ProducesProblem(404);
        log.MapGet("/checkpoints", CheckpointsAsync).WithName("ListCheckpoints").WithSummary("Signed checkpoints by day, newest first; ?before=2026-11-20&limit=.").Produces<CheckpointPage>();
        log.MapGet("/keys", KeysAsync).WithName("GetLogKeys").WithSummary("The public keys that verify checkpoints, as a JSON Web Key Set.").Produces<JsonWebKeySetAnswer>();
        log.MapGet("/proof/inclusion", InclusionAsync).WithName("ProveInclusion")
            .WithSummary("Proof that an event is in the log (RFC 9162, section 2.1.3); ?eventID=&treeSize=.").Produces<InclusionAnswer>().ProducesProblem(400).ProducesProblem(404);
        log.MapGet("/proof/consistency", ConsistencyAsync).WithName("ProveConsistency")
            .WithSummary("Proof that the log only grew (RFC 9162, section 2.1.4); ?first=&second=.").Produces<ConsistencyAnswer>().ProducesProblem(400);
    }

    private static async Task<IResult> HeadAsync(IEventLog log, TdcDbContext db, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(cancellation);
        return TypedResults.Ok(new LogAnswer(head.Size, Text(head.Root), "SHA-256", (await ReadAsync(db, null, 1, cancellation)).FirstOrDefault()));
    }

    private static async Task<IResult> NoteAsync(TdcDbContext db, CancellationToken cancellation) =>
        await ReadAsync(db, null, 1, cancellation) is [var latest] ? TypedResults.Text(latest.Note, "text/plain", Encoding.UTF8) : EpcisProblem.NotFound("No day is closed yet.");

    private static async Task<IResult> CheckpointsAsync(TdcDbContext db, HttpContext http, CancellationToken cancellation)
    {
        DateOnly? before = null;
        if (http.Request.Query["before"].ToString() is { Length: > 0 } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return EpcisProblem.BadParameter("before", "must be a day such as 2026-11-20");
            }

            before = day;
        }

        if (!TryNumber(http, "limit", 100, out var limit))
        {
            return EpcisProblem.BadParameter("limit", "must be a whole number");
        }

        var most = (int)Math.Clamp(limit, 1, 400);
        var items = await ReadAsync(db, before, most, cancellation);
        return TypedResults.Ok(new CheckpointPage(items, items.Count == most ? items[^1].Day : null));
    }

    private static async Task<IResult> KeysAsync(TdcDbContext db, CancellationToken cancellation) =>
        TypedResults.Ok(new JsonWebKeySetAnswer([.. (await AuditKeys.KnownAsync(db, cancellation)).Select(Jwk)]));

    private static async Task<IResult> InclusionAsync(HttpContext http, EventLog log, IEventStore store, CancellationToken cancellation)
    {
        if (http.Request.Query["eventID"] is not [{ Length: > 0 } id])
        {
            return EpcisProblem.BadParameter("eventID", "is needed");
        }

        var records = await store.WithIdAsync(id, cancellation);
        if (records.Count == 0)
        {
            return EpcisProblem.NotFound("No event has this id.");
        }

        var head = await log.HeadAsync(cancellation);
        if (!TryNumber(http, "treeSize", head.Size, out var size) || size < 1 || size > head.Size)
        {
            return head.Size == 0 ? EpcisProblem.NotFound("The event waits for its place in the log; ask again in some seconds.")
                : EpcisProblem.BadParameter("treeSize", string.Create(CultureInfo.InvariantCulture, $"must be from 1 to {head.Size}"));
        }

        List<InclusionAnswer> proofs = [];
        foreach (var record in records.Where(r => r.Position <= size))
        {
            var proof = await log.ProofAsync(record.Position - 1, size, size == head.Size ? head.Root : null, cancellation);
            proofs.Add(new InclusionAnswer(
                record.EventId, record.Position, proof.LeafIndex, proof.TreeSize, Text(record.ContentHash.Span), Text(proof.LeafHash), Text(proof.Root), [.. proof.Path.Select(h => Text(h))],
                proof.SignedIn, []));
        }

        return proofs.Count > 0 ? TypedResults.Ok(proofs[0] with { Declarations = proofs[1..] })
            : EpcisProblem.NotFound("The event is not in the log at this size; a new event is there after some seconds.");
    }

    private static async Task<IResult> ConsistencyAsync(HttpContext http, EventLog log, TdcDbContext db, CancellationToken cancellation)
    {
        var head = await log.HeadAsync(cancellation);
        if (!TryNumber(http, "second", head.Size, out var second) || second < 1 || second > head.Size)
        {
            return EpcisProblem.BadParameter("second", string.Create(CultureInfo.InvariantCulture, $"must be from 1 to {head.Size}"));
        }

        if (!TryNumber(http, "first", 0, out var first) || first < 1 || first > second)
        {
            return EpcisProblem.BadParameter("first", string.Create(CultureInfo.InvariantCulture, $"must be from 1 to {second}"));
        }

        var tree = new LogTree(db);
        return TypedResults.Ok(new ConsistencyAnswer(
            first, second, Text(await tree.RootAsync(first, cancellation)), Text(await tree.RootAsync(second, cancellation)),
            [.. (await tree.ConsistencyAsync(first, second, cancellation)).Select(h => Text(h))]));
    }

    private static async Task<List<PublishedCheckpoint>> ReadAsync(TdcDbContext db, DateOnly? before, int limit, CancellationToken cancellation)
    {
        var rows = db.Set<LogCheckpoint>().AsNoTracking();
        rows = before is { } day ? rows.Where(c => c.Day < day) : rows;
        var keys = await AuditKeys.KnownAsync(db, cancellation);
        return [.. (await rows.OrderByDescending(c => c.Day).Take(limit).ToListAsync(cancellation)).Select(c => PublishedCheckpoint.Of(c, keys))];
    }

    private static bool TryNumber(HttpContext http, string name, long usual, out long value)
    {
        value = usual;
        return http.Request.Query[name].ToString() is not { Length: > 0 } text || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static string Text(ReadOnlySpan<byte> hash) => Convert.ToBase64String(hash);

    private static JsonWebKeyAnswer Jwk(AuditSigningKey key)
    {
        using var ec = ECDsa.Create();
        ec.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key.PublicKey), out _);
        var point = ec.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKeyAnswer("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), key.Id, "sig", "ES256");
    }
}
