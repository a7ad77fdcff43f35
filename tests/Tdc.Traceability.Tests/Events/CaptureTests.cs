using System.Text;
using Tdc.Epcis;
using Tdc.Epcis.Validation;
using Tdc.Platform.Storage;
using Tdc.Traceability.Events;
using Tdc.Traceability.Events.Bench;
using Tdc.Traceability.Events.Capturing;

namespace Tdc.Traceability.Tests.Events;

/// <summary>The way of a document into the store.</summary>
public sealed class CaptureTests
{
    public static TheoryData<DatabaseEngine> Engines { get; } = [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    private static byte[] Document(params string[] events) => Encoding.UTF8.GetBytes(
        """{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-05-01T00:00:00Z","epcisBody":{"eventList":["""
        + string.Join(',', events) + "]}}");

    private static string Event(string id, string epc = "urn:epc:id:sgtin:8930001.012345.1", string action = "OBSERVE") =>
        $$"""{"type":"ObjectEvent","eventID":"{{id}}","eventTime":"2026-05-01T08:00:00Z","eventTimeZoneOffset":"+07:00","epcList":["{{epc}}"],"action":"{{action}}"}""";

    [Theory, MemberData(nameof(Engines))]
    public async Task One_bad_event_keeps_all_out_unless_the_rest_may_proceed(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var document = Document(Event("urn:uuid:a"), Event("urn:uuid:b", action: "WATCH"), Event("urn:uuid:c"));

        var none = await store.CaptureAsync(document);
        Assert.Equal((3, 0, 1, false), (none.Read, none.Stored, none.Refused, none.IsSuccess));
        Assert.Equal(0, await store.Open.LastPositionAsync(default));

        var some = await store.CaptureAsync(document, rollback: false);
        Assert.Equal((3, 2, 1, false, false), (some.Read, some.Stored, some.Refused, some.IsSuccess, some.IsSyntaxFault));
        Assert.Equal((1L, 2L), (some.FirstPosition, some.LastPosition));
        Assert.Equal(["urn:uuid:a", "urn:uuid:c"], some.EventIds);
        Assert.Contains(some.Findings, f => f is { Event: 1, Code: "epcis.action" });

        var again = await store.CaptureAsync(document, rollback: false);
        Assert.Equal((0, 2), (again.Stored, again.Repeated));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_conflict_names_its_event(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        await store.CaptureAsync(Document(Event("urn:uuid:a")));
        var outcome = await store.CaptureAsync(Document(Event("urn:uuid:b"), Event("urn:uuid:a", "urn:x:1")));
        var finding = Assert.Single(outcome.Findings);
        Assert.Equal(("/epcisBody/eventList/1/eventID", CaptureOutcome.Conflict, 1), (finding.JsonPointer, finding.Code, finding.Event));
        Assert.NotEqual(finding.Code, finding.Message(System.Globalization.CultureInfo.GetCultureInfo("vi")));
        Assert.Equal((0, 1, false), (outcome.Stored, outcome.Conflicts, outcome.IsSuccess));
        Assert.Equal(1, await store.Open.LastPositionAsync(default));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_document_that_breaks_off_stores_nothing_in_either_way(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var broken = Document(Event("urn:uuid:a"), Event("urn:uuid:b"))[..^60];
        foreach (var rollback in new[] { true, false })
        {
            var outcome = await store.CaptureAsync(broken, rollback);
            Assert.True(outcome.IsSyntaxFault);
            Assert.False(outcome.IsSuccess);
        }

        Assert.Equal(0, await store.Open.LastPositionAsync(default));
    }

    [Fact]
    public async Task Of_more_bad_events_than_findings_are_kept_none_is_stored()
    {
        await using var store = await StoreUnderTest.CreateAsync(DatabaseEngine.Sqlite);
        var events = Enumerable.Range(0, 3000).Select(i => Event($"urn:uuid:{i}", $"urn:x:{i}", i % 3 == 0 ? "OBSERVE" : "WATCH")).ToArray();
        var outcome = await store.CaptureAsync(Document(events), rollback: false);
        Assert.True(outcome.FindingsCut);
        Assert.Equal((1000, 2000), (outcome.Stored, outcome.Refused));
    }

    [Fact]
    public async Task An_answer_to_a_query_is_captured_and_a_document_in_place_of_an_event_is_refused()
    {
        await using var store = await StoreUnderTest.CreateAsync(DatabaseEngine.Sqlite);
        var answer = Encoding.UTF8.GetBytes(
            """{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","type":"EPCISQueryDocument","schemaVersion":"2.0","creationDate":"2026-05-01T00:00:00Z","epcisBody":{"queryResults":{"queryName":"q","resultsBody":{"eventList":["""
            + Event("urn:uuid:b", "urn:x:b") + "]}}}}");
        Assert.Equal(1, (await store.CaptureAsync(answer)).Stored);
        var request = new CaptureRequest
        {
            Capture = Guid.CreateVersion7(),
            Owner = StoreUnderTest.Owner,
            Document = new MemoryStream(Document(Event("urn:uuid:a"))),
            BareEvent = true,
        };
        Assert.Contains((await store.Capture.CaptureAsync(request, default)).Findings, f => f.Code == CaptureOutcome.WrongKind);
        var bare = Encoding.UTF8.GetBytes("""{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",""" + Event("urn:uuid:a")[1..]);
        Assert.Equal(1, (await store.Capture.CaptureAsync(request with { Document = new MemoryStream(bare) }, default)).Stored);
        Assert.Equal(2, await store.Open.LastPositionAsync(default));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_large_document_is_stored_whole_or_not_at_all_and_leaves_no_file_behind(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var told = new List<CaptureProgress>();
        var chains = new SampleChains(11);
        CaptureRequest Request(bool rollback) => new()
        {
            Capture = Guid.CreateVersion7(),
            Owner = StoreUnderTest.Owner,
            Document = new SampleStream(chains, EventCapture.SmallOctets * 2L),
            Rollback = rollback,
            Format = EpcisFormat.Json,
            Progress = told.Add,
        };

        // An event of the last chain is there already under its id, with other content.
        var last = 0;
        var first = await store.Capture.CaptureAsync(Request(true), default);
        Assert.True(first.IsSuccess);
        last = first.Stored;
        Assert.True(last > EventCapture.Piece * 5, $"{last} events");
        Assert.Equal(last, await store.Open.LastPositionAsync(default));
        Assert.Equal((0, last), Counts(await store.Capture.CaptureAsync(Request(true), default)));
        Assert.Equal((0, last), Counts(await store.Capture.CaptureAsync(Request(false), default)));
        Assert.Empty(Directory.GetFiles(Path.Combine(store.Settings.DataFolder, "spool")));
        Assert.True(told.Count >= 3 && told.TrueForAll(t => t.Read <= last && t.Stored <= last));
    }

    private static (int Stored, int Repeated) Counts(CaptureOutcome outcome) => (outcome.Stored, outcome.Repeated);

    [Theory, MemberData(nameof(Engines))]
    public async Task A_conflict_at_the_end_of_a_large_document_undoes_all_of_it(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        await store.CaptureAsync(Document(Event("urn:uuid:last")));
        var events = Enumerable.Range(0, 14_000).Select(i => Event($"urn:uuid:{i}", $"urn:epc:id:sgtin:8930001.012345.{i}")).Append(Event("urn:uuid:last", "urn:x:1")).ToArray();
        var document = Document(events);
        Assert.True(document.Length > EventCapture.SmallOctets);
        var outcome = await store.CaptureAsync(document);
        Assert.Equal((0, 1, 0L), (outcome.Stored, outcome.Conflicts, outcome.LastPosition));
        Assert.Equal("/epcisBody/eventList/14000/eventID", outcome.Findings.Single().JsonPointer);
        Assert.Equal(1, await store.Open.LastPositionAsync(default));
        Assert.Empty(await store.Open.OccurrencesAsync([IdentifierKey.Of("urn:epc:id:sgtin:8930001.012345.5")], 10, default));

        var proceeding = await store.CaptureAsync(document, rollback: false);
        Assert.Equal((14_000, 1), (proceeding.Stored, proceeding.Conflicts));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_same_events_in_XML_are_repeats(DatabaseEngine engine)
    {
        await using var store = await StoreUnderTest.CreateAsync(engine);
        var json = new SampleChains(2).Document(0);
        Assert.True((await store.CaptureAsync(json)).IsSuccess);
        var reader = EpcisReader.Open(new MemoryStream(json.ToArray()), EpcisFormat.Json);
        var events = await reader.ReadEventsAsync().Select(r => r.Event).ToListAsync(TestContext.Current.CancellationToken);
        using var xml = new MemoryStream();
        await EpcisWriter.WriteAsync(xml, EpcisFormat.Xml, reader.Header, events.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        var outcome = await store.CaptureAsync(xml.ToArray());
        Assert.True(outcome.IsSuccess, string.Join('\n', outcome.Findings.Where(f => f.Severity == Severity.Error)));
        Assert.Equal((0, 13), Counts(outcome));
    }
}
