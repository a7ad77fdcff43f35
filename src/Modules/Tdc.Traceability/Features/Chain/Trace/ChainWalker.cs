using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain.Trace;

/// <summary>Walks over chains in the event store: <see cref="ChainExploration"/> says what it wants to know, this reads it, round by round.</summary>
internal sealed class ChainWalker(IEventStore store)
{
    /// <summary>Limits of a trace when the asker gives none.</summary>
    public static ChainLimits Usual { get; } = new(30, 1000, 2000);

    /// <summary>The graph around identifiers.</summary>
    /// <param name="start">Canonical identifiers (see <see cref="StartIdentifiers"/>).</param>
    /// <param name="direction">Which way.</param>
    /// <param name="limits">How far.</param>
    /// <param name="judge">Which events may be read; others do not exist.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ChainGraph> WalkAsync(
        IReadOnlyCollection<string> start, TraceDirection direction, ChainLimits limits, IEventJudge judge, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var reader = new ChainReader(store, judge, limits.Events);
        var walk = new ChainExploration(start, direction, limits);
        while (walk.Wanted is { Count: > 0 } wanted)
        {
            var (events, cut) = await reader.ReadAsync(wanted, cancellation);
            foreach (var id in wanted)
            {
                walk.Tell(id, events[id], cut.Contains(id));
            }

            walk.Advance();
            while (walk.Wanted.Count == 0 && walk.HasWork)
            {
                walk.Advance();
            }
        }

        return walk.Result();
    }
}
