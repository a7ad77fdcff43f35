using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

public sealed class UnitPlanPagesTests
{
    private const string Own = "/ke-hoach-don-vi/2026";
    private const string New = "/ke-hoach-don-vi/2026/hoat-dong/moi";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_units_plan_is_written_proposed_approved_and_carries_progress_up_to_the_duty(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        var duty = await PlanWalk.DutyOfAsync(app, "SCT", 2, 2);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");

        var empty = await officer.OpenAsync(Own);
        PlanWalk.AssertWhole(empty);
        Assert.DoesNotContain("submit", empty.Document.QuerySelectorAll("#gui button").Select(b => b.GetAttribute("value")));
        var draft = await officer.SubmitAsync(await officer.OpenAsync(New), "hoat-dong", [("act", "save"), ("title", "In tem truy xuất"), ("dutyId", duty.Id.Value.ToString())]);
        var gaps = await officer.SubmitAsync(draft, "gui", [("step", "submit"), ("note", "Kính trình")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gaps.Status);
        Assert.Contains("In tem truy xuất", gaps.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kính trình", gaps.Document.QuerySelector("#gui textarea")!.TextContent);

        var edit = gaps.Document.QuerySelector("main table a[href*='/hoat-dong/']")!.GetAttribute("href")!;
        await officer.SubmitAsync(await officer.OpenAsync(edit), "hoat-dong",
        [
            ("act", "save"), ("title", "In tem truy xuất"), ("responsible", "Phòng Thương mại"), ("startsOn", "01/02/2026"), ("endsOn", "30/11/2026"), ("product", "500.000 tem"), ("method", "Milestones"),
            ("milestones", "Chọn đơn vị in\nIn đợt 1; 3"), ("weight", "4"),
        ]);
        var sent = await officer.SubmitAsync(await officer.OpenAsync(Own), "gui", [("step", "submit"), ("note", "Kính trình")]);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Null(sent.Document.QuerySelector("#gui form"));

        var review = await coordinator.OpenAsync(Own + "?don-vi=SCT");
        Assert.Contains("Kính trình", review.MainText, StringComparison.Ordinal);
        await coordinator.SubmitAsync(review, "duyet", [("step", "approve"), ("note", "Đồng ý")]);
        var step = await officer.SubmitAsync(await officer.OpenAsync(edit), "tien-do", [("milestonesDone", "1")]);

        Assert.Equal(HttpStatusCode.OK, step.Status);
        Assert.Matches(@"25\s?%", step.MainText); // 1 of 1 + 3
        var carried = await PlanWalk.DutyOfAsync(app, "SCT", 2, 2);
        Assert.Equal(0.25, carried.Progress!.Value, 6);
        var page = await officer.OpenAsync("/viec/" + duty.Id.Value);
        Assert.Contains("In tem truy xuất", page.MainText, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#tien-do input[name=percent]"));
        var byHand = await officer.SubmitAsync(page, "tien-do", [("percent", "90"), ("narrative", "x")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byHand.Status);
        foreach (var path in new[] { Own, edit.StartsWith('/') ? edit : "/" + edit, "/ke-hoach-don-vi" })
        {
            PlanWalk.AssertWhole(await officer.OpenAsync("/en" + path));
            PlanWalk.AssertWhole(await coordinator.OpenAsync("/en/ke-hoach-don-vi"));
        }
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task An_approved_plan_stays_in_force_beside_its_draft_until_that_is_approved(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var first = await WriteAsync(app, officer);
        await officer.SubmitAsync(await officer.OpenAsync(Own), "gui", [("step", "submit")]);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(Own + "?don-vi=SCT"), "duyet", [("step", "approve"), ("note", "")]);

        var draft = await officer.SubmitAsync(await officer.OpenAsync(Own), "sua", [("step", "revise")]);
        PlanWalk.AssertWhole(draft);
        Assert.Contains("lần 2: Đang soạn", draft.MainText, StringComparison.Ordinal);
        var copy = draft.Document.QuerySelector("main table a[href*='/hoat-dong/']")!.GetAttribute("href")!;
        Assert.NotEqual(first, copy);
        await officer.SubmitAsync(await officer.OpenAsync(copy), "hoat-dong", [("act", "save"), ("title", "In tem điện tử")]);
        await officer.SubmitAsync(await officer.OpenAsync(first), "tien-do", [("percent", "40")]);

        var inForce = await coordinator.OpenAsync("/en" + Own + "?don-vi=SCT&lan=1");
        PlanWalk.AssertWhole(inForce);
        Assert.Contains("In tem", inForce.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("điện tử", inForce.MainText, StringComparison.Ordinal);
        Assert.Equal(0.4, (await PlanWalk.DutyOfAsync(app, "SCT", 2, 2)).Progress!.Value, 6);
        Assert.Equal([UnitPlanState.Approved, UnitPlanState.Draft], (await RevisionsAsync(app)).Select(p => p.State));
        Assert.Contains("lần 2: Đang soạn", (await coordinator.OpenAsync("/ke-hoach-don-vi")).MainText, StringComparison.Ordinal);

        await officer.SubmitAsync(await officer.OpenAsync(Own), "gui", [("step", "submit")]);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(Own + "?don-vi=SCT"), "duyet", [("step", "approve"), ("note", "")]);
        var after = await RevisionsAsync(app);
        Assert.Equal([UnitPlanState.Replaced, UnitPlanState.Approved], after.Select(p => p.State));
        Assert.Equal(("In tem điện tử", 0.4), (after[1].Activities.Single().Title, Math.Round(after[1].Activities.Single().Share!.Value, 6)));
        Assert.Equal("In tem", after[0].Activities.Single().Title);
        await officer.SubmitAsync(await officer.OpenAsync(copy), "tien-do", [("percent", "55")]);
        Assert.Equal(0.55, (await PlanWalk.DutyOfAsync(app, "SCT", 2, 2)).Progress!.Value, 6);
        using var old = await officer.Client.GetAsync(new Uri("/ke-hoach-don-vi.csv?nam=2026&don-vi=SCT&lan=1", UriKind.Relative), Stop);
        Assert.DoesNotContain("điện tử", await old.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_beside_the_approved_plan_can_be_thrown_away_and_only_one_is_begun()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var key = await app.ClientWithKeyAsync("SCT", "plan:read", "plan:write");
        var steps = new Uri("/api/plan/unit-plans/SCT/2026/steps", UriKind.Relative);
        await WriteAsync(app, officer);
        using (var early = await key.PostAsJsonAsync(steps, new { step = "revise" }, Stop))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        }

        await officer.SubmitAsync(await officer.OpenAsync(Own), "gui", [("step", "submit")]);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(Own + "?don-vi=SCT"), "duyet", [("step", "approve"), ("note", "")]);
        using var begun = await key.PostAsJsonAsync(steps, new { step = "revise" }, Stop);
        using var again = await key.PostAsJsonAsync(steps, new { step = "revise" }, Stop);
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.UnprocessableEntity], [begun.StatusCode, again.StatusCode]);
        var shown = await key.GetFromJsonAsync<JsonElement>("/api/plan/unit-plans/SCT/2026", Stop);
        var first = await key.GetFromJsonAsync<JsonElement>("/api/plan/unit-plans/SCT/2026?revision=1", Stop);
        Assert.Equal((2, 1, "draft"), (shown.GetProperty("revision").GetInt32(), shown.GetProperty("inForce").GetInt32(), shown.GetProperty("state").GetString()));
        Assert.Equal("approved", first.GetProperty("state").GetString());
        using var none = await key.GetAsync(new Uri("/api/plan/unit-plans/SCT/2026?revision=9", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        var asked = await officer.OpenAsync(Own + "?don-vi=SCT&bo=1");
        Assert.NotNull(asked.Document.QuerySelector("#bo form"));
        var thrown = await officer.SubmitAsync(asked, "bo", [("step", "discard")]);
        PlanWalk.AssertWhole(thrown);
        Assert.Equal(UnitPlanState.Approved, Assert.Single(await RevisionsAsync(app)).State);
        using var nothing = await key.PostAsJsonAsync(steps, new { step = "discard" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    [Fact]
    public async Task A_returned_plan_says_why_and_can_be_sent_again()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        await WriteAsync(app, officer);
        await officer.SubmitAsync(await officer.OpenAsync(Own), "gui", [("step", "submit")]);

        var silent = await coordinator.SubmitAsync(await coordinator.OpenAsync(Own + "?don-vi=SCT"), "duyet", [("step", "return"), ("note", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        await coordinator.SubmitAsync(silent, "duyet", [("step", "return"), ("note", "Chưa có kinh phí")]);
        var back = await officer.OpenAsync(Own);

        Assert.Contains("Chưa có kinh phí", back.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.SubmitAsync(back, "gui", [("step", "submit")])).Status);
        Assert.Equal(UnitPlanState.Submitted, (await PlanAsync(app)).State);
    }

    [Fact]
    public async Task Two_editors_of_an_activity_see_both_versions_and_a_plan_sent_meanwhile_keeps_the_words()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var first = await app.SignInAsync(Role.Officer, "SCT");
        using var second = await app.SignInAsync(Role.Head, "SCT");
        var address = await WriteAsync(app, first);
        var (mine, theirs) = (await first.OpenAsync(address), await second.OpenAsync(address));

        await second.SubmitAsync(theirs, "hoat-dong", [("act", "save"), ("title", "Của thủ trưởng")]);
        var conflict = await first.SubmitAsync(mine, "hoat-dong", [("act", "save"), ("title", "Của cán bộ")]);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Của thủ trưởng", conflict.MainText, StringComparison.Ordinal);
        Assert.Equal("Của cán bộ", conflict.Document.QuerySelector("input[name=title]")!.GetAttribute("value"));
        await first.SubmitAsync(conflict, "hoat-dong", [("act", "save"), ("title", "Của cán bộ")]);
        Assert.Equal("Của cán bộ", (await PlanAsync(app)).Activities.Single().Title);

        var open = await first.OpenAsync(address);
        await second.SubmitAsync(await second.OpenAsync(Own), "gui", [("step", "submit")]);
        var late = await first.SubmitAsync(open, "hoat-dong", [("act", "save"), ("title", "Gõ xong thì đã gửi")]);
        Assert.True((int)late.Status is 409 or 422, late.Status.ToString());
        Assert.Equal("Gõ xong thì đã gửi", late.Document.QuerySelector("input[name=title]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_activity_removed_by_a_colleague_leaves_the_words_of_who_still_edits_it()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var first = await app.SignInAsync(Role.Officer, "SCT");
        using var second = await app.SignInAsync(Role.Head, "SCT");
        var address = await WriteAsync(app, first);
        var open = await first.OpenAsync(address);

        await second.SubmitAsync(await second.OpenAsync(address), "bo", []);
        var gone = await first.SubmitAsync(open, "hoat-dong", [("act", "save"), ("title", "Không mất chữ")]);

        Assert.True((int)gone.Status is 404 or 409, gone.Status.ToString());
        Assert.Equal("Không mất chữ", gone.Document.QuerySelector("input[name=title]")!.GetAttribute("value"));
        Assert.Empty((await PlanAsync(app)).Activities);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Numbers_and_texts_at_the_edge_are_kept_or_refused_by_name(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var page = await officer.OpenAsync(New);

        foreach (var (field, value) in new[]
        {
            ("title", new string('a', 501)), ("responsible", new string('a', 201)), ("product", new string('a', 1001)), ("weight", "101"), ("weight", "một"), ("target", "1000000000000"), ("baseline", "-1000000000000"),
            ("startsOn", "31/02/2026"), ("milestones", "Bước; 101"),
        })
        {
            var refused = await officer.SubmitAsync(page, "hoat-dong", [("act", "save"), (field, value)]);
            Assert.True(refused.Status == HttpStatusCode.BadRequest, $"{field}: {refused.Status}");
            Assert.NotNull(refused.Document.QuerySelector("[role=alert]"));
        }

        var whole = await officer.SubmitAsync(page, "hoat-dong", [("act", "save"), ("title", new string('ữ', 500)), ("target", "999999999999"), ("baseline", "-0,123456"), ("method", "Indicator"), ("weight", "100")]);
        Assert.Equal(HttpStatusCode.OK, whole.Status);
        var kept = (await PlanAsync(app)).Activities.Single();
        Assert.Equal((999_999_999_999m, -0.123456m), (kept.Target!.Value, kept.Baseline!.Value));
    }

    [Fact]
    public async Task Another_units_plan_and_another_units_duty_do_not_exist()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        var foreign = await PlanWalk.DutyOfAsync(app, "SNNMT", 2, 2);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var stranger = await app.SignInAsync(Role.Officer, "SYT");
        var address = await WriteAsync(app, officer);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(Own + "?don-vi=SCT")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address.Split('?')[0])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/ke-hoach-don-vi.csv?nam=2026&don-vi=SCT")).Status);
        var stolen = await officer.SubmitAsync(await officer.OpenAsync(New), "hoat-dong", [("act", "save"), ("title", "x"), ("dutyId", foreign.Id.Value.ToString())]);
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);
        using var key = await app.ClientWithKeyAsync("SYT", "plan:read", "plan:write");
        using var read = await key.GetAsync(new Uri("/api/plan/unit-plans/SCT/2026", UriKind.Relative), Stop);
        using var step = await key.PostAsJsonAsync("/api/plan/unit-plans/SCT/2026/steps", new { step = "submit" }, Stop);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [read.StatusCode, step.StatusCode]);
    }

    [Fact]
    public async Task The_same_form_twice_gives_one_activity_and_its_markup_is_text()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var m = PlanWalk.Markup;
        var page = await officer.OpenAsync(New);

        var both = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => officer.SubmitAsync(page, "hoat-dong", [("act", "save"), ("title", m), ("responsible", m), ("product", m), ("method", "Milestones"), ("milestones", m)])));
        Assert.All(both, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Single((await PlanAsync(app)).Activities);
        await officer.SubmitAsync(await officer.OpenAsync(Own), "gui", [("step", "remark"), ("note", m)]);

        PlanWalk.AssertEscaped(await officer.OpenAsync(Own));
        PlanWalk.AssertEscaped(await coordinator.OpenAsync(Own + "?don-vi=SCT"));
        PlanWalk.AssertEscaped(await officer.OpenAsync(both[0].Document.QuerySelector("main table a[href*='/hoat-dong/']")!.GetAttribute("href")!));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_program_writes_a_plan_under_its_version(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        var duty = await PlanWalk.DutyOfAsync(app, "SCT", 2, 2);
        using var key = await app.ClientWithKeyAsync("SCT", "plan:read", "plan:write");
        object Activity(string title) => new { dutyId = duty.Id.Value, title, responsible = "Phòng", startsOn = "2026-02-01", endsOn = "2026-11-30", product = "Tem", method = "percent", weight = 1 };

        using var made = await key.PostAsJsonAsync("/api/plan/unit-plans/SCT/2026/activities", Activity("Một"), Stop);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetGuid();
        var old = made.Headers.ETag!;
        using var changed = await PutAsync($"activities/{id}", Activity("Hai"), old.ToString());
        using var stale = await PutAsync($"activities/{id}", Activity("Ba"), old.ToString());
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.PreconditionFailed], [changed.StatusCode, stale.StatusCode]);
        using var submitted = await key.PostAsJsonAsync("/api/plan/unit-plans/SCT/2026/steps", new { step = "submit" }, Stop);
        using var approved = await key.PostAsJsonAsync("/api/plan/unit-plans/SCT/2026/steps", new { step = "approve" }, Stop);
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Forbidden], [submitted.StatusCode, approved.StatusCode]);
        var plan = await key.GetFromJsonAsync<JsonElement>("/api/plan/unit-plans/SCT/2026", Stop);
        Assert.Equal(("submitted", "Hai"), (plan.GetProperty("state").GetString(), plan.GetProperty("activities")[0].GetProperty("title").GetString()));

        async Task<HttpResponseMessage> PutAsync(string path, object body, string tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "/api/plan/unit-plans/SCT/2026/" + path) { Content = JsonContent.Create(body) };
            request.Headers.TryAddWithoutValidation("If-Match", tag);
            return await key.SendAsync(request, Stop);
        }
    }

    private static async Task<string> WriteAsync(TestApp app, Visitor officer)
    {
        var duty = await PlanWalk.DutyOfAsync(app, "SCT", 2, 2);
        var page = await officer.SubmitAsync(await officer.OpenAsync(New), "hoat-dong",
        [
            ("act", "save"), ("title", "In tem"), ("dutyId", duty.Id.Value.ToString()), ("responsible", "Phòng"), ("startsOn", "01/02/2026"), ("endsOn", "30/11/2026"), ("product", "Tem"),
        ]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Document.QuerySelector("main table a[href*='/hoat-dong/']")!.GetAttribute("href")!;
    }

    private static async Task<List<UnitPlan>> RevisionsAsync(TestApp app) => await PlanWalk.DbAsync(
        app, db => db.Set<UnitPlan>().AsNoTracking().Include(p => p.Activities).Where(p => p.Year == 2026).OrderBy(p => p.Revision).ToListAsync(Stop));

    private static async Task<UnitPlan> PlanAsync(TestApp app)
    {
        var unit = await app.UnitAsync("SCT");
        return await PlanWalk.DbAsync(app, db => db.Set<UnitPlan>().AsNoTracking().Include(p => p.Activities).SingleAsync(p => p.Unit == unit.Lineage && p.Year == 2026, Stop));
    }
}
