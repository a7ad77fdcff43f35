using System.Collections.Concurrent;
using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary>The WebSocket subscriptions that are open in this process.</summary>
internal sealed class LiveSockets(RepositorySettings settings)
{
    private readonly ConcurrentDictionary<Guid, (NamedQueryId Query, LineageId Unit, CancellationTokenSource End)> open = new();

    /// <summary>How many are open.</summary>
    public int Count => open.Count;

    /// <summary>Takes a place for a socket; <see langword="null"/> when the unit has too many.</summary>
    public Place? TryOpen(Guid id, NamedQueryId query, LineageId unit)
    {
        if (open.Values.Count(s => s.Unit == unit) >= settings.SocketsPerUnit)
        {
            return null;
        }

        var end = new CancellationTokenSource();
        open[id] = (query, unit, end);
        return new Place(this, id, end.Token);
    }

    /// <summary>Ends the sockets of a query.</summary>
    public void End(NamedQueryId query)
    {
        foreach (var socket in open.Values.Where(s => s.Query == query))
        {
            socket.End.Cancel();
        }
    }

    /// <summary>A socket's place.</summary>
    internal sealed class Place(LiveSockets owner, Guid id, CancellationToken ended) : IDisposable
    {
        /// <summary>Fires when the query was removed.</summary>
        public CancellationToken Ended => ended;

        public void Dispose()
        {
            if (owner.open.TryRemove(id, out var socket))
            {
                socket.End.Dispose();
            }
        }
    }
}
