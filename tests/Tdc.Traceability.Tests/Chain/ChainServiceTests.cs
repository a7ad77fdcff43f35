using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Epcis.Model;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Chain.Alerts;
using Tdc.Traceability.Storage;
using static Tdc.Traceability.Tests.Chain.Story;

namespace Tdc.Traceability.Tests.Chain;

/// <summary>Alerts, recalls and traces through the running program.</summary>
public sealed class ChainServiceTests
{
    private const string Out = "08930001123465";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Alerts_are_raised_once_resolved_by_late_events_and_closed_with_a_reason(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var story = await StoryAsync(app, "SCT");
        await story.ObjectAsync(0, "commissioning", EventAction.Add, null, [Item("A"), Item("B")]);
        await story.ObjectAsync(9, "commissioning", EventAction.Add, null, [Item("A")]);
        await story.ObjectAsync(10, "shipping", EventAction.Observe, null, [Item("B")]);
        await Eventually.Async(() => CheckedAsync(app, 3));
        var raised = await AlertsAsync(app);
        Assert.Equal(["double-commissioning", "shipped-not-received"], raised.Where(a => !a.Kind.StartsWith("unregistered", StringComparison.Ordinal)).Select(a => a.Kind).Order());

        await story.ObjectAsync(11, "receiving", EventAction.Observe, null, [Item("B")]); // comes late
        await story.ObjectAsync(12, "inspecting", EventAction.Observe, null, [Item("A")]); // touches the other again
        await Eventually.Async(() => CheckedAsync(app, 5));
        var after = await AlertsAsync(app);
        Assert.Equal(raised.Count, after.Count);
        Assert.Equal(AlertState.Closed, after.Single(a => a.Kind == "shipped-not-received").State);

        using var authority = await app.ClientWithKeyAsync("SKHCN", "epcis:query", "epcis:capture");
        var number = after.Single(a => a.Kind == "double-commissioning").Number;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await authority.PostAsJsonAsync($"/api/traceability/alerts/{number}/steps", new { state = "closed" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await authority.PostAsJsonAsync($"/api/traceability/alerts/{number}/steps", new { state = "acknowledged" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await authority.PostAsJsonAsync($"/api/traceability/alerts/{number}/steps", new { state = "closed", reason = "Nhãn in lại" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await authority.PostAsJsonAsync($"/api/traceability/alerts/{number}/steps", new { state = "acknowledged" })).StatusCode);
        await story.ObjectAsync(13, "inspecting", EventAction.Observe, null, [Item("A")]);
        await Eventually.Async(() => CheckedAsync(app, 6));
        Assert.Equal(AlertState.Closed, (await AlertsAsync(app)).Single(a => a.Number == number).State);

        using var owner = await app.ClientWithKeyAsync("SCT", "epcis:query", "epcis:capture");
        using var other = await app.ClientWithKeyAsync("STC", "epcis:query", "epcis:capture");
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(new Uri($"/api/traceability/alerts/{number}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.PostAsJsonAsync($"/api/traceability/alerts/{number}/steps", new { state = "open" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/api/traceability/alerts/{number}", UriKind.Relative))).StatusCode);
        var cards = await app.InScopeAsync(s => s.GetRequiredService<IChainAlerts>().OnAsync([Item("A")], default));
        Assert.Contains(cards, c => c.Kind == "double-commissioning" && c.EventIds.Count == 2);
    }

    [Fact]
    public async Task Two_nodes_that_check_at_once_raise_nothing_twice()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Postgres);
        var story = await StoryAsync(app, "SCT");
        for (var i = 0; i < 30; i++)
        {
            await story.ObjectAsync(0, "commissioning", EventAction.Add, null, [Item($"A{i}")]);
            await story.ObjectAsync(9, "commissioning", EventAction.Add, null, [Item($"A{i}")]);
        }

        await Eventually.Async(() => CheckedAsync(app, 60));
        Assert.Equal(30, (await AlertsAsync(app)).Count(a => a.Kind == "double-commissioning"));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_recall_finds_every_place_through_transformations_and_containers_with_quantities(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await ChainAsync(app);
        using var maker = await app.ClientWithKeyAsync("SCT", "epcis:query", "epcis:capture");
        using var stranger = await app.ClientWithKeyAsync("STC", "epcis:query", "epcis:capture");
        var body = new { gtin = "8930001123458", lot = "IN", reason = "Tồn dư thuốc", order = true };
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync("/epcis/recall", body)).StatusCode);

