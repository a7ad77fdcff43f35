using System.Text;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Bench;

namespace Tdc.Traceability.Tests.Events;

/// <summary>What every event store must do, on both engines.</summary>
public sealed class EventStoreTests
{
    public static TheoryData<DatabaseEngine> Engines { get; } = [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    private static EpcisEvent Event(string? id, string epc = "urn:epc:id:sgtin:8930001.012345.1", string time = "2026-05-01T08:00:00.000+07:00") => new()
    {
        Kind = EventKind.ObjectEvent,
        TypeName = "ObjectEvent",
        EventId = id,
        EventTime = time,
        EventTimeZoneOffset = "+07:00",
        Action = EventAction.Observe,
        BizStep = "shipping",
        Disposition = "in_transit",
        EpcList = [epc],
        ReadPoint = new Place("urn:epc:id:sgln:8930001.00001.0", []),
    };

    private static EpcisEvent Declaration(EpcisEvent of, string time)
    {
        var declared = Event(of.EventId, of.EpcList![0], of.EventTime!);
        declared.ErrorDeclaration = new ErrorDeclaration { DeclarationTime = time, Reason = "incorrect_data", CorrectiveEventIds = ["urn:uuid:c1"] };
        return declared;
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Positions_begin_at_one_and_have_no_gaps(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        Assert.Equal(0, await store.Open.LastPositionAsync(default));
        var first = await store.AppendAsync(Event("urn:uuid:a"), Event("urn:uuid:b"));
        var second = await store.AppendAsync(Event("urn:uuid:c"));
        Assert.Equal([1, 2], first.Events.Select(e => e.Position));
        Assert.Equal((AppendState.Stored, 3L), (second.Events[0].State, second.Events[0].Position));
        Assert.Equal(3, await store.Open.LastPositionAsync(default));
        Assert.True(second.RecordTime >= first.RecordTime);
        Assert.Equal(0, first.RecordTime.UtcTicks % TimeSpan.TicksPerMillisecond);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_event_without_id_gets_the_one_of_its_hash(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var what = Event(null);
        var expected = new Tdc.Epcis.Hashing.EventHash().IdOf(what);
        var fate = (await store.AppendAsync(what)).Events[0];
        Assert.Equal(expected, fate.EventId);
        Assert.Equal(expected, (await store.Open.WithIdAsync(expected, default)).Single().Event.EventId);
        Assert.Equal((AppendState.Repeated, 1L), ((await store.AppendAsync(Event(null))).Events[0].State, 1L));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_same_event_again_is_a_repeat_also_in_another_form_of_its_identifiers(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        await store.AppendAsync(Event("urn:uuid:a", "urn:epc:id:sgtin:8930001.012345.1"));
        var fate = (await store.AppendAsync(Event("urn:uuid:a", "https://id.gs1.org/01/08930001123458/21/1"))).Events[0];
        Assert.Equal((AppendState.Repeated, 1L), (fate.State, fate.Position));
        Assert.Equal(1, await store.Open.LastPositionAsync(default));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Another_event_with_a_known_id_is_a_conflict_that_keeps_a_whole_batch_out(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        await store.AppendAsync(Event("urn:uuid:a"));
        var result = await store.AppendAsync(Event("urn:uuid:b"), Event("urn:uuid:a", "urn:epc:id:sgtin:8930001.012345.2"), Event("urn:uuid:b"));
        Assert.Equal([AppendState.RolledBack, AppendState.Conflict, AppendState.RolledBack], result.Events.Select(e => e.State));
        Assert.Equal(1, await store.Open.LastPositionAsync(default));
        Assert.Empty(await store.Open.WithIdAsync("urn:uuid:b", default));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Where_events_stand_for_themselves_a_conflict_keeps_only_its_event_out(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        await store.AppendAsync(Event("urn:uuid:a"));
        var batch = new AppendBatch(
            Guid.CreateVersion7(), StoreUnderTest.Owner,
            [Event("urn:uuid:b"), Event("urn:uuid:a", "urn:x:1"), Event("urn:uuid:b"), Event("urn:uuid:b", "urn:x:2"), Event("urn:uuid:c")], AllOrNothing: false);
        var fates = (await store.Open.AppendAsync(batch, default)).Events;
        Assert.Equal([AppendState.Stored, AppendState.Conflict, AppendState.Repeated, AppendState.Conflict, AppendState.Stored], fates.Select(f => f.State));
        Assert.Equal([2, 0, 2, 0, 3], fates.Select(f => f.Position));
        Assert.Equal("urn:uuid:c", (await store.Open.AtAsync([3], default)).Single().EventId);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_error_declaration_is_a_record_of_its_own_and_may_come_before_its_event(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var what = Event("urn:uuid:a");
        Assert.Equal(AppendState.Stored, (await store.AppendAsync(Declaration(what, "2026-05-02T00:00:00Z"))).Events[0].State);
        Assert.Equal(AppendState.Stored, (await store.AppendAsync(Event("urn:uuid:a"))).Events[0].State);
        Assert.Equal(AppendState.Repeated, (await store.AppendAsync(Event("urn:uuid:a"))).Events[0].State);
        Assert.Equal(AppendState.Repeated, (await store.AppendAsync(Declaration(what, "2026-05-02T07:00:00+07:00"))).Events[0].State);
        Assert.Equal(AppendState.Stored, (await store.AppendAsync(Declaration(what, "2026-05-03T00:00:00Z"))).Events[0].State);
        Assert.Equal(AppendState.Conflict, (await store.AppendAsync(Event("urn:uuid:a", "urn:x:9"))).Events[0].State);
        var records = await store.Open.WithIdAsync("urn:uuid:a", default);
        Assert.Equal([true, false, true], records.Select(r => r.Event.ErrorDeclaration is not null));
        Assert.Equal(3, records.Select(r => Convert.ToHexString(r.ContentHash.Span)).Distinct().Count());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_event_comes_back_to_the_letter(DatabaseEngine engine)
    {
        const string document = """
            {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"ex":"https://example.vn/ns/"}],"type":"EPCISDocument","schemaVersion":"2.0",
            "creationDate":"2026-05-01T00:00:00Z","epcisBody":{"eventList":[
            {"type":"ObjectEvent","eventID":"urn:uuid:1","eventTime":"2026-05-01T08:00:00.1234567+07:00","eventTimeZoneOffset":"+07:00","epcList":["urn:epc:id:sgtin:8930001.012345.A%2F1"],
            "action":"ADD","bizStep":"commissioning","ex:grade":{"ex:code":"Loại 1","@type":"ex:Grade","ex:n":1.50},"ilmd":{"ex:garden":["Vườn Đồi",null,true,{"ex:x":"y"}]}},
            {"@context":[{"own":"urn:own:"}],"type":"ObjectEvent","eventID":"urn:uuid:2","eventTime":"2026-05-01T08:00:00Z","eventTimeZoneOffset":"+07:00",
            "epcList":["urn:x:1"],"action":"OBSERVE","own:field":"1","ex:more":"2"}]}}
            """;
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var sent = (await StoreUnderTest.EventsOfAsync(Encoding.UTF8.GetBytes(document))).ToArray();
        var before = sent.Select(s => Encoding.UTF8.GetString(EpcisWriter.ToJson(s))).ToList();
        var result = await store.AppendAsync(sent);
        await store.ReopenAsync();
        var stored = await store.Open.AtAsync([2, 1], default);
        for (var i = 0; i < 2; i++)
        {
            var what = stored[i].Event;
            Assert.Equal(result.RecordTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture), what.RecordTime);
            what.RecordTime = null;
            Assert.Equal(before[i], Encoding.UTF8.GetString(EpcisWriter.ToJson(what)));
            Assert.Equal(sent[i].OwnContext is null, what.OwnContext is null);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Identifiers_are_found_in_every_role_by_key(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var chains = new SampleChains(7);
        foreach (var document in chains.Documents(3, 10))
        {
            Assert.True((await store.CaptureAsync(document)).IsSuccess);
        }

        var item = IdentifierKey.Of(chains.Item(1, 0));
        var lot = IdentifierKey.Of(chains.Lot(1, 0));
        var found = await store.Open.OccurrencesAsync([item, lot], 100, default);
        Assert.Equal([ItemRole.Output, ItemRole.Epc, ItemRole.Child, ItemRole.Epc], found.Where(f => f.Key == item).OrderBy(f => f.Position).Select(f => f.Role));
        Assert.Equal([ItemRole.Class, ItemRole.Class, ItemRole.Class, ItemRole.InputClass], found.Where(f => f.Key == lot).OrderBy(f => f.Position).Select(f => f.Role));
        Assert.Equal(3, (await store.Open.OccurrencesAsync([item, lot], 3, default)).Count);
        Assert.Equal(4, (await store.FindAsync(new EventFilter { Items = [new ItemFilter([IdentifierKey.Canonical(chains.Item(1, 0))], [.. Enum.GetValues<ItemRole>()])] })).Count);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Content_hashes_come_in_order_from_any_position(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        foreach (var document in new SampleChains(3).Documents(20, 37))
        {
            await store.CaptureAsync(document);
        }

        var all = await store.Open.HashesAsync(1, 1000, default);
        Assert.Equal(Enumerable.Range(1, 260).Select(i => (long)i), all.Select(h => h.Position));
        var some = await store.Open.HashesAsync(100, 50, default);
        Assert.Equal(all.Skip(99).Take(50).Select(h => Convert.ToHexString(h.ContentHash.Span)), some.Select(h => Convert.ToHexString(h.ContentHash.Span)));
        Assert.Equal((await store.Open.AtAsync([100], default))[0].ContentHash.ToArray(), some[0].ContentHash.ToArray());
        Assert.Empty(await store.Open.HashesAsync(261, 5, default));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Distinct_values_are_listed_in_order_and_by_page(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        foreach (var document in new SampleChains(3).Documents(4, 100))
        {
            await store.CaptureAsync(document);
        }

        var steps = await store.Open.DistinctAsync(DistinctField.BizStep, null, 100, default);
        Assert.Equal(["commissioning", "creating_class_instance", "inspecting", "packing", "receiving", "retail_selling", "shipping", "unpacking"], steps);
        Assert.Equal(["packing", "receiving"], await store.Open.DistinctAsync(DistinctField.BizStep, "inspecting", 2, default));
        var epcs = await store.Open.DistinctAsync(DistinctField.Epc, null, 1000, default);
        Assert.Equal(4 * (20 + 3 + 2), epcs.Count);
        Assert.Equal(epcs.Order(StringComparer.Ordinal), epcs);
        Assert.Equal(epcs.Skip(50).Take(7), await store.Open.DistinctAsync(DistinctField.Epc, epcs[49], 7, default));
    }
}
