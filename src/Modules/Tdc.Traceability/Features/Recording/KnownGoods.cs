using System.Globalization;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Goods that a unit has at hand as far as its last events tell.</summary>
/// <param name="Uri">Canonical identifier.</param>
/// <param name="IsInstance">Whether it is one thing.</param>
/// <param name="Product">GTIN in 14 digits or own number; empty for a package.</param>
/// <param name="Lot">Lot, or the end of the number of a thing.</param>
/// <param name="Quantity">What is left of it; <see langword="null"/> when not known.</param>
/// <param name="Uom">Unit of that quantity.</param>
/// <param name="SeenAt">Time of the last event.</param>
internal sealed record GoodsAtHand(string Uri, bool IsInstance, string Product, string Lot, decimal? Quantity, string? Uom, DateTimeOffset SeenAt);

/// <summary>A load that was sent to the unit and has not been received.</summary>
/// <param name="Sent">The shipping event.</param>
/// <param name="At">When it was sent.</param>
/// <param name="From">Place that it left; canonical, empty when not said.</param>
/// <param name="To">The unit's place that it is meant for.</param>
internal sealed record IncomingLoad(StoredEvent Sent, DateTimeOffset At, string From, string To);

/// <summary>Reads from the event store what a form can offer, so that people choose instead of type.</summary>
internal sealed class KnownGoods(IEventStore store, TimeProvider clock)
{
    private const int EventsLookedAt = 400;
    private const int MostOffered = 60;
    private const int LoadsLookedAt = 60;
    private static readonly TimeSpan loadsWaitFor = TimeSpan.FromDays(60);

    /// <summary>Goods at hand, the newest first.</summary>
    public async Task<IReadOnlyList<GoodsAtHand>> AtHandAsync(LineageId unit, CancellationToken cancellation)
    {
        Dictionary<string, Tally> tallies = new(StringComparer.Ordinal);
        List<StoredEvent> events = [];
        await foreach (var stored in store.FindAsync(new EventFilter { Owners = [unit], Order = EventOrder.RecordedDescending }, cancellation))
        {
            if (stored.Owner == unit)
            {
                events.Add(stored);
            }

            if (events.Count >= EventsLookedAt)
            {
                break;
            }
        }

        var wrong = events.Where(e => e.Event.ErrorDeclaration is not null).Select(e => e.EventId).ToHashSet(StringComparer.Ordinal);
        foreach (var stored in events.Where(e => !wrong.Contains(e.EventId)).Reverse())
        {
            Count(stored.Event, tallies);
        }

        return [.. tallies.Values.Where(t => t.IsHere).OrderByDescending(t => t.SeenAt).Take(MostOffered).Select(t => t.ToGoods())];
    }

    /// <summary>Loads sent to one of the places in the last sixty days of which nothing was received there, the newest first.</summary>
    public async Task<IReadOnlyList<IncomingLoad>> IncomingAsync(IReadOnlyCollection<string> places, CancellationToken cancellation)
    {
        if (places.Count == 0)
        {
            return [];
        }

        var mine = places.ToHashSet(StringComparer.Ordinal);
        List<IncomingLoad> loads = [];
        var sent = new EventFilter
        {
            BizSteps = ["shipping"],
            Items = [new ItemFilter([.. mine], [ItemRole.Destination])],
            EventTimeFrom = clock.GetUtcNow() - loadsWaitFor,
            Order = EventOrder.HappenedDescending,
        };
        HashSet<string> wrong = new(StringComparer.Ordinal);
        await foreach (var stored in store.FindAsync(sent, cancellation))
        {
            var to = stored.Event.DestinationList?.Select(d => Identifier.Canonical(d.Value)).FirstOrDefault(mine.Contains);
            if (stored.Event.BizStep != "shipping" || to is null)
            {
                continue;
            }

            if (stored.Event.ErrorDeclaration is not null)
            {
                wrong.Add(stored.EventId);
                continue;
            }

            var from = stored.Event.SourceList?.Where(s => s.Type == "location").Select(s => Identifier.Canonical(s.Value)).FirstOrDefault()
                ?? (stored.Event.ReadPoint is { } at ? Identifier.Canonical(at.Id) : "");
            loads.Add(new(stored, TimeOf(stored.Event), from, to));
            if (loads.Count >= LoadsLookedAt)
            {
                break;
            }
        }

        loads.RemoveAll(l => wrong.Contains(l.Sent.EventId));
        return await NotReceivedAsync(loads, mine, cancellation);
    }

    /// <summary>Goods of an event as a record names them: instances, packages, and classes with their quantities.</summary>
    public static IReadOnlyList<RecordItem> ItemsOf(EpcisEvent what) => [.. Of(what.EpcList, what.QuantityList)];

    /// <summary>All goods of an event: what went in, what came out, the package and what is inside.</summary>
    public static IReadOnlyList<RecordItem> AllItemsOf(EpcisEvent what) =>
    [
        .. what.ParentId is { } parent ? (RecordItem[])[new RecordItem(Identifier.Canonical(parent), true)] : [],
        .. Of(what.InputEpcList, what.InputQuantityList),
        .. Of(what.EpcList, what.QuantityList),
        .. Of(what.ChildEpcs, what.ChildQuantityList),
        .. Of(what.OutputEpcList, what.OutputQuantityList),
    ];

