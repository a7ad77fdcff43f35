using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Log;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Log;

/// <summary>Heads and proofs out of the stored tree.</summary>
internal sealed class EventLog(TdcDbContext db) : IEventLog
{
    public async Task<LogHead> HeadAsync(CancellationToken cancellation) =>
        await db.Set<LogEnd>().AsNoTracking().SingleOrDefaultAsync(cancellation) is { } end ? new LogHead(end.Size, end.Root) : new LogHead(0, MerkleTree.Empty);

    public async Task<EventProof?> ProofFor(long position, CancellationToken cancellation)
    {
        var head = await HeadAsync(cancellation);
        return position >= 1 && position <= head.Size ? await ProofAsync(position - 1, head.Size, head.Root, cancellation) : null;
    }

    /// <summary>The proof of a leaf in a tree of a size up to the present one.</summary>
    public async Task<EventProof> ProofAsync(long leaf, long size, byte[]? root, CancellationToken cancellation)
    {
        var tree = new LogTree(db);
        var day = await db.Set<LogCheckpoint>().AsNoTracking().Where(c => c.Size > leaf).OrderBy(c => c.Day).Select(c => (DateOnly?)c.Day).FirstOrDefaultAsync(cancellation);
        return new EventProof(
            leaf, size, await tree.LeafAsync(leaf, cancellation), root ?? await tree.RootAsync(size, cancellation), await tree.InclusionAsync(leaf, size, cancellation), day);
    }
}
