using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Log;
using Tdc.Traceability.Events;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Log;

/// <summary>Puts new events into the log within seconds, while events come in masses within half a minute, on one node at a time, so that no capture waits for it.</summary>
internal sealed class LogExtension(IEventStore store, CaptureLoad load) : IPeriodicWork
{
    private const int Batch = 8192;
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);
    private readonly GivingWay way = new(load, longest);

    public string Name => "trace.log";

    public TimeSpan Interval => TimeSpan.FromSeconds(2);

    public async Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var size = await db.Set<LogEnd>().AsNoTracking().Select(e => e.Size).SingleOrDefaultAsync(cancellation);
        return way.MayBegin(await store.LastPositionAsync(cancellation) > size);
    }

    public Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation) =>
        ExtendAsync(services.GetRequiredService<TdcDbContext>(), lease.CheckAsync, cancellation);

    /// <summary>Appends all events that are not in the log.</summary>
    /// <param name="db">The context.</param>
    /// <param name="fence">Called first in each transaction.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>How many were appended.</returns>
    public async Task<long> ExtendAsync(TdcDbContext db, Func<TdcDbContext, CancellationToken, Task> fence, CancellationToken cancellation)
    {
        for (var total = 0L; ;)
        {
            db.ChangeTracker.Clear();
            var count = await db.InTransactionAsync(() => BatchAsync(db, fence, cancellation), cancellation);
            total += count;
            if (count < Batch || way.Yields)
            {
                return total;
            }
        }
    }

    private async Task<int> BatchAsync(TdcDbContext db, Func<TdcDbContext, CancellationToken, Task> fence, CancellationToken cancellation)
    {
        await fence(db, cancellation);
        var end = await db.Set<LogEnd>().SingleOrDefaultAsync(cancellation);
        if (end is null)
        {
            end = new LogEnd { Id = LogEnd.TheId, Size = 0, Root = MerkleTree.Empty };
            db.Add(end);
        }

        var hashes = await store.HashesAsync(end.Size + 1, Batch, cancellation);
        for (var i = 0; i < hashes.Count; i++)
        {
            if (hashes[i].Position != end.Size + 1 + i)
            {
                throw new InvalidDataException($"The event store has no position {end.Size + 1 + i}.");
            }
        }

        if (hashes.Count == 0)
        {
            return 0;
        }

        await new LogTree(db).AppendAsync(end.Size, [.. hashes.Select(h => h.ContentHash)], cancellation);
        end.Size += hashes.Count;
        await db.SaveChangesAsync(cancellation);
        end.Root = await new LogTree(db).RootAsync(end.Size, cancellation);
        await db.SaveChangesAsync(cancellation);
        return hashes.Count;
    }
}