        using var answer = await maker.PostAsJsonAsync("/epcis/recall", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/epcis/recall/TH-2026-0001", answer.Headers.Location!.OriginalString);
        var recall = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var list = recall.GetProperty("list");
        var totals = list.GetProperty("totals").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!);
        decimal Total(string id, string field) => totals[id].GetProperty(field).GetDecimal();
        Assert.Equal((500m, 400m, 100m), (Total(Lot("IN"), "made"), Total(Lot("IN"), "used"), Total(Lot("IN"), "held")));
        Assert.Equal("TNE", totals[Lot("OUT", Out)].GetProperty("uom").GetString()); // as it was first told
        Assert.Equal((0.39m, 0.1m, 0.09m, 0.06m, 0.14m), (Total(Lot("OUT", Out), "made"), Total(Lot("OUT", Out), "held"), Total(Lot("OUT", Out), "sold"), Total(Lot("OUT", Out), "destroyed"), Total(Lot("OUT", Out), "onTheWay")));
        var shop = list.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("place").GetString() == At(2) && p.GetProperty("thing").GetString() == Lot("OUT", Out));
        Assert.Equal((0.25m, 0.09m, 0.1m), (shop.GetProperty("received").GetDecimal(), shop.GetProperty("sold").GetDecimal(), shop.GetProperty("held").GetDecimal()));
        Assert.Contains(list.GetProperty("parties").EnumerateArray(), p => p.GetProperty("must").GetString() == "return");

        using var zip = new ZipArchive(await maker.GetStreamAsync(new Uri("/epcis/recall/TH-2026-0001/list.xlsx", UriKind.Relative)));
        Assert.Equal(4, zip.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri("/epcis/recall/TH-2026-0001", UriKind.Relative))).StatusCode);

        var notices = await app.InScopeAsync(s => s.GetRequiredService<IRecalls>().OnAsync([Lot("OUT", Out), Lot("IN"), Lot("OTHER")], default));
        Assert.Equal(("TH-2026-0001", RecallState.Ordered, true), notices.Select(n => (n.Number, n.State, n.IsSource)).Single());
        Assert.False((await app.InScopeAsync(s => s.GetRequiredService<IRecalls>().OnAsync([Lot("OUT", Out)], default))).Single().IsSource);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.PostAsJsonAsync("/epcis/recall/TH-2026-0001/steps", new { state = "closed" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await maker.PostAsJsonAsync("/epcis/recall/TH-2026-0001/steps", new { state = "closed", outcome = "Thu về 200 kg" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await maker.PostAsJsonAsync("/epcis/recall/TH-2026-0001/steps", new { state = "ordered" })).StatusCode);
    }

    [Fact]
    public async Task Recalls_at_once_get_numbers_of_their_own_and_drafts_are_told_to_nobody()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Postgres);
        await ChainAsync(app);
        using var client = await app.ClientWithKeyAsync("SKHCN", "epcis:query", "epcis:capture");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.PostAsJsonAsync("/epcis/recall", new { epc = Lot("IN"), reason = "Thử đồng thời" })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(4, answers.Select(a => a.Headers.Location!.OriginalString).Distinct().Count());
        Assert.Empty(await app.InScopeAsync(s => s.GetRequiredService<IRecalls>().OnAsync([Lot("IN")], default)));
        foreach (var bad in new[] { "{", "[]", "{}", """{"epc":"x"}""", """{"epc":"urn:epc:id:sgtin:8930001.012345.S","reason":"abcdef","level":"9"}""" })
        {
            using var refused = await client.PostAsync(new Uri("/epcis/recall", UriKind.Relative), new StringContent(bad, System.Text.Encoding.UTF8, "application/json"));
            Assert.InRange((int)refused.StatusCode, 400, 422);
        }
    }

    [Fact]
    public async Task A_trace_answers_any_form_of_the_identifier_and_names_what_is_wrong()
    {
        await using var app = await TestApp.StartAsync();
        await ChainAsync(app);
        using var client = await app.ClientWithKeyAsync("SKHCN", "epcis:query");
        var byLink = await client.GetStringAsync(new Uri("/epcis/trace?direction=both&epc=" + Uri.EscapeDataString(Lot("OUT", Out)), UriKind.Relative));
        var byUrn = await client.GetStringAsync(new Uri("/epcis/trace?epc=urn:epc:class:lgtin:8930001.012346.OUT", UriKind.Relative));
        Assert.Equal(byLink, byUrn);
        var trace = JsonDocument.Parse(byLink).RootElement;
        Assert.Contains(trace.GetProperty("nodes").EnumerateArray(), n => n.GetProperty("id").GetString() == Lot("IN"));
        Assert.Equal(JsonValueKind.Null, trace.GetProperty("cut").ValueKind);
        foreach (var (query, name) in new[] { ("", "epc"), ("epc=", "epc"), ("epc=x", "epc"), ("epc=urn:a:b&direction=left", "direction"), ("epc=urn:a:b&depth=0", "depth"), ("epc=urn:a:b&limit=x", "limit"), ("epc=urn:a:b&EPC=1", "EPC") })
        {
            using var refused = await client.GetAsync(new Uri("/epcis/trace?" + query, UriKind.Relative));
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((HttpStatusCode.BadRequest, "epcisException:QueryParameterException", name), (refused.StatusCode, problem.GetProperty("type").GetString(), problem.GetProperty("parameter").GetString()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/epcis/trace?epc=urn:a:b", UriKind.Relative))).StatusCode);
        using var stranger = await app.ClientWithKeyAsync("STC", "epcis:query");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri("/epcis/trace?epc=" + Uri.EscapeDataString(Lot("IN")), UriKind.Relative))).StatusCode);
        using var nobody = app.Visit().Client;
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri("/epcis/trace?epc=urn:a:b", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_department_recalls_on_the_pages_in_two_steps_and_hostile_words_stay_words()
    {
        await using var app = await TestApp.StartAsync();
        await ChainAsync(app);
        using var officer = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var first = await officer.OpenAsync("/thu-hoi/moi");
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var second = await officer.OpenAsync("/thu-hoi/moi?ma=" + Uri.EscapeDataString("8930001123458 IN"));
        Assert.Contains("500 kg", second.MainText, StringComparison.Ordinal);
        var refused = await officer.SubmitAsync(second, "order-recall", [("ly-do", ""), ("buoc", "ordered")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var done = await officer.SubmitAsync(second, "order-recall", [("ly-do", "=cmd|' /C calc'!A0 <script>alert(1)</script>"), ("buoc", "ordered")]);
        Assert.Equal("/thu-hoi/TH-2026-0001", done.Address.AbsolutePath);
        Assert.Contains("<script>alert(1)</script>", done.MainText, StringComparison.Ordinal);
        Assert.Empty(done.Document.QuerySelectorAll("main script"));
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync("/thu-hoi")).Status);
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync("/en/thu-hoi/TH-2026-0001")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.OpenAsync("/thu-hoi/moi?ma=%3Cscript%3E")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/thu-hoi/TH-2026-9999")).Status);
        var closed = await officer.SubmitAsync(done, "move-recall", [("ket-qua", "Thu về hết"), ("buoc", "closed")]);
        Assert.Contains("Thu về hết", closed.MainText, StringComparison.Ordinal);

        foreach (var page in new[] { "/canh-bao-truy-xuat", "/en/canh-bao-truy-xuat?loai=mass-balance&muc=serious&tinh-trang=open&ma=x&tu=1/1/2026&trang=9", "/ho-so-xuat-khau", "/ho-so-xuat-khau?thi-truong=us&ma=" + Uri.EscapeDataString(Lot("OUT", Out)), "/en/ho-so-xuat-khau?thi-truong=eu&ma=" + Uri.EscapeDataString(Lot("OUT", Out)) })
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync(page)).Status);
        }

        using var other = await app.SignInAsync(Role.Officer, "STC");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync("/thu-hoi/TH-2026-0001")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.OpenAsync("/thu-hoi/moi?ma=" + Uri.EscapeDataString("8930001123458 IN"))).Status);
    }

    private static async Task<Story> StoryAsync(TestApp app, string unit) => new(app.Services.GetRequiredService<IEventStore>(), (await app.UnitAsync(unit)).Lineage);

    /// <summary>500 kg harvested, 400 kg processed into 390 kg, packed, 250 kg to a shop that sells 90 kg and destroys 60 kg, 140 kg on their way.</summary>
    private static async Task ChainAsync(TestApp app)
    {
        var story = await StoryAsync(app, "SCT");
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("IN"), 500)]);
        await story.TransformAsync(2, inputClasses: [Of(Lot("IN"), 400)], outputClasses: [Of(Lot("OUT", Out), 0.39m, "TNE")], place: 1);
        await story.PackAsync(3, EventAction.Add, Box(1), classes: [Of(Lot("OUT", Out), 250)], place: 1);
        await story.ObjectAsync(4, "shipping", EventAction.Observe, 1, [Box(1)]);
        await story.ObjectAsync(5, "shipping", EventAction.Observe, 1, classes: [Of(Lot("OUT", Out), 140)]);
        await story.ObjectAsync(9, "receiving", EventAction.Observe, 2, [Box(1)]);
        await story.PackAsync(10, EventAction.Delete, Box(1), place: 2);
        await story.ObjectAsync(20, "retail_selling", EventAction.Observe, 2, classes: [Of(Lot("OUT", Out), 90)]);
        await story.ObjectAsync(21, "destroying", EventAction.Delete, 2, classes: [Of(Lot("OUT", Out), 60)]);
    }

    private static Task<bool> CheckedAsync(TestApp app, long position) =>
        app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<TraceCheckState>().AnyAsync(c => c.Position >= position));

    private static Task<List<TraceAlert>> AlertsAsync(TestApp app) => app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<TraceAlert>().AsNoTracking().OrderBy(a => a.Number).ToListAsync());
}
