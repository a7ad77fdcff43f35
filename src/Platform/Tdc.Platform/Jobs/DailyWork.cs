using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Jobs;

/// <summary>Work that one node does once each day of Vietnam's calendar: soon after midnight, or as soon as the program runs again.</summary>
/// <remarks>
/// A run that fails, or is cut off by a crash, is tried again the same day, so the work itself must be idempotent. A program that was off for
/// days does it once and not day by day; what was missed is for the work to catch up.
/// </remarks>
public abstract class DailyWork(TimeProvider clock) : IPeriodicWork
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>How often is looked whether the day's run is still to be done.</summary>
    public TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <summary>Name of another daily work that must have ended well today before this one begins; <see langword="null"/> for none.</summary>
    public virtual string? After => null;

    /// <summary>The clock.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <inheritdoc/>
    public async Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var begun = Clock.TodayInVietnam.StartInVietnam;
        var (name, before) = (Name, After);
        var done = await db.Set<Lease>().Where(l => (l.Name == name || l.Name == before) && l.LastRunAt >= begun).Select(l => l.Name).ToListAsync(cancellation);
        return !done.Contains(name) && (before is null || done.Contains(before));
    }

    /// <inheritdoc/>
    public abstract Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation);
}
