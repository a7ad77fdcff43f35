using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Audit;

/// <summary>How a chain was broken.</summary>
public enum AuditFault
{
    /// <summary>An entry is not what was chained.</summary>
    Changed,

    /// <summary>An entry is not there.</summary>
    Missing,

    /// <summary>Entries stand in another order.</summary>
    Reordered,

    /// <summary>An entry stands there that was not chained.</summary>
    Inserted,

    /// <summary>A signed head says otherwise, or its signature is not the key's.</summary>
    HeadMismatch,

    /// <summary>A saved log says otherwise: history was rewritten.</summary>
    Rewritten,
}

/// <summary>The first place where a chain is broken.</summary>
/// <param name="Sequence">The place.</param>
/// <param name="Fault">How.</param>
/// <param name="Detail">In words, for operators.</param>
public sealed record AuditBreak(long Sequence, AuditFault Fault, string Detail);

/// <summary>What a check of the chain found.</summary>
/// <param name="Entries">Entries checked.</param>
/// <param name="Waiting">Entries that are not chained yet; no fault.</param>
/// <param name="Heads">Signed heads checked.</param>
/// <param name="Hash">Hash of the last entry.</param>
/// <param name="Broken">The first break; <see langword="null"/> when the chain is whole.</param>
public sealed record AuditVerdict(long Entries, int Waiting, int Heads, string Hash, AuditBreak? Broken)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsWhole => Broken is null;
}

/// <summary>Recomputes the chain from the rows and compares it with the hashes, the chain's end and the signed heads.</summary>
public sealed class AuditVerifier(TdcDbContext db)
{
    private const int PageLength = 2000;

    /// <summary>Checks everything.</summary>
    /// <param name="progress">Told the last sequence done.</param>
    /// <param name="cancellation">Stops between two pages.</param>
    public async Task<AuditVerdict> VerifyAsync(IProgress<long>? progress, CancellationToken cancellation)
    {
        var heads = await db.Set<AuditDayHead>().AsNoTracking().OrderBy(h => h.LastSequence).ToListAsync(cancellation);
        var keys = await db.Set<AuditSigningKey>().AsNoTracking().ToDictionaryAsync(k => k.Id, cancellation);
        var waiting = await db.Set<AuditEntry>().CountAsync(e => e.Sequence == null, cancellation);
        var end = await db.Set<AuditChainEnd>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        var (at, hash) = (0L, AuditBytes.Beginning);
        var toCheck = new Queue<AuditDayHead>(heads);
        AuditVerdict Found(AuditBreak? broken) => new(at, waiting, heads.Count, hash, broken);
        while (true)
        {
            var from = at;
            var page = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(PageLength).ToListAsync(cancellation);
            foreach (var entry in page)
            {
                if (await BreakAtAsync(entry, at + 1, hash, end?.LastSequence ?? 0, cancellation) is { } broken)
                {
                    return Found(broken);
                }

                (at, hash) = (at + 1, entry.Hash!);
                while (toCheck.TryPeek(out var head) && head.LastSequence == at)
                {
                    toCheck.Dequeue();
                    if (FaultOf(head, hash, keys) is { } fault)
                    {
                        return Found(fault);
                    }
                }
            }

            progress?.Report(at);
            if (page.Count < PageLength)
            {
                break;
            }
        }

        if (toCheck.TryPeek(out var unmet))
        {
            return Found(new AuditBreak(at + 1, AuditFault.Missing, $"the head of {unmet.Day:yyyy-MM-dd} covers entries up to {unmet.LastSequence}"));
        }

        return (end?.LastSequence ?? 0) > at ? Found(new AuditBreak(at + 1, AuditFault.Missing, $"the chain ended at {end!.LastSequence}"))
            : end is not null && end.LastSequence == at && end.Hash != hash ? Found(new AuditBreak(at, AuditFault.HeadMismatch, "the chain's end has another hash"))
            : Found(null);
    }

    internal static AuditBreak? FaultOf(AuditDayHead head, string hash, IReadOnlyDictionary<string, AuditSigningKey> keys)
    {
        if (head.Hash != hash)
        {
            return new AuditBreak(head.LastSequence, AuditFault.HeadMismatch, $"the signed head of {head.Day:yyyy-MM-dd} has another hash");
        }

        return keys.TryGetValue(head.KeyId, out var key)
            && AuditKeys.Verifies(key.PublicKey, AuditHeads.SignedText(head.Day, head.LastSequence, head.Hash), head.Signature)
            ? null
            : new AuditBreak(head.LastSequence, AuditFault.HeadMismatch, $"the signature of the head of {head.Day:yyyy-MM-dd} is not its key's");
    }

    private async Task<AuditBreak?> BreakAtAsync(AuditEntry entry, long expected, string before, long end, CancellationToken cancellation)
    {
        if (entry.Sequence == expected && entry.Hash == AuditBytes.HashOf(entry, before, expected))
        {
            return expected > end ? new AuditBreak(expected, AuditFault.Inserted, "the chain ended before it") : null;
        }

        // Broken: look for the entry that belongs here, to say how.
        for (var from = expected - 1; ;)
        {
            var page = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(PageLength).ToListAsync(cancellation);
            foreach (var other in page.Where(e => e.Id != entry.Id))
            {
                var hash = AuditBytes.HashOf(other, before, expected);
                if (hash == other.Hash || hash == entry.Hash)
                {
                    return new AuditBreak(expected, AuditFault.Reordered, $"the entry that belongs here stands at {other.Sequence}");
                }
            }

            if (page.Count < PageLength)
            {
                break;
            }

            from = page[^1].Sequence!.Value;
        }

        return entry.Sequence != expected ? new AuditBreak(expected, AuditFault.Missing, $"the next entry is {entry.Sequence}")
            : expected > end ? new AuditBreak(expected, AuditFault.Inserted, "the chain ended before it and the hash is wrong")
            : new AuditBreak(expected, AuditFault.Changed, "the entry does not fit its hash");
    }
}
