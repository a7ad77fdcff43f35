using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Showing;

/// <summary>A number that rises when anything changed on which public pages rest: an event, a product, a link, an alert, a recall.</summary>
/// <remarks>
/// This process raises it at once with <see cref="Raise"/>. What other nodes do is seen within <see cref="Asked"/>: the newest position of the event
/// store and the newest audited change of this module are read again, by one request for all. What neither tells is bounded by <see cref="Lifetime"/>.
/// </remarks>
internal sealed class ShowingVersion(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How often it is asked whether something changed.</summary>
    public static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest that anything is shown without being made again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1, 1);
    private long version = 1;
    private long registers = 1;
    private long askedAt;
    private Stamp? seen;

    /// <summary>Says that something in a register changed.</summary>
    public void Raise()
    {
        Interlocked.Increment(ref registers);
        Interlocked.Increment(ref version);
    }

    /// <summary>The version now.</summary>
    public ValueTask<long> NowAsync(CancellationToken cancellation)
    {
        var at = Volatile.Read(ref askedAt);
        if (at != 0 && TimeProvider.System.GetElapsedTime(at) < Asked)
        {
            return ValueTask.FromResult(Volatile.Read(ref version));
        }

        return AskAsync(at, cancellation);
    }

    /// <summary>The version of the registers now: it does not rise with events.</summary>
    public async ValueTask<long> RegistersAsync(CancellationToken cancellation)
    {
        await NowAsync(cancellation);
        return Volatile.Read(ref registers);
    }

    private async ValueTask<long> AskAsync(long at, CancellationToken cancellation)
    {
        // While one asks, the others go on with what they know; only the very first waits.
        if (!await gate.WaitAsync(at == 0 ? Timeout.Infinite : 0, cancellation))
        {
            return Volatile.Read(ref version);
        }

        try
        {
            if (Volatile.Read(ref askedAt) is var known && known != at)
            {
                return Volatile.Read(ref version);
            }

            var stamp = await ReadAsync(cancellation);
            if (stamp != seen)
            {
                if (seen is null || stamp with { Position = 0 } != seen with { Position = 0 })
                {
                    Interlocked.Increment(ref registers);
                }

                seen = stamp;
                Interlocked.Increment(ref version);
            }

            Volatile.Write(ref askedAt, TimeProvider.System.GetTimestamp());
            return Volatile.Read(ref version);
        }
        finally
        {
            gate.Release();
        }
    }

    // Entries get their ids when a request begins and are seen when it commits: the last minute is counted, so that a late one shows too.
    private async Task<Stamp> ReadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var recent = Guid.CreateVersion7(clock.GetUtcNow().AddMinutes(-1));
        var audited = await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM audit_entry WHERE id > {recent} AND subject_kind LIKE 'trac%'").ToListAsync(cancellation);
        return new(await scope.ServiceProvider.GetRequiredService<IEventStore>().LastPositionAsync(cancellation), audited.Count, audited.Count == 0 ? default : audited.Max());
    }

    private sealed record Stamp(long Position, int Audited, Guid Newest);
}
