using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

/// <summary>What the pages of a duty, a task, the desk and the leader tell, told to programs.</summary>
public sealed class StandingApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_duty_tells_its_progress_and_evidence_and_the_coordinator_reviews_it()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        var duty = (await PlanWalk.DutyOfAsync(app, "SCT", 2, 2)).Id.Value;
        using var own = await app.ClientWithKeyAsync("SCT", "plan:read", "plan:write");
        using var coordinator = await app.ClientWithKeyAsync("SKHCN", "plan:read", "plan:write");
        using var other = await app.ClientWithKeyAsync("SYT", "plan:read", "plan:write");
        using var entered = await own.PostAsJsonAsync($"/api/plan/duties/{duty}/progress", new { percent = 35, narrative = "Đã khảo sát" }, Stop);
        entered.EnsureSuccessStatusCode();
        using var fields = new MultipartFormDataContent { { new StringContent("Link"), "kind" }, { new StringContent("Bản tin"), "title" }, { new StringContent("https://example.vn/a"), "link" }, { new StringContent("Restricted"), "visibility" } };
        using var added = await own.PostAsync(new Uri($"/api/plan/duties/{duty}/evidence", UriKind.Relative), fields, Stop);
        added.EnsureSuccessStatusCode();

        Assert.Equal("Đã khảo sát", (await JsonAsync(own, $"/api/plan/duties/{duty}/progress"))[0].GetProperty("narrative").GetString());
        var item = (await JsonAsync(own, $"/api/plan/duties/{duty}/evidence"))[0];
        Assert.Equal("waiting", item.GetProperty("review").GetString());
        Assert.Empty((await JsonAsync(own, $"/api/plan/duties/{duty}/handovers")).EnumerateArray());
        foreach (var part in new[] { "progress", "evidence", "handovers" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/api/plan/duties/{duty}/{part}", UriKind.Relative), Stop)).StatusCode);
        }

        var review = $"/api/plan/evidence/{item.GetProperty("id").GetString()}/review";
        using var notMine = await own.PostAsJsonAsync(review, new { matches = true }, Stop);
        Assert.NotEqual(HttpStatusCode.NoContent, notMine.StatusCode);
        using var reviewed = await coordinator.PostAsJsonAsync(review, new { matches = true }, Stop);
        Assert.Equal(HttpStatusCode.NoContent, reviewed.StatusCode);
        Assert.Equal("matches", (await JsonAsync(coordinator, "/api/plan/tasks/II.2/evidence")).GetProperty("evidence")[0].GetProperty("review").GetString());
        using var visitor = app.Visit();
        Assert.Empty((await JsonAsync(visitor.Client, "/api/plan/tasks/II.2/evidence")).GetProperty("evidence").EnumerateArray());
    }

    [Fact]
    public async Task The_heat_map_the_desk_and_the_standing_are_read_by_those_who_may()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var leader = await app.SignInAsync(Role.Leader, "UBND");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");

        var heat = await JsonAsync(officer.Client, "/api/plan/heat?year=2026");
        Assert.Equal(27, heat.GetProperty("tasks").GetArrayLength());
        var unit = heat.GetProperty("units").EnumerateArray().First(u => u.GetProperty("unit").GetString() == "Sở Công Thương");
        Assert.Equal("noData", unit.GetProperty("cells").GetProperty("II.2").GetProperty("state").GetString());
        Assert.Equal(27, (await JsonAsync(leader.Client, "/api/plan/standing")).GetProperty("tasks").GetArrayLength());
        Assert.Equal(JsonValueKind.Array, (await JsonAsync(coordinator.Client, "/api/plan/desk")).GetProperty("rounds").ValueKind);
        Assert.Contains((await JsonAsync(coordinator.Client, "/api/plan/unit-plans?year=2026")).EnumerateArray(), u => u.GetProperty("unit").GetString() == "SCT" && u.GetProperty("state").ValueKind == JsonValueKind.Null);
        Assert.NotEmpty((await JsonAsync(officer.Client, "/api/plan/tasks/II.1/history")).GetProperty("versions").EnumerateArray());
        foreach (var path in new[] { "standing", "desk", "unit-plans" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await officer.Client.GetAsync(new Uri("/api/plan/" + path, UriKind.Relative), Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task A_change_of_units_is_previewed_recorded_and_shown_with_what_it_moved_and_a_group_gets_a_line()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var (justice, inspectorate) = (await app.UnitAsync("STP"), await app.UnitAsync("TTT"));
        using var key = await app.ClientWithKeyAsync("SKHCN", "organisations:write");
        var change = new { kind = "merged", effectiveOn = app.Clock.Now.AddHours(7).ToString("yyyy-MM-dd", null), document = "12/NQ-HĐND", before = new[] { justice.Id.Value }, after = new[] { new { existing = inspectorate.Id.Value } } };
        using var previewed = await coordinator.Client.PostAsJsonAsync("/api/organisations/successions/preview", change, Stop);
        var duties = (await previewed.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("duties").GetArrayLength();
        Assert.True(duties > 0);

        using var recorded = await key.PostAsJsonAsync("/api/organisations/successions", change, Stop);
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var act = await JsonAsync(coordinator.Client, recorded.Headers.Location!.OriginalString);
        Assert.Equal(duties, act.GetProperty("moved").GetArrayLength());
        Assert.Empty(act.GetProperty("waiting").EnumerateArray());
        using var visitor = app.Visit();
        Assert.Equal(JsonValueKind.Null, (await JsonAsync(visitor.Client, recorded.Headers.Location!.OriginalString)).TryGetProperty("waiting", out var waiting) ? waiting.ValueKind : JsonValueKind.Null);
        Assert.Contains(act.GetProperty("moved")[0].GetProperty("title").GetString()!, (await coordinator.OpenAsync($"/don-vi/thay-doi/lan/{act.GetProperty("act").GetProperty("id").GetString()}")).MainText, StringComparison.Ordinal);

        Assert.Contains("Theo văn bản đã ghi nhận", (await coordinator.OpenAsync($"/don-vi/thay-doi/lan/{act.GetProperty("act").GetProperty("id").GetString()}")).MainText, StringComparison.Ordinal);

        var group = "/api/organisation-groups/" + Uri.EscapeDataString("nhom:cap-xa");
        using var read = await coordinator.Client.GetAsync(new Uri(group, UriKind.Relative), Stop);
        using var line = new HttpRequestMessage(HttpMethod.Post, group + "/lines") { Content = JsonContent.Create(new { unitCode = "SCT" }) };
        line.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag!.Tag);
        using var added = await coordinator.Client.SendAsync(line, Stop);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Contains((await JsonAsync(coordinator.Client, group)).GetProperty("members").EnumerateArray(), m => m.GetProperty("code").GetString() == "SCT");
        using var again = new HttpRequestMessage(HttpMethod.Post, group + "/lines") { Content = JsonContent.Create(new { unitCode = "STC" }) };
        again.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag!.Tag);
        using var stale = await coordinator.Client.SendAsync(again, Stop);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
