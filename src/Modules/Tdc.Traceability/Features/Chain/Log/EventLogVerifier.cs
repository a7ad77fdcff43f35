using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tdc.Epcis.Model;
using Tdc.Platform.Audit;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Log;
using Tdc.Traceability.Events;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Log;

/// <summary>Recomputes the log from the events themselves: content hashes from the documents, leaves, roots of all checkpoints and their signatures.</summary>
/// <param name="db">Tiles, checkpoints and keys.</param>
/// <param name="store">The events.</param>
/// <param name="contentHash">Recomputes the content hash of an event.</param>
internal sealed class EventLogVerifier(TdcDbContext db, IEventStore store, Func<EpcisEvent, byte[]> contentHash) : IVerifiableLog
{
    private const string Log = "epcis-events";

    public bool Recognises(string saved) => CheckpointNote.Find(saved).Any() || FromJson(saved).Count > 0;

    public async Task<LogVerdict> VerifyAsync(string? saved, IProgress<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var end = await db.Set<LogEnd>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        var size = end?.Size ?? 0;
        var checks = await ChecksAsync(saved, cancellation);
        var stack = new LeafStack();
        var trusted = 0L;
        LogVerdict Found(long? position, string? fault, string? detail, long waiting = 0) =>
            new(Log, stack.Count, waiting, checks.Count, Convert.ToHexStringLower(stack.Root()), position, fault, detail);

        if (checks.Find(c => c.Fault is not null) is { } forged)
        {
            return Found(forged.Size, "bad-signature", forged.Fault);
        }

        var toCheck = new Queue<Check>(checks.OrderBy(c => c.Size));
        byte[] tile = [];
        await foreach (var stored in store.FindAsync(new EventFilter { UpTo = size }, cancellation))
        {
            if (stored.Position != stack.Count + 1)
            {
                return Found(stack.Count + 1, stored.Position > stack.Count + 1 ? "missing" : "inserted", $"the next event has position {stored.Position}");
            }

            var index = (int)(stack.Count % LogTile.Width);
            if (index == 0)
            {
                var number = stack.Count / LogTile.Width;
                tile = await db.Set<LogTileRow>().AsNoTracking().Where(t => t.Row == 0 && t.Tile == number).Select(t => t.Hashes).SingleOrDefaultAsync(cancellation) ?? [];
            }

            var hash = contentHash(stored.Event);
            var leaf = MerkleTree.Leaf(hash);
            if (tile.Length < (index + 1) * MerkleTree.HashSize)
            {
                return Found(stored.Position, "missing", "the log has no leaf for it");
            }

            if (!leaf.AsSpan().SequenceEqual(tile.AsSpan(index * MerkleTree.HashSize, MerkleTree.HashSize)))
            {
                return Found(stored.Position, "changed", "the event is not the one that the log holds");
            }

            if (!hash.AsSpan().SequenceEqual(stored.ContentHash.Span))
            {
                return Found(stored.Position, "changed", "the stored content hash is not that of the event");
            }

            stack.Add(leaf);
            progress.Report(stack.Count);
            while (toCheck.TryPeek(out var check) && check.Size == stack.Count)
            {
                toCheck.Dequeue();
                if (!check.Root.AsSpan().SequenceEqual(stack.Root()))
                {
                    return Found(trusted + 1, "rewritten", $"the checkpoint of {check.Day:yyyy-MM-dd} over {check.Size} events has another root; what changed lies between {trusted + 1} and {check.Size}");
                }

                trusted = check.Size;
            }
        }

        if (stack.Count < size)
        {
            return Found(stack.Count + 1, "missing", $"the log has {size} leaves");
        }

        if (toCheck.TryPeek(out var unmet))
        {
            return Found(stack.Count + 1, "missing", $"the checkpoint of {unmet.Day:yyyy-MM-dd} covers {unmet.Size} events");
        }

        if (end is not null && !end.Root.AsSpan().SequenceEqual(stack.Root()))
        {
            return Found(trusted + 1, "rewritten", "the stored root is another one");
        }

        return Found(null, null, null, await store.LastPositionAsync(cancellation) - size);
    }

    private async Task<List<Check>> ChecksAsync(string? saved, CancellationToken cancellation)
    {
        var keys = (await AuditKeys.KnownAsync(db, cancellation)).ToDictionary(k => k.Id);
        List<Check> checks = [.. (await db.Set<LogCheckpoint>().AsNoTracking().ToListAsync(cancellation)).Select(c => new Check(
            c.Day, c.Size, c.Root,
            Signed(keys, c.KeyId, CheckpointNote.Body(c.Origin, c.Size, c.Root, c.Day), c.Signature) ? null : $"the signature of the checkpoint of {c.Day:yyyy-MM-dd} is not its key's"))];
        if (saved is null)
        {
            return checks;
        }

        // A saved note proves itself by what it says; its signature is checked where the JSON beside it names key and signature.
        checks.AddRange(CheckpointNote.Find(saved).Select(n => new Check(n.Day, n.Size, n.Root, null)));
        checks.AddRange(FromJson(saved).Select(c => new Check(
            c.Day, c.Size, Convert.FromBase64String(c.RootHash),
            Signed(keys, c.KeyId, CheckpointNote.Body(c.Origin, c.Size, Convert.FromBase64String(c.RootHash), c.Day), c.Signature)
                ? null : $"the saved checkpoint of {c.Day:yyyy-MM-dd} is not signed by a key of the database")));
        return checks;
    }

    private static bool Signed(Dictionary<string, AuditSigningKey> keys, string keyId, string body, string signature) =>
        keys.TryGetValue(keyId, out var key) && AuditKeys.Verifies(key.PublicKey, body, signature);

    private static List<PublishedCheckpoint> FromJson(string saved)
    {
        List<PublishedCheckpoint> found = [];
        foreach (var text in saved.TrimStart().StartsWith('{') ? [saved] : saved.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('{')))
        {
            try
            {
                var node = JsonNode.Parse(text) as JsonObject;
                foreach (var one in node?["items"] is JsonArray items ? items.OfType<JsonObject>() : node?["checkpoint"] is JsonObject latest ? [latest] : node is null ? [] : [node])
                {
                    if (one["rootHash"] is not null && one["day"] is not null && one.Deserialize<PublishedCheckpoint>(JsonSerializerOptions.Web) is { Origin: not null, Signature: not null, KeyId: not null } checkpoint
                        && Convert.TryFromBase64String(checkpoint.RootHash, new byte[MerkleTree.HashSize], out var length) && length == MerkleTree.HashSize)
                    {
                        found.Add(checkpoint);
                    }
                }
            }
            catch (JsonException)
            {
                // not a record of ours
            }
        }

        return found;
    }

    private sealed record Check(DateOnly Day, long Size, byte[] Root, string? Fault);

    /// <summary>The perfect subtrees that the leaves so far are made of: what is needed for their root, and no more.</summary>
    private sealed class LeafStack
    {
        private readonly List<byte[]> peaks = [];

        public long Count { get; private set; }

        public void Add(byte[] leaf)
        {
            peaks.Add(leaf);
            for (var n = Count; (n & 1) == 1; n >>= 1)
            {
                peaks[^2] = MerkleTree.Join(peaks[^2], peaks[^1]);
                peaks.RemoveAt(peaks.Count - 1);
            }

            Count++;
        }

        public byte[] Root()
        {
            if (peaks.Count == 0)
            {
                return MerkleTree.Empty;
            }

            var root = peaks[^1];
            for (var i = peaks.Count - 2; i >= 0; i--)
            {
                root = MerkleTree.Join(peaks[i], root);
            }

            return root;
        }
    }
}
