using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

public sealed class ExpansionPagesTests
{
    private const string Page = "/ke-hoach/trien-khai?nam=2026";
    private const string Time = "/ke-hoach/nhiem-vu/IV.4/thoi-gian"; // the annex gives no time to this task

    private static readonly (string, string)[] decision = [("kind", "Span"), ("from", "2026"), ("to", "2028"), ("decidedBy", "UBND tỉnh"), ("document", "45/UBND-KGVX"), ("effectiveOn", "20/11/2026")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_missing_time_blocks_until_somebody_decides_and_a_second_run_makes_nothing(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");

        var before = await coordinator.OpenAsync(Page);
        PlanWalk.AssertWhole(before);
        Assert.NotNull(before.Document.QuerySelector($"#cho a[href='{Time}']"));
        var given = await coordinator.SubmitAsync(before, "giao", []);
        var made = await CountAsync(app);
        Assert.True(made > 100, $"{made}");
        Assert.Empty(await OfAsync(app, 4, 4));
        Assert.Null(given.Document.QuerySelector("form input[value=giao] ~ .acts button"));

        var decided = await coordinator.SubmitAsync(await coordinator.OpenAsync(Time), "thoi-gian", decision);
        Assert.Equal(HttpStatusCode.OK, decided.Status);
        Assert.Contains("45/UBND-KGVX", decided.MainText, StringComparison.Ordinal);
        var after = await coordinator.OpenAsync(Page);
        Assert.Null(after.Document.QuerySelector($"#cho a[href='{Time}']"));
        await coordinator.SubmitAsync(after, "giao", []);
        var unblocked = await OfAsync(app, 4, 4);
        Assert.Contains(unblocked, d => d.Role == AssignmentRole.Lead);
        Assert.All(unblocked, d => Assert.Equal((2028, new DateOnly(2028, 12, 31)), (d.Year, d.DueOn))); // one duty over the years, with a look at each year's end
        Assert.Equal(3 * unblocked.Count, await PlanWalk.DbAsync(app, db => db.Set<Checkpoint>().CountAsync(c => db.Set<Duty>().Any(d => d.Id == c.DutyId && d.Year == 2028), Stop)));

        using var key = await app.ClientWithKeyAsync("SKHCN", "plan:read", "plan:write");
        var all = await CountAsync(app);
        using var again = await key.PostAsJsonAsync("/api/plan/expansions", new { year = 2026 }, Stop);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(0, (await again.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Stop)).GetProperty("made").GetInt32());
        Assert.Equal(all, await CountAsync(app));
        PlanWalk.AssertWhole(await coordinator.OpenAsync("/en" + Page));
        PlanWalk.AssertWhole(await coordinator.OpenAsync("/en" + Time));
    }

    [Fact]
    public async Task Only_the_coordinator_gives_out_duties_decides_times_and_picks_members()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var leader = await app.SignInAsync(Role.Leader, "UBND");
        using var key = await app.ClientWithKeyAsync("SCT", "plan:read", "plan:write");
        var collective = await CollectiveAsync(app);

