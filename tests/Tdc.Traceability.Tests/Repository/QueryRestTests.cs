using System.Net;
using System.Text.Json.Nodes;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Traceability.Tests.Repository;

public sealed class QueryRestTests
{
    public static TheoryData<DatabaseEngine> Engines => [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task WD_queries_follow_the_children_of_captured_master_data_to_any_depth(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var client = await RepositoryClient.OpenAsync(app);
        const string header = """
            {"epcisMasterData":{"vocabularyList":[{"type":"urn:epcglobal:epcis:vtype:BusinessLocation","vocabularyElementList":[
            {"id":"urn:epc:id:sgln:8930001.00009.0","attributes":[{"id":"cbvmda:countryCode","attribute":"VN"}],"children":["https://id.gs1.org/414/8930001000018"]},
            {"id":"urn:epc:id:sgln:8930001.00001.0","attributes":[{"id":"cbvmda:city","attribute":"Biên Hòa"}],"children":["urn:epc:id:sgln:8930001.00002.0","urn:epc:id:sgln:8930001.00009.0"]}]}]}}
            """;
        JsonObject[] events =
        [
            RepositoryClient.Event(1, """{"bizLocation":{"id":"urn:epc:id:sgln:8930001.00001.0"},"readPoint":{"id":"urn:epc:id:sgln:8930001.00002.0"}}"""),
            RepositoryClient.Event(2, """{"bizLocation":{"id":"https://id.gs1.org/414/8930001000025"}}"""),
            RepositoryClient.Event(3, """{"bizLocation":{"id":"urn:epc:id:sgln:8930001.00003.0"}}"""),
        ];
        var job = await client.CaptureAsync(RepositoryClient.DocumentWith(header, events));
        Assert.True((bool)job["success"]!, job.ToJsonString());
        Assert.Equal([RepositoryClient.Id(1), RepositoryClient.Id(2)], RepositoryClient.Ids(await client.EventsAsync("?WD_bizLocation=urn:epc:id:sgln:8930001.00009.0")).Order());
        Assert.Equal([RepositoryClient.Id(1)], RepositoryClient.Ids(await client.EventsAsync("?WD_readPoint=https://id.gs1.org/414/8930001000094")));
        Assert.Equal([RepositoryClient.Id(2)], RepositoryClient.Ids(await client.EventsAsync("?WD_bizLocation=urn:epc:id:sgln:8930001.00002.0")));
        Assert.Empty(await client.EventsAsync("?EQ_bizLocation=urn:epc:id:sgln:8930001.00009.0"));
        Assert.Equal([RepositoryClient.Id(1)], RepositoryClient.Ids(await client.EventsAsync("?EQATTR_bizLocation_cbvmda:city=" + Uri.EscapeDataString("Biên Hòa"))));
        Assert.Equal([RepositoryClient.Id(1)], RepositoryClient.Ids(await client.EventsAsync("?HASATTR_bizLocation=cbvmda:city")));

        // A newer word of the same unit replaces the older: the children are gone.
        const string newer = """
            {"epcisMasterData":{"vocabularyList":[{"type":"urn:epcglobal:epcis:vtype:BusinessLocation","vocabularyElementList":[{"id":"urn:epc:id:sgln:8930001.00009.0","attributes":[]}]}]}}
            """;
        Assert.True((bool)(await client.CaptureAsync(RepositoryClient.DocumentWith(newer, [RepositoryClient.Event(4)])))["success"]!);
        Assert.Empty(await client.EventsAsync("?WD_bizLocation=urn:epc:id:sgln:8930001.00009.0"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Pages_neither_repeat_nor_lose_an_event_while_others_are_captured(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var client = await RepositoryClient.OpenAsync(app);
        using var other = await RepositoryClient.OpenAsync(app);
        var first = Enumerable.Range(1, 60).Select(i => RepositoryClient.Event(i, $$"""{"eventTime":"2026-06-{{(i % 20) + 1:D2}}T08:00:00+07:00","ex:rank":{{i % 7}}}""")).ToList();
        await client.CapturedAsync(first);
        var expected = RepositoryClient.Ids(first).Order().ToList();
        var number = 100;
        foreach (var order in new[] { "", "&orderBy=eventTime&orderDirection=ASC", "&orderBy=eventTime", "&orderBy=recordTime", "&orderBy=ex:rank&orderDirection=ASC" })
        {
            var before = new HashSet<string>(RepositoryClient.Ids(await client.EventsAsync("?perPage=1000")));
            var seen = new List<string>();
            var next = "/events?perPage=7" + order;
            while (next is not null)
            {
                var (status, body, headers) = await client.JsonAsync(HttpMethod.Get, next);
                Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
                seen.AddRange(RepositoryClient.Ids(RepositoryClient.Events(body!)));
                next = RepositoryClient.Next(headers);
                await other.CapturedAsync(RepositoryClient.Event(++number, """{"eventTime":"2026-06-10T08:00:00+07:00","ex:rank":3}"""), RepositoryClient.Event(++number, """{"eventTime":"2020-01-01T00:00:00Z"}"""));
            }

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Equal(before.Order(), seen.Order());
            Assert.Subset(new HashSet<string>(seen), expected.ToHashSet());
        }
    }

    [Fact]
    public async Task Orders_follow_their_key_over_all_pages()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await client.CapturedAsync(Enumerable.Range(1, 25).Select(i => RepositoryClient.Event(i, $$"""{"eventTime":"2026-06-{{(i * 7 % 25) + 1:D2}}T08:00:00+07:00","ex:rank":{{i * 11 % 25}}}""")));
        var times = (await client.EventsAsync("?orderBy=eventTime&orderDirection=ASC&perPage=4")).Select(e => (string)e["eventTime"]!).ToList();
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        var down = (await client.EventsAsync("?orderBy=eventTime&perPage=4")).Select(e => (string)e["eventTime"]!).ToList();
        Assert.Equal(times.AsEnumerable().Reverse(), down);
        var ranks = (await client.EventsAsync("?orderBy=ex:rank&orderDirection=ASC&perPage=4")).Select(e => (int)e["ex:rank"]!).ToList();
        Assert.Equal(ranks.Order(), ranks);
        Assert.Equal(25, ranks.Count);
        var limited = await client.EventsAsync("?orderBy=ex:rank&orderDirection=DESC&eventCountLimit=10&perPage=4");
        Assert.Equal(Enumerable.Range(15, 10).Reverse(), limited.Select(e => (int)e["ex:rank"]!));
    }

    [Fact]
    public async Task The_limit_of_events_is_an_error_only_when_it_is_passed()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await client.CapturedAsync(Enumerable.Range(1, 5).Select(i => RepositoryClient.Event(i)));
        Assert.Equal(5, (await client.EventsAsync("?maxEventCount=5&perPage=2")).Count);
        var (status, problem, _) = await client.JsonAsync(HttpMethod.Get, "/events?maxEventCount=4");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("epcisException:QueryTooLargeException", (string)problem!["type"]!);
    }

    [Fact]
    public async Task A_page_token_is_good_for_its_question_until_it_is_given_back()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await client.CapturedAsync(Enumerable.Range(1, 5).Select(i => RepositoryClient.Event(i)));
        var (_, _, headers) = await client.JsonAsync(HttpMethod.Get, "/events?perPage=2");
        var next = RepositoryClient.Next(headers)!;
        Assert.NotEmpty(headers.GetValues("GS1-Next-Page-Token-Expires"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.JsonAsync(HttpMethod.Get, next + "&EQ_action=ADD")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.JsonAsync(HttpMethod.Get, next)).Status);
        var token = next[(next.IndexOf("nextPageToken=", StringComparison.Ordinal) + "nextPageToken=".Length)..];
        using var dropped = await client.SendAsync(HttpMethod.Delete, "/nextPageToken/" + token);
        Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        var (status, problem, _) = await client.JsonAsync(HttpMethod.Get, next);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("nextPageToken", (string)problem!["detail"]!, StringComparison.Ordinal);
        (_, _, headers) = await client.JsonAsync(HttpMethod.Get, "/events?perPage=2");
        app.Clock.Now = app.Clock.Now.AddHours(2);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.JsonAsync(HttpMethod.Get, RepositoryClient.Next(headers)!)).Status);
    }

    [Fact]
    public async Task Identifiers_are_one_thing_in_every_form_and_answers_have_the_form_that_is_asked_for()
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        await client.CapturedAsync(
            RepositoryClient.Event(1), RepositoryClient.Event(2, """{"epcList":["https://dl.example.vn/x/01/08930001123458/21/S1"]}"""));
        foreach (var asked in new[] { "urn:epc:id:sgtin:8930001.012345.S1", "https://id.gs1.org/01/08930001123458/21/S1" })
        {
            Assert.Equal(2, (await client.EventsAsync("?MATCH_epc=" + Uri.EscapeDataString(asked))).Count);
            Assert.Equal(2, (await client.EventsAsync("", "/epcs/" + Uri.EscapeDataString(asked) + "/events")).Count);
        }

        var links = await client.EventsAsync();
        Assert.Equal("https://id.gs1.org/01/08930001123458/21/S1", (string)links[0]["epcList"]![0]!);
        var kept = await client.EventsAsync("", "/events", ("GS1-EPC-Format", "Never_Translates"));
        Assert.Equal("urn:epc:id:sgtin:8930001.012345.S1", (string)kept[0]["epcList"]![0]!);
        Assert.Equal("https://dl.example.vn/x/01/08930001123458/21/S1", (string)kept[1]["epcList"]![0]!);
    }

    [Fact]
    public async Task A_query_that_takes_too_long_is_too_complex()
    {
        await using var app = await TestApp.StartAsync(configure: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(
            services, new Features.Repository.RepositorySettings { QueryTime = TimeSpan.Zero }));
        using var client = await RepositoryClient.OpenAsync(app);
        await client.CapturedAsync(RepositoryClient.Event(1));
        var (status, problem, _) = await client.JsonAsync(HttpMethod.Get, "/events?EQ_stringValue=nothing");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("epcisException:QueryTooComplexException", (string)problem!["type"]!);
    }

    [Theory]
    [InlineData("/events", "image/png", HttpStatusCode.NotAcceptable, "NotAcceptableException")]
    [InlineData("/queries", "application/xml", HttpStatusCode.NotAcceptable, "NotAcceptableException")]
    [InlineData("/nothing", "*/*", HttpStatusCode.NotFound, "NoSuchResourceException")]
    [InlineData("/events/urn:uuid:none", "*/*", HttpStatusCode.NotFound, "NoSuchResourceException")]
    [InlineData("/queries/none", "*/*", HttpStatusCode.NotFound, "NoSuchNameException")]
    [InlineData("/events?EQ_nothing=1", "*/*", HttpStatusCode.BadRequest, "QueryParameterException")]
    public async Task Errors_are_the_standards_in_the_format_that_is_accepted(string path, string accept, HttpStatusCode expected, string type)
    {
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        using var answer = await client.SendAsync(HttpMethod.Get, path, null, "", ("Accept", accept));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("epcisException:" + type, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_unknown_gets_401_and_who_lacks_the_scope_403()
    {
        await using var app = await TestApp.StartAsync();
        using var nobody = new RepositoryClient(new HttpClient { BaseAddress = app.Address });
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.JsonAsync(HttpMethod.Get, "/events")).Status);
        using var reader = new RepositoryClient(await app.ClientWithKeyAsync("SKHCN", "epcis:query"));
        Assert.Equal(HttpStatusCode.OK, (await reader.JsonAsync(HttpMethod.Get, "/events")).Status);
        var (status, problem, _) = await reader.JsonAsync(HttpMethod.Post, "/capture", RepositoryClient.Document(RepositoryClient.Event(1)));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("epcisException:SecurityException", (string)problem!["type"]!);
        using var sender = new RepositoryClient(await app.ClientWithKeyAsync("SKHCN", "epcis:capture"));
        Assert.True((bool)(await sender.CaptureAsync(RepositoryClient.Document(RepositoryClient.Event(1))))["success"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await sender.JsonAsync(HttpMethod.Get, "/events")).Status);
        using var both = new RepositoryClient(await app.ClientWithKeyAsync("SKHCN", "epcis"));
        Assert.Equal(HttpStatusCode.OK, (await both.JsonAsync(HttpMethod.Get, "/events")).Status);
    }
}
