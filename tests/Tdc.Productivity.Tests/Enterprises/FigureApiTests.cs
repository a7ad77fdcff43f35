using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

public sealed class FigureApiTests
{
    private static readonly Uri year = new("/api/productivity/figures/2025", UriKind.Relative);

    [Fact]
    public async Task A_key_writes_reads_checks_and_sends_a_year_guarded_by_its_tag()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var client = await app.ClientWithKeyAsync("3600000001", "productivity:read", "productivity:write");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(year)).StatusCode);
        using var made = await client.PutAsJsonAsync(year, Body(9_800_000_000));
        Assert.True(made.StatusCode == HttpStatusCode.NoContent, await made.Content.ReadAsStringAsync());
        using var read = await client.GetAsync(year);
        Assert.Equal(made.Headers.ETag, read.Headers.ETag);
        var json = await read.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("draft", json.GetProperty("state").GetString());
        Assert.Equal(9_800_000_000, json.GetProperty("figures").GetProperty("figures").GetProperty("sales").GetInt64());

        using var stale = new HttpRequestMessage(HttpMethod.Put, year) { Content = JsonContent.Create(Body(1)), Headers = { { "If-Match", "\"" + Guid.NewGuid().ToString("N") + "\"" } } };
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.SendAsync(stale)).StatusCode);
        using var anew = new HttpRequestMessage(HttpMethod.Put, year) { Content = JsonContent.Create(Body(1)), Headers = { { "If-None-Match", "*" } } };
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.SendAsync(anew)).StatusCode);

        using var faulty = await client.PutAsJsonAsync(year, new { activity = "XX", figures = new { materials = -1, strange = 2 } });
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        var errors = (await faulty.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["activity", "figures.materials", "figures.strange"], errors.EnumerateObject().Select(e => e.Name).Order());

        var checks = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/productivity/figures/2025/checks", UriKind.Relative));
        Assert.Empty(checks.EnumerateArray());
        var submission = new Uri("/api/productivity/figures/2025/submission", UriKind.Relative);
        using var refused = await client.PostAsJsonAsync(submission, new { });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var sent = await client.PostAsJsonAsync(submission, new { consents = new[] { "own-report/1" } });
        Assert.True(sent.StatusCode == HttpStatusCode.NoContent, await sent.Content.ReadAsStringAsync());
        var indicators = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/productivity/figures/2025/indicators", UriKind.Relative));
        Assert.Equal(150, indicators.EnumerateArray().First().GetProperty("value").GetDouble(), 9);
        Assert.Equal(JsonValueKind.Null, indicators.EnumerateArray().First().GetProperty("shareBelow").ValueKind);
    }

    [Fact]
    public async Task Lists_go_on_behind_an_id_and_show_a_key_its_own_unit_only()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        await app.AddFirmsAsync(5);
        using var own = await app.ClientWithKeyAsync("3600000001", "productivity:write");
        await own.PutAsJsonAsync(year, Body(1));
        Assert.Equal("3600000001", Assert.Single(Items(await own.GetFromJsonAsync<JsonElement>(new Uri("/api/productivity/figures", UriKind.Relative)))).GetProperty("firm").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(new Uri("/api/productivity/firms", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(new Uri("/api/productivity/figures/2025?unit=SKHCN", UriKind.Relative))).StatusCode);

        using var department = await app.ClientWithKeyAsync("SKHCN", "productivity:read", "productivity:write");
        HashSet<string> seen = [];
        for (string? after = ""; after is not null;)
        {
            var page = await department.GetFromJsonAsync<JsonElement>(new Uri("/api/productivity/figures?limit=2" + (after.Length > 0 ? "&after=" + after : ""), UriKind.Relative));
            Assert.All(Items(page), i => Assert.True(seen.Add(i.GetProperty("id").GetString()!)));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal(6, seen.Count);
        using var reader = await app.ClientWithKeyAsync("3600000001", "productivity:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsJsonAsync(year, Body(2))).StatusCode);
        using var support = await department.PostAsJsonAsync(new Uri("/api/productivity/supports", UriKind.Relative), new { firm = "TK-31-001", fromYear = 2024, project = "Lean" });
        Assert.True(support.StatusCode == HttpStatusCode.NoContent, await support.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await own.PostAsJsonAsync(new Uri("/api/productivity/supports", UriKind.Relative), new { firm = "TK-31-001", fromYear = 2024, project = "Lean" })).StatusCode);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement page) => page.GetProperty("items").EnumerateArray();

    private static object Body(long sales) => new
    {
        activity = "31",
        commune = "26188",
        ownership = "PRI",
        startMonth = 1,
        monthlyPersons = Enumerable.Repeat(20, 12),
        systems = new[] { "ISO9001" },
        figures = new
        {
            sales,
            otherRevenue = 150_000_000,
            inventoryChange = 50_000_000,
            materials = 5_600_000_000,
            energy = 400_000_000,
            services = 1_000_000_000,
            labourCost = 1_800_000_000,
            depreciation = 400_000_000,
            interest = 100_000_000,
            rent = 60_000_000,
            taxes = 40_000_000,
            profit = 600_000_000,
            assetsOpening = 3_900_000_000,
            assetsClosing = 4_100_000_000,
            hours = 47_000,
        },
    };
}
