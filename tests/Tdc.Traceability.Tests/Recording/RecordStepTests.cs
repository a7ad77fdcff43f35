using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Demonstration;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Tests.Recording;

/// <summary>Recording over the API and by form, on both engines. Each test has the invented cooperative with its products and places, and no events.</summary>
public sealed class RecordStepTests
{
    private const string Api = "/api/traceability/records";

    public static TheoryData<DatabaseEngine> Engines => [DatabaseEngine.Sqlite, DatabaseEngine.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_harvest_gets_a_lot_number_and_its_event_is_stored_once_however_often_it_is_sent(DatabaseEngine engine)
    {
        await using var app = await StartAsync(engine);
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var key = Guid.CreateVersion7();
        var first = await SendAsync(member, key, Harvest(app, "320,5"));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal("201126-1", first.Body.GetProperty("lot").GetString());
        Assert.Equal("urn:uuid:" + key, first.Body.GetProperty("eventId").GetString());
        Assert.Equal(320.5m, first.Body.GetProperty("event").GetProperty("quantityList")[0].GetProperty("quantity").GetDecimal());

        // Without the platform's memory of answers: the record itself knows its key.
        await app.InScopeAsync(async s => await s.GetRequiredService<TdcDbContext>().Database.ExecuteSqlAsync($"DELETE FROM job_answer"));
        var again = await SendAsync(member, key, Harvest(app, "320,5"));
        Assert.Equal(first.Body.GetProperty("id").GetString(), again.Body.GetProperty("id").GetString());
        var stored = Assert.Single(await EventsAsync(app));
        Assert.Equal(DemoUnits.Cooperative.Lineage, stored.Owner);
        Assert.Equal("commissioning", stored.Event.BizStep);
        Assert.Equal(["201126-1"], stored.Event.Ilmd!.Where(f => f.LocalName == "lotNumber").Select(f => f.Text));

        var second = await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "100"));
        Assert.Equal("201126-2", second.Body.GetProperty("lot").GetString());
    }

    [Fact]
    public async Task Lots_counted_at_the_same_moment_are_all_different()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SendAsync(member, Guid.CreateVersion7(), Harvest(app, "10"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Equal(12, answers.Select(a => a.Body.GetProperty("lot").GetString()).Distinct().Count());
        Assert.Equal(12, (await EventsAsync(app)).Count);
    }

    [Fact]
    public async Task The_same_record_sent_by_two_tabs_at_once_is_one_record()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var key = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(member, key, Harvest(app, "10"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Single(answers.Select(a => a.Body.GetProperty("lot").GetString()).Distinct());
        Assert.Single(await EventsAsync(app));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Goods_go_from_the_plot_to_the_shop_and_the_shop_confirms_with_one_button(DatabaseEngine engine)
    {
        await using var app = await StartAsync(engine);
        var goods = Goods(app);
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var lot = (await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "300"))).Body.GetProperty("lot").GetString()!;
        var made = await SendAsync(member, Guid.CreateVersion7(), new
        {
            step = "process",
            place = goods.PackingHouse.Canonical,
            product = goods.PomeloBox.Gtin,
            quantity = "120",
            quantityUnit = "piece",
            items = new[] { new { code = lot, quantity = "300", unit = "kg" } },
        });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var boxLot = GoodsUri.Lot(goods.PomeloBox.Gtin!, made.Body.GetProperty("lot").GetString()!)!;
        var packed = await SendAsync(member, Guid.CreateVersion7(), new { step = "pack", place = goods.PackingHouse.Canonical, items = new[] { new { goods = boxLot, quantity = "120", unit = "piece" } } });
        var package = packed.Body.GetProperty("container").GetString()!;
        Assert.StartsWith("https://id.gs1.org/00/0893999", package, StringComparison.Ordinal);
        var shipped = await SendAsync(member, Guid.CreateVersion7(), new
        {
            step = "ship",
            place = goods.PackingHouse.Canonical,
            otherPlaceCode = "Cửa hàng Trảng Bom",
            document = "GH-1",
            items = new[] { new { goods = package } },
        });
        Assert.Equal(HttpStatusCode.Created, shipped.Status);

        using var shop = await app.SignInAsync(Role.Enterprise, DemoUnits.Shops.Code);
        var page = await shop.OpenAsync("/ghi/nhan-hang");
        Assert.Contains("Nhà đóng gói Tân Triều", page.MainText, StringComparison.Ordinal);
        var button = page.Document.QuerySelector("button[name=load]")!;
        var done = await shop.SubmitAsync(page, "receive-load", [("load", button.GetAttribute("value")!)]);
        Assert.Contains("/ghi/da-ghi/", done.Address.ToString(), StringComparison.Ordinal);
        Assert.Contains(package[^18..], done.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("button", (await shop.OpenAsync("/ghi/nhan-hang")).Document.QuerySelector("#dang-den")!.InnerHtml, StringComparison.Ordinal);

        var received = (await EventsAsync(app))[^1];
        Assert.Equal(("receiving", DemoUnits.Shops.Lineage), (received.Event.BizStep, received.Owner));
        Assert.Equal([package], received.Event.EpcList);
        Assert.Equal(goods.PackingHouse.Canonical, received.Event.SourceList!.Single(s => s.Type == "location").Value);
    }

    [Fact]
    public async Task A_wrong_record_is_declared_wrong_and_put_right_in_the_standards_way()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var wrong = await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "3200"));
        var id = wrong.Body.GetProperty("id").GetGuid();
        var page = await member.OpenAsync($"/ghi/thu-hoach?sua={id}");
        Assert.Equal("3200", page.Document.QuerySelector("input[name=quantity]")!.GetAttribute("value"));
        var done = await member.SubmitAsync(page, "record", [("quantity", "320"), ("act", "save")]);
        Assert.Contains("320", done.MainText, StringComparison.Ordinal);
        var events = await EventsAsync(app);
        Assert.Equal(3, events.Count);
        var declared = events.Single(e => e.Event.ErrorDeclaration is not null);
        Assert.Equal("urn:uuid:" + id, declared.EventId);
        Assert.Equal("incorrect_data", declared.Event.ErrorDeclaration!.Reason);
        var right = events.Single(e => e.EventId == declared.Event.ErrorDeclaration.CorrectiveEventIds!.Single());
        Assert.Equal("320", right.Event.QuantityList!.Single().Quantity);
        Assert.Equal(wrong.Body.GetProperty("lot").GetString(), right.Event.Ilmd!.Single(f => f.LocalName == "lotNumber").Text);

        var twice = await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "1"), replaces: id);
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
    }

    [Fact]
    public async Task What_never_happened_is_withdrawn_and_stays_visible()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var id = (await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "50"))).Body.GetProperty("id").GetGuid();
        var done = await member.SubmitAsync(await member.OpenAsync($"/ghi/da-ghi/{id}"), "withdraw", []);
        Assert.Contains("Không xảy ra", done.MainText, StringComparison.Ordinal);
        Assert.Equal(["did_not_occur"], (await EventsAsync(app)).Select(e => e.Event.ErrorDeclaration?.Reason).OfType<string>());
        Assert.Contains("Không xảy ra", (await member.OpenAsync("/ghi/da-ghi")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_told_by_field_and_nothing_is_stored()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var bad = await SendAsync(member, Guid.CreateVersion7(), new
        {
            step = "ship",
            place = "https://id.gs1.org/414/8939990100017",
            date = "31/02/2026",
            time = "25:00",
            otherPlaceCode = "Sao Hỏa",
            temperature = "lạnh",
            items = new[] { new { code = "8930001123457", quantity = "0", unit = "kg" }, new { code = "8930001123458", quantity = "1", unit = "kg" } },
        });
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        var errors = bad.Body.GetProperty("errors").EnumerateObject().Select(e => e.Name).ToList();
        Assert.Equal(["date", "items.0.code", "items.1.code", "otherPlaceCode", "place", "temperature", "time"], errors.Order());
        var noStep = await SendAsync(member, Guid.CreateVersion7(), new { step = "fly" });
        Assert.Equal(HttpStatusCode.BadRequest, noStep.Status);
        Assert.Empty(await EventsAsync(app));
        var huge = await SendAsync(member, Guid.CreateVersion7(), new { step = "sell", place = Goods(app).PackingHouse.Canonical, items = Enumerable.Range(0, 600).Select(i => new { code = $"(01)08930001123458(10)L{i}" }) });
        Assert.Equal(HttpStatusCode.BadRequest, huge.Status);
    }

    [Fact]
    public async Task Another_units_records_do_not_exist_and_another_persons_key_is_refused()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        using var stranger = await app.SignInAsync(Role.Enterprise, DemoUnits.Furniture.Code);
        using var officer = await app.SignInAsync(Role.Officer, "26188");
        var key = Guid.CreateVersion7();
        var id = (await SendAsync(member, key, Harvest(app, "50"))).Body.GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/ghi/da-ghi/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/ghi/thu-hoach?sua={id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/ghi")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(stranger, key, Harvest(app, "50"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(stranger, Guid.CreateVersion7(), Harvest(app, "50"), unit: DemoUnits.Cooperative.Lineage.Value)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(stranger, Guid.CreateVersion7(), Harvest(app, "50"), replaces: id)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(officer, Guid.CreateVersion7(), Harvest(app, "50"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "50"), user: Guid.CreateVersion7())).Status);
        Assert.Single(await EventsAsync(app));
    }

    [Fact]
    public async Task An_inspector_records_what_was_looked_at_and_nothing_else()
    {
        await using var app = await StartAsync();
        using var inspector = await app.SignInAsync(Role.Inspector, "SKHCN");
        var seen = await SendAsync(inspector, Guid.CreateVersion7(), new
        {
            step = "inspect",
            place = Goods(app).ShopPlaces[0].Canonical,
            result = "fail",
            temperature = "9,5",
            items = new[] { new { code = $"(01){Goods(app).Pork.Gtin}(10)T1", quantity = "20", unit = "kg" } },
        });
        Assert.Equal(HttpStatusCode.Created, seen.Status);
        Assert.Equal("non_conformant", seen.Body.GetProperty("event").GetProperty("disposition").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(inspector, Guid.CreateVersion7(), Harvest(app, "5"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync("/ghi/thu-hoach")).Status);
        Assert.Equal(HttpStatusCode.OK, (await inspector.OpenAsync("/ghi/kiem-tra")).Status);
    }

    [Fact]
    public async Task The_form_remembers_and_works_without_scripts_in_three_taps()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "320"));
        var start = await member.OpenAsync("/ghi");
        var again = start.Document.QuerySelectorAll("main ul.plain a.b")[0]; // first tap
        var form = await member.OpenAsync(again.GetAttribute("href")!);
        Assert.Contains("\"bizStep\": \"commissioning\"", form.Document.QuerySelector("#su-kien-json")!.TextContent, StringComparison.Ordinal);
        var done = await member.SubmitAsync(form, "record", [("act", "save")]); // second tap
        Assert.Contains("201126-2", done.MainText, StringComparison.Ordinal);
        Assert.Equal(2, (await EventsAsync(app)).Count);

        var preview = await member.SubmitAsync(await member.OpenAsync("/ghi/thu-hoach"), "record", [("act", "preview"), ("quantity", "77")]);
        Assert.Contains("77", preview.Document.QuerySelector("#su-kien-json")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await EventsAsync(app)).Count);
        foreach (var step in RecordSteps.All)
        {
            foreach (var language in (string[])["", "/en"])
            {
                Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync($"{language}/ghi/{step.Address()}")).Status);
            }
        }
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_text()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var page = await member.SubmitAsync(await member.OpenAsync("/ghi/ban"), "record", [("items.0.code", "<script>alert(1)</script>"), ("document", "\"><img src=x onerror=alert(1)>"), ("act", "save")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main img"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
        Assert.Equal("<script>alert(1)</script>", page.Document.QuerySelector("input[name='items.0.code']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_record_kept_when_the_program_died_is_captured_by_the_next_turn_of_work()
    {
        await using var app = await StartAsync();
        using var member = await app.SignInAsync(Role.Enterprise, DemoUnits.Cooperative.Code);
        var sent = await SendAsync(member, Guid.CreateVersion7(), Harvest(app, "50"));
        var id = new RecordId(sent.Body.GetProperty("id").GetGuid());
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            await db.Set<KeptRecord>().Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RecordState.Waiting));
            app.Clock.Now += TimeSpan.FromMinutes(5);
            var work = new Features.Recording.Steps.SendWaitingRecords(app.Clock);
            Assert.True(await work.HasWorkAsync(db, TestContext.Current.CancellationToken));
            await work.RunAsync(new Platform.Jobs.HeldLease("x", "y", 1), services, TestContext.Current.CancellationToken);
            return 0;
        });
        Assert.Single(await EventsAsync(app));
        Assert.Equal(RecordState.Stored, await app.InScopeAsync(async s => (await s.GetRequiredService<TdcDbContext>().Set<KeptRecord>().SingleAsync()).State));
    }

    internal static async Task<TestApp> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var app = await TestApp.StartAsync(engine);
        await app.InScopeAsync(async services =>
        {
            await new DemoUnits().SeedAsync(services, TestContext.Current.CancellationToken);
            var db = services.GetRequiredService<TdcDbContext>();
            db.AddRange(TradeDemonstration.Invent(_ => null, new DateOnly(2026, 11, 20), out _).Goods.Rows.Where(r => r is not NumberRange and not NumberCounter));
            await db.SaveChangesAsync();
            await services.GetRequiredService<IEventStore>().PrepareAsync(TestContext.Current.CancellationToken);
            return 0;
        });
        return app;
    }

    internal static DemoGoods Goods(TestApp app) => new(_ => null, DateOnly.FromDateTime(app.Clock.Now.DateTime));

    internal static async Task<List<StoredEvent>> EventsAsync(TestApp app)
    {
        List<StoredEvent> all = [];
        await foreach (var stored in app.Services.GetRequiredService<IEventStore>().FindAsync(new EventFilter(), TestContext.Current.CancellationToken))
        {
            all.Add(stored);
        }

        return all;
    }

    private static object Harvest(TestApp app, string quantity) =>
        new { step = "harvest", place = Goods(app).Plots[0].Canonical, product = Goods(app).Pomelo.Gtin, quantity, quantityUnit = "kg", date = "20/11/2026", time = "07:30" };

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(Visitor visitor, Guid key, object body, Guid? replaces = null, Guid? unit = null, Guid? user = null)
    {
        var json = JsonSerializer.SerializeToNode(body)!.AsObject();
        if (replaces is not null) { json["replaces"] = replaces; }
        if (unit is not null) { json["unit"] = unit; }
        if (user is not null) { json["user"] = user; }
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Api, UriKind.Relative)) { Content = JsonContent.Create(json) };
        request.Headers.Add("Idempotency-Key", key.ToString("D"));
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("vi"));
        using var answer = await visitor.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 ? JsonElement.Parse(text) : default);
    }
}
