using Tdc.Epcis.Model;

namespace Tdc.Traceability.Events.Bench;

/// <summary>The queries that a repository is asked most, with what the answer must be.</summary>
internal sealed class EventQueries(IEventStore store, EventBenchPlan plan)
{
    private const int InRange = 40;

    private static readonly ItemRole[] anyEpc = [ItemRole.Epc, ItemRole.Parent, ItemRole.Child, ItemRole.Input, ItemRole.Output];

    private readonly DateTimeOffset[] shipping = [.. Enumerable.Range(0, plan.Chains).SelectMany(plan.Samples.Shipping).Order()];

    /// <summary>Name and question; the answer says whether the store's was right.</summary>
    public IReadOnlyList<(string Name, Func<int, CancellationToken, Task<bool>> Ask)> All =>
    [
        ("`MATCH_anyEPC` of an item", ItemAsync),
        ("time range and business step, 40 events", RangeAsync),
        ("trace of an item: 5 hops, 11 to 12 events", TraceAsync),
        ("first page of 30, newest first", NewestAsync),
    ];

    private async Task<bool> ItemAsync(int number, CancellationToken cancellation)
    {
        var (chain, item) = Pick(number);
        var found = await FindAsync(plan.Samples.Item(chain, item), anyEpc, cancellation);
        return found.Count == SampleChains.EventsOfItem(item) && found.TrueForAll(f => Names(f.Event, plan.Samples.Item(chain, item)));
    }

    private async Task<bool> RangeAsync(int number, CancellationToken cancellation)
    {
        var from = (int)((uint)number * 2654435761U % (uint)Math.Max(1, shipping.Length - InRange));
        var (low, high) = (shipping[from], shipping[Math.Min(from + InRange, shipping.Length - 1)]);
        var expected = shipping.Count(s => s >= low && s < high);
        var filter = new EventFilter { EventTimeFrom = low, EventTimeBefore = high, BizSteps = ["shipping"] };
        var found = 0;
        await foreach (var one in store.FindAsync(filter, cancellation))
        {
            found += one.Event.BizStep == "shipping" ? 1 : 0;
        }

        return found == expected;
    }

    private async Task<bool> TraceAsync(int number, CancellationToken cancellation)
    {
        var (chain, item) = Pick(number);
        var (seen, found) = (new HashSet<string>(), new HashSet<long>());
        List<string> todo = [plan.Samples.Item(chain, item)];
        while (todo.Count > 0)
        {
            seen.UnionWith(todo);
            var keys = todo.ToDictionary(IdentifierKey.Of);
            var places = await store.OccurrencesAsync(keys.Keys, 1000, cancellation);
            var events = await store.AtAsync([.. places.Select(p => p.Position).Distinct()], cancellation);
            found.UnionWith(events.Select(e => e.Position));
            todo = [.. events.SelectMany(e => Before(e.Event, keys.Values)).Where(i => !seen.Contains(i)).Distinct()];
        }

        return found.Count == SampleChains.EventsOfTrace(item);
    }

    private async Task<bool> NewestAsync(int number, CancellationToken cancellation)
    {
        var found = await store.FindAsync(new EventFilter { Order = EventOrder.RecordedDescending }, cancellation).Take(30).ToListAsync(cancellation);
        return found.Count == Math.Min(30, plan.Chains * SampleChains.EventsPerChain);
    }

    private async Task<List<StoredEvent>> FindAsync(string identifier, ItemRole[] roles, CancellationToken cancellation)
    {
        var filter = new EventFilter { Items = [new ItemFilter([IdentifierKey.Canonical(identifier)], roles)] };
        return await store.FindAsync(filter, cancellation).ToListAsync(cancellation);
    }

    private static IEnumerable<string> Before(EpcisEvent what, ICollection<string> of)
    {
        if (what.OutputEpcList?.Any(of.Contains) == true)
        {
            foreach (var input in what.InputQuantityList ?? [])
            {
                yield return input.EpcClass;
            }
        }

        if (what.ParentId is { } parent && what.ChildEpcs?.Any(of.Contains) == true)
        {
            yield return parent;
        }
    }

    private static bool Names(EpcisEvent what, string item) =>
        (what.EpcList ?? []).Concat(what.ChildEpcs ?? []).Concat(what.OutputEpcList ?? []).Contains(item);

    private (int Chain, int Item) Pick(int number)
    {
        var mixed = (uint)number * 2654435761U;
        return ((int)(mixed % (uint)plan.Chains), (int)(mixed / 65536 % SampleChains.Items));
    }
}