        foreach (var visitor in new[] { officer, leader })
        {
            foreach (var path in new[] { Page, Time, collective })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
            }
        }

        using var expand = await key.PostAsJsonAsync("/api/plan/expansions", new { year = 2026 }, Stop);
        using var decide = await key.PutAsJsonAsync("/api/plan/tasks/IV.4/time", new { kind = "annual", decidedBy = "x", document = "y", effectiveOn = "2026-11-20" }, Stop);
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [expand.StatusCode, decide.StatusCode]);
        Assert.Equal(0, await CountAsync(app));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_decision_needs_its_document_and_the_second_of_two_sees_the_first(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var first = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var second = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var (mine, theirs) = (await first.OpenAsync(Time), await second.OpenAsync(Time));

        foreach (var (field, value) in new[]
        {
            ("kind", ""), ("document", " "), ("decidedBy", ""), ("effectiveOn", "21/11/2026"), ("effectiveOn", "22/04/2025"), ("to", "2025"), ("from", "mười"), ("decidedBy", new string('a', 201)),
            ("document", new string('a', 251)),
        })
        {
            var refused = await first.SubmitAsync(mine, "thoi-gian", decision.Where(d => d.Item1 != field).Append((field, value)));
            Assert.True(refused.Status == HttpStatusCode.BadRequest, $"{field}={value}: {refused.Status}");
            Assert.NotNull(refused.Document.QuerySelector("[role=alert]"));
        }

        await second.SubmitAsync(theirs, "thoi-gian", [("kind", "Year"), ("year", "2027"), ("decidedBy", "UBND tỉnh"), ("document", "46/UBND"), ("effectiveOn", "20/11/2026")]);
        var conflict = await first.SubmitAsync(mine, "thoi-gian", decision);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("45/UBND-KGVX", conflict.Document.QuerySelector("input[name=document]")!.GetAttribute("value"));
        var task = await PlanWalk.DbAsync(app, db => db.Set<PlanTask>().Include(t => t.Versions).SingleAsync(t => t.GroupNumber == 4 && t.Number == 4, Stop));
        Assert.Equal((2, TimeKind.Year, 2027), (task.Versions.Count, task.On(new(2026, 11, 20)).Time.Kind, task.On(new(2026, 11, 20)).Time.Year));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Members_of_a_collective_name_are_picked_changed_and_never_erased(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var other = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var address = await CollectiveAsync(app);
        PlanWalk.AssertWhole(await coordinator.OpenAsync("/en" + address));
        var (open, stale) = (await coordinator.OpenAsync(address), await other.OpenAsync(address));

        var wordless = await coordinator.SubmitAsync(open, "phan-cong", [("units", "SYT"), ("basis", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, wordless.Status);
        Assert.NotNull(wordless.Document.QuerySelector("input[name=units][value=SYT][checked]"));
        var unknown = await coordinator.SubmitAsync(open, "phan-cong", [("units", "SYT"), ("more", "KHONGCO"), ("basis", "Họp 12/11")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Contains("KHONGCO", unknown.MainText, StringComparison.Ordinal);
        var picked = await coordinator.SubmitAsync(open, "phan-cong", [("units", "SYT"), ("units", "SXD"), ("basis", PlanWalk.Markup)]);
        PlanWalk.AssertEscaped(picked);
        var conflict = await other.SubmitAsync(stale, "phan-cong", [("units", "SCT"), ("basis", "Họp khác")]);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Họp khác", conflict.Document.QuerySelector("input[name=basis]")!.GetAttribute("value"));

        app.Clock.MoveTo(2026, 12, 1);
        using var later = await app.SignInAsync(Role.Coordinator, "SKHCN");
        await later.SubmitAsync(await later.OpenAsync(address), "phan-cong", [("units", "SYT"), ("basis", new string('b', 240)), ("from", "01/12/2026")]);
        var id = Guid.Parse(address.Split('/')[^1]);
        var kept = await PlanWalk.DbAsync(app, db => db.Set<Assignment>().AsNoTracking().Where(a => a.PickedFor == id).OrderBy(a => a.Id).ToListAsync(Stop));
        Assert.Equal([null, new DateOnly(2026, 11, 30)], kept.Select(a => a.ValidTo).Order());
    }

    private static async Task<string> CollectiveAsync(TestApp app)
    {
        var id = await PlanWalk.DbAsync(app, db => db.Set<Assignment>().Where(a => a.GroupCode == "nhom:so-nganh-lien-quan" && db.Set<PlanTask>().Any(t => t.Id == a.TaskId && t.GroupNumber == 1 && t.Number == 3))
            .Select(a => a.Id).FirstAsync(Stop));
        return $"/ke-hoach/nhiem-vu/I.3/phan-cong/{id}";
    }

    private static Task<int> CountAsync(TestApp app) => PlanWalk.DbAsync(app, db => db.Set<Duty>().CountAsync(Stop));

    private static Task<List<Duty>> OfAsync(TestApp app, int group, int number) => PlanWalk.DbAsync(app, db => db.Set<Duty>().AsNoTracking()
        .Where(d => db.Set<PlanTask>().Any(t => t.Id == d.TaskId && t.GroupNumber == group && t.Number == number)).ToListAsync(Stop));
}
