using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository;
using Tdc.Traceability.Features.Repository.Access;

namespace Tdc.Traceability.Tests.Repository;

/// <summary>Who may read which events, as a matrix of readers and events.</summary>
public sealed class AccessTests
{
    private const string Maker = "26188"; // has prefix 8930001 and the place 8930001000018
    private const string Carrier = "SCT"; // handled the pallet
    private const string Buyer = "STC"; // has the prefix 8930007, stands as destination
    private const string Stranger = "SNNMT";

    public static TheoryData<DatabaseEngine> Engines => [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task Each_reader_sees_own_events_those_of_the_chain_and_the_authority_all(DatabaseEngine engine)
    {
        var trade = new FakeTrade();
        await using var app = await TestApp.StartAsync(engine, configure: s => s.AddSingleton<ITradeRegister>(trade));
        trade.Prefixes = [new("8930001", (await app.UnitAsync(Maker)).Lineage, new(2020, 1, 1), null, false), new("8930007", (await app.UnitAsync(Buyer)).Lineage, new(2020, 1, 1), null, false)];
        using var authority = await RepositoryClient.OpenAsync(app);
        using var maker = await RepositoryClient.OpenAsync(app, Maker);
        using var carrier = await RepositoryClient.OpenAsync(app, Carrier);
        using var buyer = await RepositoryClient.OpenAsync(app, Buyer);
        using var stranger = await RepositoryClient.OpenAsync(app, Stranger);

        // 1: own. 2: item 1 packed onto pallet P. 3: the carrier moves P. 4: the carrier's own other business. 5: by the stranger, to the buyer. 6: by the stranger, at the maker's place.
        await maker.CapturedAsync(
            RepositoryClient.Event(1, """{"epcList":["urn:example:item:1"]}"""),
            RepositoryClient.Event(2, """{"type":"AggregationEvent","action":"ADD","epcList":null,"parentID":"urn:example:pallet:P","childEPCs":["urn:example:item:1"],"bizStep":"packing"}"""));
        await carrier.CapturedAsync(
            RepositoryClient.Event(3, """{"epcList":["urn:example:pallet:P"],"bizStep":"transporting"}"""), RepositoryClient.Event(4, """{"epcList":["urn:example:other:1"]}"""));
        await stranger.CapturedAsync(
            RepositoryClient.Event(5, """{"epcList":["urn:example:s:1"],"destinationList":[{"type":"owning_party","destination":"urn:epc:id:pgln:8930007.00001"}]}"""),
            RepositoryClient.Event(6, """{"epcList":["urn:example:s:2"],"readPoint":{"id":"urn:epc:id:sgln:8930001.00001.0"}}"""),
            RepositoryClient.Event(7, """{"epcList":["urn:epc:id:sgtin:8930007.012345.X"]}"""));
        foreach (var (who, client, expected) in new (string, RepositoryClient, int[])[]
        {
            ("authority", authority, [1, 2, 3, 4, 5, 6, 7]), ("maker", maker, [1, 2, 3, 6]), ("carrier", carrier, [1, 2, 3, 4]), ("buyer", buyer, [5, 7]), ("stranger", stranger, [5, 6, 7]),
        })
        {
            Assert.Equal((who, string.Join(' ', expected.Select(RepositoryClient.Id))), (who, string.Join(' ', RepositoryClient.Ids(await client.EventsAsync("?perPage=2")).Order())));
            for (var i = 1; i <= 7; i++)
            {
                var (status, _, _) = await client.JsonAsync(HttpMethod.Get, "/events/" + Uri.EscapeDataString(RepositoryClient.Id(i)));
                Assert.Equal((who, i, expected.Contains(i) ? HttpStatusCode.OK : HttpStatusCode.NotFound), (who, i, status));
            }
        }

        // Lists of values follow the same rules, and named queries of one unit are unknown to another.
        Assert.DoesNotContain("urn:example:item:1", (await buyer.JsonAsync(HttpMethod.Get, "/epcs?perPage=100")).Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("urn:example:item:1", (await maker.JsonAsync(HttpMethod.Get, "/epcs?perPage=100")).Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.JsonAsync(HttpMethod.Get, "/epcs/urn:example:item:1")).Status);
        Assert.Equal(["shipping"], (await buyer.JsonAsync(HttpMethod.Get, "/bizSteps")).Body!["member"]!.AsArray().Select(m => (string)m!));
        Assert.Equal(HttpStatusCode.Created, (await maker.JsonAsync(HttpMethod.Post, "/queries", """{"name":"mine","query":{}}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.JsonAsync(HttpMethod.Get, "/queries/mine/events")).Status);
        Assert.Equal(HttpStatusCode.Created, (await buyer.JsonAsync(HttpMethod.Post, "/queries", """{"name":"mine","query":{}}""")).Status);
        Assert.Equal(2, (await buyer.EventsAsync("", "/queries/mine/events")).Count);
    }

    [Theory]
    [InlineData(Role.Coordinator, "SKHCN", true)]
    [InlineData(Role.Inspector, "SKHCN", true)]
    [InlineData(Role.Administrator, "SKHCN", true)]
    [InlineData(Role.Officer, "SKHCN", false)]
    [InlineData(Role.Coordinator, "SCT", false)]
    [InlineData(Role.Enterprise, "26188", false)]
    public async Task Persons_read_by_their_session_and_by_the_role_that_a_rule_names(Role role, string unit, bool seesAll)
    {
        await using var app = await TestApp.StartAsync();
        using var stranger = await RepositoryClient.OpenAsync(app, Stranger);
        await stranger.CapturedAsync(RepositoryClient.Event(1, """{"epcList":["urn:example:item:1"]}"""));
        using var visitor = await app.SignInAsync(role, unit);
        using var answer = await visitor.Client.GetAsync(new Uri("/epcis/events", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var found = RepositoryClient.Events(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
        Assert.Equal(seesAll ? 1 : 0, found.Count());
        using var post = await visitor.Client.PostAsync(new Uri("/epcis/capture", UriKind.Relative), new StringContent(RepositoryClient.Document(RepositoryClient.Event(2)), null, "application/json"));
        Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode); // a session captures by forms, not here
    }

    [Fact]
    public async Task Rules_are_data_that_the_administrator_turns_on_and_off()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await RepositoryClient.OpenAsync(app, Maker);
        using var carrier = await RepositoryClient.OpenAsync(app, Carrier);
        await maker.CapturedAsync(RepositoryClient.Event(1, """{"epcList":["urn:example:item:1"]}"""));
        await carrier.CapturedAsync(RepositoryClient.Event(2, """{"epcList":["urn:example:item:1"]}"""));
        Assert.Equal(2, (await maker.EventsAsync()).Count);
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");
        using var off = await administrator.Client.PutAsync(new Uri("/api/traceability/access-rules/same-goods", UriKind.Relative), new StringContent("""{"isOn":false}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.OK, off.StatusCode);
        Assert.Single(await maker.EventsAsync());
        using var officer = await app.SignInAsync(Role.Officer, "SKHCN");
        using var no = await officer.Client.PutAsync(new Uri("/api/traceability/access-rules/same-goods", UriKind.Relative), new StringContent("""{"isOn":true}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.Forbidden, no.StatusCode);
    }

    [Fact]
    public async Task The_public_sees_only_the_public_part_of_public_steps_and_only_when_the_rule_is_on()
    {
        await using var app = await TestApp.StartAsync();
        using var maker = await RepositoryClient.OpenAsync(app, Maker);
        await maker.CapturedAsync(
            RepositoryClient.Event(1, """{"bizTransactionList":[{"type":"po","bizTransaction":"urn:example:po:1"}],"ex:price":5,"sourceList":[{"type":"owning_party","source":"urn:example:party:1"}]}"""),
            RepositoryClient.Event(2, """{"bizStep":"holding"}"""));
        var store = app.Services.GetRequiredService<IEventStore>();
        var stored = await store.AtAsync([1, 2], CancellationToken.None);
        var access = app.Services.GetRequiredService<IEventAccess>();
        var judge = await access.ForAsync(Asker.Nobody, CancellationToken.None);
        var shown = await judge.ShowAsync(stored[0], CancellationToken.None);
        Assert.NotNull(shown);
        Assert.Null(shown.Event.BizTransactionList);
        Assert.Null(shown.Event.SourceList);
        Assert.Empty(shown.Event.Extensions);
        Assert.Equal(stored[0].Event.EpcList, shown.Event.EpcList);
        Assert.Null(await judge.ShowAsync(stored[1], CancellationToken.None));
        using var stranger = await RepositoryClient.OpenAsync(app, Stranger);
        Assert.Empty(await stranger.EventsAsync()); // a repository is not open to its owners' competitors
        await app.InScopeAsync(async services => (await services.GetRequiredService<AccessRuleRegister>().SaveAsync("public", new AccessRuleInput { IsOn = false }, Asker.System, CancellationToken.None)).IsYes);
        judge = await access.ForAsync(Asker.Nobody, CancellationToken.None);
        Assert.Null(await judge.ShowAsync(stored[0], CancellationToken.None));
    }

    private sealed class FakeTrade : ITradeRegister
    {
        public IReadOnlyList<PrefixCard> Prefixes { get; set; } = [];

        public Task<ProductCard?> ProductAsync(string gtin14, CancellationToken cancellation) => Task.FromResult<ProductCard?>(null);

        public Task<ProductCard?> ProductByOwnNumberAsync(string number, CancellationToken cancellation) => Task.FromResult<ProductCard?>(null);

        public Task<IReadOnlyList<ProductCard>> ProductsAsync(LineageId? owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ProductCard>>([]);

        public Task<PlaceCard?> PlaceAsync(string canonical, CancellationToken cancellation) => Task.FromResult<PlaceCard?>(null);

        public Task<IReadOnlyDictionary<string, PlaceCard>> PlacesAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<string, PlaceCard>>(new Dictionary<string, PlaceCard>());

        public Task<IReadOnlyList<PlaceCard>> PlacesOfAsync(LineageId? owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlaceCard>>([]);

        public Task<IReadOnlyList<PrefixCard>> PrefixesAsync(CancellationToken cancellation) => Task.FromResult(Prefixes);
    }
}
