using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Audit;

/// <summary>Chains audit entries by hash within seconds, on one node at a time, so that no writer waits for another.</summary>
/// <remarks>
/// Entries are taken in the order of their ids. One that commits late, with an earlier id, gets the next free place: none is skipped. A node
/// that lost its lease cannot commit, because each batch locks the lease's row under its epoch; the unique sequence is the second fence.
/// </remarks>
internal sealed class AuditChain(TimeProvider clock) : IPeriodicWork
{
    /// <summary>How long an entry rests, so that those of the same moment are there when it is chained and most stand in order.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private const int Batch = 500;

    public string Name => "audit.chain";

    public TimeSpan Interval => TimeSpan.FromSeconds(2);

    public Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var rested = clock.GetUtcNow() - Rest;
        return Waiting(db, rested).AnyAsync(cancellation);
    }

    public Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation) =>
        ChainAsync(services.GetRequiredService<TdcDbContext>(), lease, cancellation);

    /// <summary>Chains all that have rested.</summary>
    /// <returns>How many entries got their place.</returns>
    public async Task<int> ChainAsync(TdcDbContext db, HeldLease lease, CancellationToken cancellation)
    {
        var rested = clock.GetUtcNow() - Rest;
        var total = 0;
        while (true)
        {
            db.ChangeTracker.Clear();
            var count = await db.InTransactionAsync(() => ChainBatchAsync(db, lease, rested, cancellation), cancellation);
            total += count;
            if (count < Batch)
            {
                return total;
            }
        }
    }

    private static IQueryable<AuditEntry> Waiting(TdcDbContext db, DateTimeOffset rested) =>
        db.Set<AuditEntry>().Where(e => e.Sequence == null && e.At <= rested);

    private static async Task<int> ChainBatchAsync(TdcDbContext db, HeldLease lease, DateTimeOffset rested, CancellationToken cancellation)
    {
        await lease.CheckAsync(db, cancellation);
        var end = await db.Set<AuditChainEnd>().SingleOrDefaultAsync(cancellation);
        if (end is null)
        {
            end = new AuditChainEnd { Id = AuditChainEnd.TheId, LastSequence = 0, Hash = AuditBytes.Beginning };
            db.Add(end);
        }

        var entries = await Waiting(db, rested).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            entry.Sequence = end.LastSequence + 1;
            entry.Hash = AuditBytes.HashOf(entry, end.Hash, entry.Sequence.Value);
            (end.LastSequence, end.Hash) = (entry.Sequence.Value, entry.Hash);
        }

        await db.SaveChangesAsync(cancellation);
        return entries.Count;
    }
}
