using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository;

namespace Tdc.Traceability.Features.Chain.Trace;

/// <summary>Reads the events of identifiers from the store, each event once, and only those that the asker may read.</summary>
/// <remarks>One round is one question for at most 500 keys and one for the documents. Not thread-safe; one for a walk.</remarks>
/// <param name="store">The store.</param>
/// <param name="judge">Which events may be read.</param>
/// <param name="most">Events read of one identifier at most.</param>
internal sealed class ChainReader(IEventStore store, IEventJudge judge, int most)
{
    private const int Keys = 500;
    private readonly Dictionary<long, ChainEvent?> events = [];

    /// <summary>The events of identifiers, and which of them have more than could be read.</summary>
    public async Task<(ILookup<string, ChainEvent> Events, IReadOnlySet<string> Cut)> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        List<(string Id, long Position)> pairs = [];
        HashSet<string> cut = new(StringComparer.Ordinal);
        foreach (var part in ids.Select(id => (Id: id, Key: IdentifierKey.OfCanonical(id))).Chunk(Keys))
        {
            await OccurrencesAsync(part, pairs, cut, cancellation);
        }

        foreach (var part in pairs.Select(p => p.Position).Distinct().Where(p => !events.ContainsKey(p)).Chunk(Keys))
        {
            foreach (var position in part)
            {
                events[position] = null;
            }

            foreach (var stored in await store.AtAsync(part, cancellation))
            {
                if (await judge.ShowAsync(stored, cancellation) is { } shown)
                {
                    events[stored.Position] = ChainEvent.Of(shown);
                }
            }
        }

        return (pairs.Distinct().Select(p => (p.Id, Event: events[p.Position])).Where(p => p.Event is not null).ToLookup(p => p.Id, p => p.Event!, StringComparer.Ordinal), cut);
    }

    private async Task OccurrencesAsync(
        IReadOnlyList<(string Id, long Key)> asked, List<(string Id, long Position)> pairs, HashSet<string> cut, CancellationToken cancellation)
    {
        var found = await store.OccurrencesAsync([.. asked.Select(a => a.Key)], most + 1, cancellation);
        if (found.Count > most && asked.Count > 1)
        {
            var half = asked.Count / 2;
            await OccurrencesAsync([.. asked.Take(half)], pairs, cut, cancellation);
            await OccurrencesAsync([.. asked.Skip(half)], pairs, cut, cancellation);
            return;
        }

        if (found.Count > most)
        {
            cut.Add(asked[0].Id);
        }

        var byKey = asked.ToLookup(a => a.Key, a => a.Id);
        foreach (var one in found)
        {
            foreach (var id in byKey[one.Key])
            {
                pairs.Add((id, one.Position));
            }
        }
    }
}
