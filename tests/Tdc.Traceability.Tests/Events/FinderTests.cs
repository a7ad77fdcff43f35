using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Bench;

namespace Tdc.Traceability.Tests.Events;

/// <summary>Finding, compared with looking at every event.</summary>
public sealed class FinderTests
{
    public static TheoryData<DatabaseEngine> Engines { get; } = [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    private static async Task<(StoreUnderTest Store, List<StoredEvent> All)> FilledAsync(DatabaseEngine engine)
    {
        var store = await StoreUnderTest.CreateAsync(engine);
        var number = 0;
        foreach (var document in new SampleChains(5).Documents(40, 29))
        {
            store.Clock.Now = store.Clock.Now.AddMinutes(1);
            var owner = number++ % 3 == 0 ? StoreUnderTest.Other : StoreUnderTest.Owner;
            var events = await StoreUnderTest.EventsOfAsync(document);
            await store.Open.AppendAsync(new AppendBatch(Guid.CreateVersion7(), owner, events, AllOrNothing: true), default);
        }

        return (store, [.. await store.Open.AtAsync([.. Enumerable.Range(1, 520).Select(i => (long)i)], default)]);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_filter_finds_all_that_matches_in_the_order_asked(DatabaseEngine engine)
    {
        var (store, all) = await FilledAsync(engine);
        await using var _ = store;
        var random = new Random(20261128);
        for (var round = 0; round < 250; round++)
        {
            var filter = RandomFilter(random, all);
            var expected = Ordered(all.Where(e => Matches(filter, e)), filter.Order).Where(e => IsAfter(filter, e)).Select(e => e.Position).ToList();
            var found = await store.FindAsync(filter);
            var told = found.Where(e => Matches(filter, e)).Select(e => e.Position).ToList();
            Assert.True(expected.SequenceEqual(told), $"round {round}, {filter}: expected {string.Join(' ', expected)}, found {string.Join(' ', told)}");
            Assert.Equal(found.Count, found.Select(f => f.Position).Distinct().Count());
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Pages_of_one_state_lose_nothing_and_repeat_nothing_while_others_capture(DatabaseEngine engine)
    {
        var (store, all) = await FilledAsync(engine);
        await using var _ = store;
        foreach (var order in Enum.GetValues<EventOrder>())
        {
            var upTo = await store.Open.LastPositionAsync(default);
            var state = Ordered(await store.FindAsync(new EventFilter { UpTo = upTo }), order).Select(e => e.Position).ToList();
            var (read, after) = (new List<long>(), ((DateTimeOffset, long)?)null);
            for (var page = 0; page < 1000; page++)
            {
                var filter = new EventFilter { Order = order, UpTo = upTo, After = after };
                var some = await store.Open.FindAsync(filter, default).Take(37).ToListAsync(TestContext.Current.CancellationToken);
                if (some.Count == 0)
                {
                    break;
                }

                read.AddRange(some.Select(e => e.Position));
                after = (TimeOf(some[^1]), some[^1].Position);
                await store.CaptureAsync(new SampleChains(1000 + (page * 10) + (int)order).Document(page));
            }

            Assert.Equal(state, read);
            Assert.True(await store.Open.LastPositionAsync(default) > upTo);
        }

        Assert.Equal(520, all.Count);
    }

    private static EventFilter RandomFilter(Random random, List<StoredEvent> all)
    {
        bool Sometimes(int of = 4) => random.Next(of) == 0;
        StoredEvent One() => all[random.Next(all.Count)];
        var (order, some) = ((EventOrder)random.Next(4), One());
        return new EventFilter
        {
            Order = order,
            After = Sometimes() ? (TimeOf(some), some.Position) : null,
            UpTo = Sometimes() ? random.Next(1, 560) : null,
            FromPosition = Sometimes() ? random.Next(1, 520) : null,
            Kinds = Sometimes() ? [One().Event.Kind, One().Event.Kind] : null,
            Actions = Sometimes() ? [EventAction.Add] : null,
            EventTimeFrom = Sometimes() ? TimeOf(One()) : null,
            EventTimeBefore = Sometimes() ? TimeOf(One()) : null,
            RecordTimeFrom = Sometimes() ? One().RecordTime : null,
            RecordTimeBefore = Sometimes() ? One().RecordTime : null,
            BizSteps = Sometimes() ? [One().Event.BizStep!, "urn:x:none"] : Sometimes() ? [One().Event.BizStep!] : null,
            Dispositions = Sometimes() ? [One().Event.Disposition!] : null,
            ReadPoints = Sometimes() ? [Canonical(One().Event.ReadPoint!.Id)] : null,
            BizLocations = Sometimes() ? [Canonical(One().Event.BizLocation!.Id), Canonical(One().Event.BizLocation!.Id)] : null,
            Owners = Sometimes() ? [random.Next(2) == 0 ? StoreUnderTest.Owner : StoreUnderTest.Other] : null,
            Items = Sometimes(2) ? [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => RandomItem(random, One()))] : [],
        };
    }

    private static ItemFilter RandomItem(Random random, StoredEvent one)
    {
        var places = Places(one.Event).ToList();
        var (canonical, role) = places[random.Next(places.Count)];
        ItemRole[] roles = random.Next(3) == 0 ? [.. Enum.GetValues<ItemRole>()] : [role];
        return new ItemFilter(random.Next(3) == 0 ? [canonical, places[0].Canonical] : [canonical], roles);
    }

    private static bool Matches(EventFilter filter, StoredEvent one)
    {
        var (what, time) = (one.Event, TimeOf(one));
        return (filter.UpTo is null || one.Position <= filter.UpTo) && (filter.FromPosition is null || one.Position >= filter.FromPosition)
            && (filter.Kinds?.Contains(what.Kind) ?? true) && (filter.Actions is null || (what.Action is { } action && filter.Actions.Contains(action)))
            && !(time < filter.EventTimeFrom) && !(time >= filter.EventTimeBefore)
            && !(one.RecordTime < filter.RecordTimeFrom) && !(one.RecordTime >= filter.RecordTimeBefore)
            && (filter.BizSteps?.Contains(what.BizStep ?? "") ?? true) && (filter.Dispositions?.Contains(what.Disposition ?? "") ?? true)
            && (filter.ReadPoints?.Contains(Canonical(what.ReadPoint!.Id)) ?? true) && (filter.BizLocations?.Contains(Canonical(what.BizLocation!.Id)) ?? true)
            && (filter.Owners?.Contains(one.Owner) ?? true)
            && filter.Items.All(i => Places(what).Any(p => i.Canonical.Contains(p.Canonical) && i.Roles.Contains(p.Role)));
    }

    private static bool IsAfter(EventFilter filter, StoredEvent one) => filter.After is not { } after || filter.Order switch
    {
        EventOrder.Recorded => one.Position > after.Position,
        EventOrder.RecordedDescending => one.Position < after.Position,
        EventOrder.Happened => (TimeOf(one), one.Position).CompareTo((after.EventTime, after.Position)) > 0,
        _ => (TimeOf(one), one.Position).CompareTo((after.EventTime, after.Position)) < 0,
    };

    private static IEnumerable<StoredEvent> Ordered(IEnumerable<StoredEvent> events, EventOrder order) => order switch
    {
        EventOrder.Recorded => events.OrderBy(e => e.Position),
        EventOrder.RecordedDescending => events.OrderByDescending(e => e.Position),
        EventOrder.Happened => events.OrderBy(TimeOf).ThenBy(e => e.Position),
        _ => events.OrderByDescending(TimeOf).ThenByDescending(e => e.Position),
    };

    private static IEnumerable<(string Canonical, ItemRole Role)> Places(EpcisEvent what)
    {
        IEnumerable<(string?, ItemRole)> all =
        [
            .. (what.EpcList ?? []).Select(e => (e, ItemRole.Epc)), (what.ParentId, ItemRole.Parent), .. (what.ChildEpcs ?? []).Select(e => (e, ItemRole.Child)),
            .. (what.OutputEpcList ?? []).Select(e => (e, ItemRole.Output)), .. (what.QuantityList ?? []).Select(q => (q.EpcClass, ItemRole.Class)),
            .. (what.InputQuantityList ?? []).Select(q => (q.EpcClass, ItemRole.InputClass)),
            .. (what.BizTransactionList ?? []).Select(b => (b.Value, ItemRole.BusinessTransaction)),
            .. (what.SourceList ?? []).Select(b => (b.Value, ItemRole.Source)), .. (what.DestinationList ?? []).Select(b => (b.Value, ItemRole.Destination)),
        ];
        return all.Where(p => p.Item1 is not null).Select(p => (Canonical(p.Item1!), p.Item2));
    }

    private static string Canonical(string uri) => IdentifierKey.Canonical(uri);

    private static DateTimeOffset TimeOf(StoredEvent one) => Timestamp.TryRead(one.Event.EventTime, out var time) ? time : default;
}