    private static IEnumerable<RecordItem> Of(IReadOnlyList<string>? instances, IReadOnlyList<QuantityElement>? classes) =>
    [
        .. (instances ?? []).Select(e => new RecordItem(Identifier.Canonical(e), true)),
        .. (classes ?? []).Select(q => new RecordItem(Identifier.Canonical(q.EpcClass), false, Number(q.Quantity), q.Uom)),
    ];

    /// <summary>The time of an event; the beginning of time when it cannot be read.</summary>
    public static DateTimeOffset TimeOf(EpcisEvent what) =>
        DateTimeOffset.TryParse(what.EventTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MinValue;

    private async Task<IReadOnlyList<IncomingLoad>> NotReceivedAsync(List<IncomingLoad> loads, HashSet<string> mine, CancellationToken cancellation)
    {
        var keys = loads.SelectMany(l => ItemsOf(l.Sent.Event)).Select(i => IdentifierKey.OfCanonical(i.Uri)).Distinct().Take(500).ToList();
        if (keys.Count == 0)
        {
            return [];
        }

        var where = await store.OccurrencesAsync(keys, 5_000, cancellation);
        var positions = where.Select(o => o.Position).Distinct().ToList();
        List<StoredEvent> received = [];
        foreach (var some in positions.Chunk(500))
        {
            received.AddRange((await store.AtAsync(some, cancellation)).Where(e =>
                e.Event.BizStep is "receiving" or "accepting" or "arriving" && e.Event.ErrorDeclaration is null
                && ((e.Event.BizLocation ?? e.Event.ReadPoint) is { } place && mine.Contains(Identifier.Canonical(place.Id)))));
        }

        return [.. loads.Where(l => !received.Any(r => TimeOf(r.Event) >= l.At - TimeSpan.FromHours(1)
            && ItemsOf(r.Event).Select(i => i.Uri).Intersect(ItemsOf(l.Sent.Event).Select(i => i.Uri)).Any()))];
    }

    private static void Count(EpcisEvent what, Dictionary<string, Tally> tallies)
    {
        var at = TimeOf(what);
        var sign = what.BizStep switch
        {
            "shipping" or "retail_selling" or "destroying" or "decommissioning" => -1,
            "receiving" or "accepting" => 1,
            _ when what.Action == EventAction.Add && what.Kind == EventKind.ObjectEvent => 1,
            _ => 0,
        };
        switch (what.Kind)
        {
            case EventKind.ObjectEvent:
                Move(what.EpcList, what.QuantityList, sign);
                break;
            case EventKind.TransformationEvent:
                Move(what.InputEpcList, what.InputQuantityList, -1);
                Move(what.OutputEpcList, what.OutputQuantityList, 1);
                break;
            case EventKind.AggregationEvent:
                var inside = what.Action == EventAction.Delete ? 1 : -1;
                Move(what.ChildEpcs, what.ChildQuantityList, inside);
                Move(what.ParentId is { } parent ? [parent] : null, null, -inside);
                break;
        }

        void Move(IReadOnlyList<string>? instances, IReadOnlyList<QuantityElement>? classes, int by)
        {
            foreach (var one in instances ?? [])
            {
                Of(Identifier.Canonical(one), true).Move(by, null, null, at);
            }

            foreach (var some in classes ?? [])
            {
                Of(Identifier.Canonical(some.EpcClass), false).Move(by, Number(some.Quantity), some.Uom, at);
            }
        }

        Tally Of(string uri, bool isInstance) => tallies.TryGetValue(uri, out var known) ? known : tallies[uri] = new Tally(uri, isInstance);
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Tally(string uri, bool isInstance)
    {
        private decimal sum;
        private bool isKnown = true;
        private bool began;
        private string? uom;
        private int last;

        public DateTimeOffset SeenAt { get; private set; }

        // A lot whose beginning lies before what was looked at, or that was counted in two units, stays on offer: nobody can say that it is gone.
        public bool IsHere => isInstance ? last >= 0 : !isKnown || !began || sum > 0;

        public void Move(int by, decimal? quantity, string? unit, DateTimeOffset at)
        {
            SeenAt = at > SeenAt ? at : SeenAt;
            if (by == 0)
            {
                return;
            }

            began |= by > 0;
            last = by;
            isKnown &= quantity is not null && (uom is null || uom == unit || sum == 0);
            uom = unit ?? uom;
            sum += by * (quantity ?? 0);
        }

        public GoodsAtHand ToGoods()
        {
            var (product, lot, serial) = GoodsUri.Parts(uri);
            var number = GoodsUri.Sscc(uri) ?? (serial.Length > 0 ? serial : lot);
            return new(uri, isInstance, product, number, !isInstance && isKnown && began ? sum : null, uom, SeenAt);
        }
    }
}
