using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Takes, renews and gives back leases. The SQL is the same on both engines.</summary>
public sealed class Leases(IDbContextFactory<TdcDbContext> contexts, TimeProvider clock, NodeName node)
{
    /// <summary>How long a lease holds without renewal.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(1);

    /// <summary>Takes a lease that is free, ran out, or is this node's own.</summary>
    /// <param name="name">Name of the work.</param>
    /// <param name="sinceLastRun">Only when the work has not ended well for this long; <see langword="null"/>: always.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="owner">Who takes it; this node.</param>
    /// <returns><see langword="null"/> when another node holds it or it ran not long ago.</returns>
    public async Task<HeldLease?> TakeAsync(string name, TimeSpan? sinceLastRun, CancellationToken cancellation, string? owner = null)
    {
        var who = owner ?? node.Value;
        var now = clock.GetUtcNow().UtcDateTime;
        var (expires, ranBefore) = (now + Duration, sinceLastRun is { } least ? now - least : now);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var epochs = await db.InTransactionAsync(
            () => db.Database.SqlQuery<long>(
                $"""
                INSERT INTO job_lease (name, owner, expires_at, epoch) VALUES ({name}, {who}, {expires}, 1)
                ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at, epoch = job_lease.epoch + 1
                WHERE (job_lease.owner = excluded.owner OR job_lease.expires_at <= {now})
                AND (job_lease.last_run_at IS NULL OR job_lease.last_run_at <= {ranBefore})
                RETURNING epoch AS "Value"
                """).ToListAsync(cancellation),
            cancellation);
        return epochs is [var epoch] ? new HeldLease(name, who, epoch) : null;
    }

    /// <summary>Holds a lease for another while.</summary>
    /// <returns>Whether it was still held.</returns>
    public async Task<bool> RenewAsync(HeldLease lease, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var until = clock.GetUtcNow() + Duration;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Set<Lease>().Where(l => l.Name == lease.Name && l.Owner == lease.Owner && l.Epoch == lease.Epoch)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, until), cancellation) == 1;
    }

    /// <summary>Gives a lease back, so that another node need not wait for its end.</summary>
    /// <param name="lease">The lease; nothing happens when it is no longer held.</param>
    /// <param name="ran">Whether the work ended well.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task ReleaseAsync(HeldLease lease, bool ran, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Set<Lease>().Where(l => l.Name == lease.Name && l.Owner == lease.Owner && l.Epoch == lease.Epoch)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, now).SetProperty(x => x.LastRunAt, x => ran ? now : x.LastRunAt), cancellation);
    }
}
