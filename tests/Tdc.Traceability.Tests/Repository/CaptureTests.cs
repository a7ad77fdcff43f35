using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Features.Repository.Capturing;

namespace Tdc.Traceability.Tests.Repository;

public sealed class CaptureTests
{
    public static TheoryData<DatabaseEngine> Engines => [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_document_becomes_a_job_one_audit_entry_and_one_outbox_event_whatever_its_events(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var client = await RepositoryClient.OpenAsync(app);
        var job = await client.CaptureAsync(RepositoryClient.Document(Enumerable.Range(1, 50).Select(i => RepositoryClient.Event(i))));
        Assert.True((bool)job["success"]!);
        Assert.Equal("rollback", (string)job["captureErrorBehaviour"]!);
        Assert.Empty(job["errors"]!.AsArray());
        Assert.Equal(1, await app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<AuditEntry>().CountAsync(a => a.Action == "trace.events-captured")));
        Assert.Equal(50, (await client.EventsAsync("?perPage=20")).Count);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Capture_is_idempotent_by_id_and_content_and_another_event_with_the_id_is_an_error(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var client = await RepositoryClient.OpenAsync(app);
        var document = RepositoryClient.Document(RepositoryClient.Event(1), RepositoryClient.Event(2));
        Assert.True((bool)(await client.CaptureAsync(document))["success"]!);
        Assert.True((bool)(await client.CaptureAsync(document))["success"]!);
        var other = await client.CaptureAsync(RepositoryClient.Document(RepositoryClient.Event(1, """{"bizStep":"receiving"}"""), RepositoryClient.Event(3)));
        Assert.False((bool)other["success"]!);
        Assert.Contains("epcis.event-id-taken", other["errors"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([RepositoryClient.Id(1), RepositoryClient.Id(2)], RepositoryClient.Ids(await client.EventsAsync()).Order());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_error_declaration_of_a_known_event_is_a_new_record_and_not_a_repeat(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var client = await RepositoryClient.OpenAsync(app);
        await client.CapturedAsync(RepositoryClient.Event(1));
        var declared = RepositoryClient.Event(1, """{"errorDeclaration":{"declarationTime":"2026-06-02T00:00:00Z","reason":"did_not_occur"}}""");
        await client.CapturedAsync(declared);
        await client.CapturedAsync(declared);
        var found = await client.EventsAsync("", "/events/" + Uri.EscapeDataString(RepositoryClient.Id(1)));
        Assert.Equal(2, found.Count);
        Assert.Single(found, e => e.ContainsKey("errorDeclaration"));
        Assert.Single(await client.EventsAsync("?EXISTS_errorDeclaration=true"));
    }

    [Fact]
    public async Task Proceed_stores_what_is_valid_and_names_what_is_not_while_rollback_stores_nothing()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        var document = RepositoryClient.Document(RepositoryClient.Event(1), RepositoryClient.Event(2, """{"eventTime":"yesterday"}"""), RepositoryClient.Event(3));
        var job = await client.CaptureAsync(document, "application/json", ("GS1-Capture-Error-Behaviour", "proceed"));
        Assert.False((bool)job["success"]!);
        Assert.Equal("proceed", (string)job["captureErrorBehaviour"]!);
        Assert.Equal(1, (int)job["errors"]![0]!["eventIndex"]!);
        Assert.StartsWith("/epcisBody/eventList/1", (string)job["errors"]![0]!["pointer"]!, StringComparison.Ordinal);
        Assert.Equal(2, (await client.EventsAsync()).Count);
        var rolled = RepositoryClient.Document(RepositoryClient.Event(4), RepositoryClient.Event(5, """{"eventTime":"yesterday"}"""));
        var (status, problem, _) = await client.JsonAsync(HttpMethod.Post, "/capture", rolled);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("epcisException:ValidationException", (string)problem!["type"]!);
        Assert.Equal(2, (await client.EventsAsync()).Count);
    }

    [Fact]
    public async Task Xml_1_2_documents_are_captured_and_answered_in_both_formats()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        var job = await client.CaptureAsync("""
            <?xml version="1.0" encoding="UTF-8"?>
            <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" xmlns:example="http://ns.example.com/epcis" schemaVersion="1.2" creationDate="2012-03-25T17:10:16Z">
            <EPCISBody><EventList><ObjectEvent><eventTime>2012-03-25T17:10:16Z</eventTime><eventTimeZoneOffset>+00:00</eventTimeZoneOffset>
            <baseExtension><eventID>urn:uuid:4f3cab46-5fcd-4f60-8e70-cd8f22ecad1f</eventID></baseExtension>
            <epcList><epc>urn:epc:id:sgtin:8930001.012345.S1</epc></epcList><action>OBSERVE</action><bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep>
            <readPoint><id>urn:epc:id:sgln:8930001.00001.0</id></readPoint>
            <extension><quantityList><quantityElement><epcClass>urn:epc:class:lgtin:8930001.012345.L1</epcClass><quantity>2.5</quantity><uom>KGM</uom></quantityElement></quantityList>
            <sourceList><source type="urn:epcglobal:cbv:sdt:possessing_party">urn:epc:id:sgln:8930001.00002.0</source></sourceList></extension>
            <example:field>abc</example:field></ObjectEvent></EventList></EPCISBody></epcis:EPCISDocument>
            """, "application/xml");
        Assert.True((bool)job["success"]!, job.ToJsonString());
        var found = Assert.Single(await client.EventsAsync("?EQ_bizStep=shipping&EQ_source_possessing_party=urn:epc:id:sgln:8930001.00002.0&EQ_http://ns.example.com/epcis%23field=abc"));
        Assert.Equal("shipping", (string)found["bizStep"]!);
        Assert.Equal(2.5, (double)found["quantityList"]![0]!["quantity"]!);
        using var xml = await client.SendAsync(HttpMethod.Get, "/events", null, "", ("Accept", "application/xml"), ("GS1-EPC-Format", "Never_Translates"));
        var text = await xml.Content.ReadAsStringAsync();
        Assert.Contains("urn:epcglobal:epcis-query:xsd:2", text, StringComparison.Ordinal);
        Assert.Contains("urn:epc:class:lgtin:8930001.012345.L1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2">&b;</epcis:EPCISDocument>""", "rollback")]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2">&b;</epcis:EPCISDocument>""", "proceed")]
    public async Task Xml_with_a_dtd_is_refused_at_once(string document, string behaviour)
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        using var answer = await client.SendAsync(HttpMethod.Post, "/capture", document, "application/xml", ("GS1-Capture-Error-Behaviour", behaviour));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("root:", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contexts_are_never_fetched()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        var document = JsonNode.Parse(RepositoryClient.Document(RepositoryClient.Event(1)))!;
        document["@context"] = new JsonArray(RepositoryClient.Context, $"http://127.0.0.1:{port}/context.jsonld");
        Assert.True((bool)(await client.CaptureAsync(document.ToJsonString()))["success"]!);
        await Task.Delay(300);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Limits_of_depth_length_and_items_are_answered_with_the_standards_exceptions()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        var deep = RepositoryClient.Document(RepositoryClient.Event(1, """{"ex:deep":"X"}""")).Replace("\"X\"", string.Concat(Enumerable.Repeat("{\"ex:a\":", 80)) + "1" + new string('}', 80), StringComparison.Ordinal);
        var (status, problem, _) = await client.JsonAsync(HttpMethod.Post, "/capture", deep);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("epcisException:ValidationException", (string)problem!["type"]!);
        var wide = RepositoryClient.Document(RepositoryClient.Event(2, $$"""{"epcList":[{{string.Join(',', Enumerable.Range(0, 100_010).Select(i => $"\"urn:x:{i}\""))}}]}"""));
        (status, problem, _) = await client.JsonAsync(HttpMethod.Post, "/capture", wide);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/epcis/events") { Content = new ByteArrayContent(new byte[5 * 1024 * 1024]) };
        request.Content.Headers.ContentType = new("application/json");
        using var tooLong = await client.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Contains("CaptureLimitExceededException", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await client.EventsAsync());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_long_document_is_captured_behind_its_answer_and_its_job_survives_a_restart(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var client = await RepositoryClient.OpenAsync(app);
        var filler = new string('x', 2000);
        var job = await client.CaptureAsync(RepositoryClient.Document(Enumerable.Range(1, 2500).Select(i => RepositoryClient.Event(i, $$"""{"ex:filler":"{{filler}}"}"""))));
        Assert.True((bool)job["success"]!, job.ToJsonString());
        for (var i = 0; i < 100 && Directory.EnumerateFiles(CaptureSpool.Folder(app.Database.DataFolder)).Any(); i++)
        {
            await Task.Delay(50);
        }

        Assert.Empty(Directory.EnumerateFiles(CaptureSpool.Folder(app.Database.DataFolder)));
        var key = client.Http.DefaultRequestHeaders.Authorization;
        client.Dispose();
        await app.RestartAsync();
        using var after = new RepositoryClient(new HttpClient { BaseAddress = app.Address });
        after.Http.DefaultRequestHeaders.Authorization = key;
        var (status, again, _) = await after.JsonAsync(HttpMethod.Get, "/capture/" + (string)job["captureID"]!);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(job.ToJsonString(), again!.ToJsonString());
        Assert.Equal(2500, (await after.EventsAsync("?perPage=1000")).Count);
    }

    [Fact]
    public async Task A_job_that_a_crash_cut_off_is_taken_up_again_and_one_without_its_document_has_failed()
    {
        await using var app = await TestApp.StartAsync();
        var client = await RepositoryClient.OpenAsync(app);
        var unit = (await app.UnitAsync("SKHCN")).Lineage;
        var (with, without) = (app.Clock.NewId<CaptureJobId>(), app.Clock.NewId<CaptureJobId>());
        Directory.CreateDirectory(CaptureSpool.Folder(app.Database.DataFolder));
        await File.WriteAllTextAsync(Path.Combine(CaptureSpool.Folder(app.Database.DataFolder), with.Value.ToString("N")), RepositoryClient.Document(RepositoryClient.Event(1)));
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            foreach (var id in new[] { with, without })
            {
                db.Add(new CaptureJob
                {
                    Id = id,
                    Owner = unit,
                    CreatedAt = app.Clock.GetUtcNow().AddMinutes(-10),
                    Rollback = true,
                    Format = Epcis.EpcisFormat.Json,
                    Node = "a-node-that-died",
                    BeatAt = app.Clock.GetUtcNow().AddMinutes(-10),
                });
            }

            return await db.SaveChangesAsync();
        });
        var key = client.Http.DefaultRequestHeaders.Authorization;
        client.Dispose();
        await app.RestartAsync();
        using var after = new RepositoryClient(new HttpClient { BaseAddress = app.Address });
        after.Http.DefaultRequestHeaders.Authorization = key;
        foreach (var (id, success) in new[] { (with, true), (without, false) })
        {
            JsonNode? job = null;
            for (var i = 0; i < 100 && (job is null || (bool)job["running"]!); i++)
            {
                (_, job, _) = await after.JsonAsync(HttpMethod.Get, "/capture/" + id.Value);
                await Task.Delay(50);
            }

            Assert.False((bool)job!["running"]!);
            Assert.Equal(success, (bool)job["success"]!);
        }

        Assert.Single(await after.EventsAsync());
    }

    [Fact]
    public async Task One_event_is_posted_once_and_found_at_its_location()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        var bare = RepositoryClient.Event(1, $$"""{"@context":["{{RepositoryClient.Context}}"],"eventID":null}""").ToJsonString();
        using var made = await client.SendAsync(HttpMethod.Post, "/events", bare);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var found = Assert.Single(await client.EventsAsync("", made.Headers.Location!.OriginalString["/epcis".Length..]));
        Assert.StartsWith("ni:///sha-256;", (string)found["eventID"]!, StringComparison.Ordinal);
        using var again = await client.SendAsync(HttpMethod.Post, "/events", bare);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var document = await client.SendAsync(HttpMethod.Post, "/events", RepositoryClient.Document(RepositoryClient.Event(2)));
        Assert.Equal(HttpStatusCode.BadRequest, document.StatusCode);
    }
}
