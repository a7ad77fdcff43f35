using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

public sealed class DeclarePagesTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Pages_of_kept_sums_are_whole_at_every_asking(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var visitor = app.Visit();
        foreach (var path in new[] { "/", "/ke-hoach", "/so-do", "/ke-hoach/nhiem-vu/II.2", "/ke-hoach/nhiem-vu/II.2/so-lieu", "/ke-hoach/nhiem-vu/II.2/don-vi", "/ke-hoach/nhiem-vu/II.2/minh-chung" })
        {
            var first = await visitor.OpenAsync(path);
            var second = await visitor.OpenAsync(path); // answered from what is kept
            PlanWalk.AssertWhole(second);
            Assert.Equal(first.MainText.Length, second.MainText.Length);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_unit_declares_its_value_and_replaces_it_for_the_same_period(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var address = await MeasureAsync(app, "plan.media-items");
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var stranger = await app.SignInAsync(Role.Officer, "SYT");

        var page = await officer.SubmitAsync(await officer.OpenAsync(address), "khai", [("from", "01/01/2026"), ("to", "31/10/2026"), ("value", "41"), ("reason", PlanWalk.Markup)]);
        PlanWalk.AssertWhole(page);
        PlanWalk.AssertEscaped(page);
        await officer.SubmitAsync(page, "khai", [("from", "01/01/2026"), ("to", "31/10/2026"), ("value", "43")]);
        Assert.Equal([43m], await ValuesAsync(app));
        Assert.Contains("43", (await officer.OpenAsync("/so-do?nam=2026")).MainText, StringComparison.Ordinal);
        PlanWalk.AssertWhole(await officer.OpenAsync("/en" + address));
        PlanWalk.AssertWhole(await officer.OpenAsync("/en/so-do?nam=2026"));
        Assert.DoesNotContain("nghiêng", (await stranger.OpenAsync(address)).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_periods_and_numbers_are_named_and_what_was_typed_stays()
    {
        await using var app = await TestApp.StartAsync();
        var address = await MeasureAsync(app, "plan.media-items");
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var page = await officer.OpenAsync(address);

        foreach (var (field, value) in new[] { ("value", ""), ("value", "nhiều"), ("value", "-1"), ("value", "1000000000000"), ("to", "21/11/2026"), ("from", "12/11/2026"), ("reason", new string('a', 1001)) })
        {
            var refused = await officer.SubmitAsync(page, "khai", new[] { ("from", "01/01/2026"), ("to", "31/10/2026"), ("value", "41"), ("reason", "Sổ theo dõi") }.Where(v => v.Item1 != field).Append((field, value)));
            Assert.True(refused.Status == HttpStatusCode.BadRequest, $"{field}={value}: {refused.Status}");
            if (field != "reason")
            {
                Assert.Equal("Sổ theo dõi", refused.Document.QuerySelector("textarea[name=reason]")!.TextContent);
            }
        }

        Assert.Empty(await ValuesAsync(app));
    }

    [Fact]
    public async Task Nobody_declares_for_another_unit_and_nobody_replaces_a_value_unseen()
    {
        await using var app = await TestApp.StartAsync();
        var address = await MeasureAsync(app, "plan.media-items");
        using var first = await app.SignInAsync(Role.Officer, "SCT");
        using var second = await app.SignInAsync(Role.Head, "SCT");
        using var stranger = await app.SignInAsync(Role.Officer, "SYT");
        (string, string)[] period = [("from", "01/01/2026"), ("to", "31/10/2026")];
        var (mine, theirs) = (await first.OpenAsync(address), await second.OpenAsync(address));

        await second.SubmitAsync(theirs, "khai", [.. period, ("value", "50")]);
        var conflict = await first.SubmitAsync(mine, "khai", [.. period, ("value", "41"), ("reason", "Đếm lại")]);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("41", conflict.Document.QuerySelector("input[name=value]")!.GetAttribute("value"));
        Assert.Equal("Đếm lại", conflict.Document.QuerySelector("textarea[name=reason]")!.TextContent);
        Assert.Contains("50", conflict.MainText, StringComparison.Ordinal);
        Assert.Equal([50m], await ValuesAsync(app));
        await first.SubmitAsync(conflict, "khai", []);
        Assert.Equal([41m], await ValuesAsync(app));

        var stolen = await stranger.SubmitAsync(await stranger.OpenAsync(address), "khai", [.. period, ("unit", "SCT"), ("value", "1")]);
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);
        using var key = await app.ClientWithKeyAsync("SYT", "plan:read", "plan:write");
        using var put = await key.PutAsJsonAsync($"/api/plan/measures/{address.Split('/')[^1]}/values/SCT", new { from = "2026-01-01", to = "2026-10-31", value = 1 }, Stop);
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
        Assert.Equal([41m], await ValuesAsync(app));
    }

    private static async Task<string> MeasureAsync(TestApp app, string code) =>
        "/so-do/" + (await PlanWalk.DbAsync(app, db => db.Set<TaskMeasure>().Where(m => m.Code == code).Select(m => m.Id).SingleAsync(Stop))).Value;

    private static Task<List<decimal>> ValuesAsync(TestApp app) => PlanWalk.DbAsync(app, db => db.Set<DeclaredValue>().AsNoTracking().Select(v => v.Value).ToListAsync(Stop));
}
