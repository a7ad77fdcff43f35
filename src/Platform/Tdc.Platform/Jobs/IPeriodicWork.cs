using Tdc.Platform.Storage;

namespace Tdc.Platform.Jobs;

/// <summary>Work that is done again and again by one node at a time (closing periods, reminders, chaining the audit). A singleton.</summary>
public interface IPeriodicWork
{
    /// <summary>Stable name; also the lease's (<c>plan.reminders</c>).</summary>
    string Name { get; }

    /// <summary>How often, at least 2 s. From one minute on it is also the least time between two runs of all nodes together.</summary>
    TimeSpan Interval { get; }

    /// <summary>A kind of work whose arrival in this process wakes it before its time.</summary>
    WorkKind? WakesOn => null;

    /// <summary>Whether there is anything to do: a quick read, asked before the lease is taken, so that idling costs no write.</summary>
    Task<bool> HasWorkAsync(TdcDbContext db, CancellationToken cancellation) => Task.FromResult(true);

    /// <summary>Does it once.</summary>
    /// <param name="lease">Call <see cref="HeldLease.CheckAsync"/> first in each transaction that writes.</param>
    /// <param name="services">Services of a scope of its own.</param>
    /// <param name="cancellation">Fires when the program stops or the lease was lost.</param>
    Task RunAsync(HeldLease lease, IServiceProvider services, CancellationToken cancellation);
}
