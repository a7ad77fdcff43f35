using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

/// <summary>What the pages of enterprises' records do, over REST: same rules, same refusals.</summary>
public sealed class FirmRecordApiTests
{
    [Fact]
    public async Task An_enterprise_reads_its_record_and_changes_its_master_data_without_the_rest()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", [("consent-own-report/1", "true")]);
        using var client = await app.ClientWithKeyAsync("3600000001", "productivity:read", "productivity:write");
        var record = await GetAsync(client, "firm");
        Assert.Equal(("3600000001", "Công ty 3600000001", "31", "26188", "stands"), (Text(record, "code"), Text(record, "name"), Text(record, "activity"), Text(record, "commune"), Text(record, "state")));
        Assert.Equal("SML", Text(record, "size"));
        Assert.Equal("own-report/1", Text(Assert.Single(record.GetProperty("consents").EnumerateArray()), "purpose"));
        var years = record.GetProperty("years").EnumerateArray().ToList();
        Assert.Equal((2025, "submitted", 0), (years[0].GetProperty("year").GetInt32(), Text(years[0], "state"), years[0].GetProperty("missing").GetInt32()));
        Assert.Equal(6, years.Count);
        Assert.Equal("2026-04-30", Text(years[0], "due"));

        // Sector and commune alone: figures and months stay; what was sent counts on.
        var figures = new Uri("/api/productivity/figures/2025", UriKind.Relative);
        using var changed = await client.PatchAsJsonAsync(figures, new { activity = "16", figures = new { research = (long?)null, rent = 61_000_000 } });
        Assert.True(changed.StatusCode == HttpStatusCode.NoContent, await changed.Content.ReadAsStringAsync());
        var rows = await app.YearsAsync("3600000001");
        Assert.Equal(["16", "31"], rows.Select(r => r.Activity));
        Assert.Equal((null, 61_000_000, 9_800_000_000), (rows[0].ResearchDong, rows[0].RentDong, rows[0].SalesDong));
        Assert.Equal("5S LEAN", rows[0].Tools);
        record = await GetAsync(client, "firm");
        Assert.True(record.GetProperty("years")[0].GetProperty("isCorrection").GetBoolean());

        using var wrong = await client.PatchAsJsonAsync(figures, new { commune = "KHONG", figures = new { sales = -1 } });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["commune", "figures.sales"], (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        using var stale = await client.SendAsync(new HttpRequestMessage(HttpMethod.Patch, figures) { Content = JsonContent.Create(new { activity = "31" }), Headers = { { "If-Match", "\"" + Guid.NewGuid().ToString("N") + "\"" } } });
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var reader = await app.ClientWithKeyAsync("3600000001", "productivity:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PatchAsJsonAsync(figures, new { activity = "31" })).StatusCode);
    }

    [Fact]
    public async Task The_department_renames_merges_and_closes_over_rest_by_the_rules_of_the_page()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        await app.AddFirmsAsync(4);
        using var department = await app.ClientWithKeyAsync("SKHCN", "productivity:read", "productivity:write");
        var address = new Uri("/api/productivity/firms/TK-31-000", UriKind.Relative);
        using var read = await department.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var merged = await PutAsync(department, address, new { state = "merged", name = "Công ty đổi tên", into = "TK-31-001", fromYear = 2025 }, read.Headers.ETag!.Tag);
        Assert.True(merged.StatusCode == HttpStatusCode.NoContent, await merged.Content.ReadAsStringAsync());
        var record = await GetAsync(department, "firms/TK-31-000");
        Assert.Equal(("Công ty đổi tên", "merged", "TK-31-001", 2025), (Text(record, "name"), Text(record, "state"), Text(record, "into"), record.GetProperty("fromYear").GetInt32()));
        Assert.Equal("TK-31-000", Assert.Single((await GetAsync(department, "firms/TK-31-001")).GetProperty("absorbed").EnumerateArray()).GetString());
        Assert.Equal(3, await app.InScopeAsync(services => services.GetRequiredService<FirmPool>().Counting().CountAsync(y => y.Year == 2025)));

        using var stale = await PutAsync(department, address, new { state = "stands", name = "Tên khác" }, read.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        foreach (var (body, field) in new (object, string)[]
        {
            (new { state = "merged", name = "x", into = "TK-31-002", fromYear = 2025 }, "into"),
            (new { state = "merged", name = "x", into = "KHONG", fromYear = 2025 }, "into"),
            (new { state = "closed", name = "x" }, "fromYear"),
            (new { state = "stands" }, "name"),
        })
        {
            using var refused = await PutAsync(department, new("/api/productivity/firms/TK-31-002", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal(field, Assert.Single((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject()).Name);
        }

        using var own = await app.ClientWithKeyAsync("3600000001", "productivity:read", "productivity:write");
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(address)).StatusCode);
        using var foreign = await PutAsync(own, address, new { state = "stands", name = "Của tôi" });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var reader = await app.ClientWithKeyAsync("SKHCN", "productivity:read");
        using var forbidden = await PutAsync(reader, address, new { state = "stands", name = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);

        var list = await GetAsync(department, "firms/reporting?year=2025&state=sent&search=don+vi");
        Assert.Equal((3, 3, 0), (list.GetProperty("total").GetInt32(), list.GetProperty("sent").GetInt32(), list.GetProperty("none").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(new Uri("/api/productivity/firms/reporting", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_support_is_corrected_and_taken_out_over_rest()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddFirmsAsync(1);
        using var department = await app.ClientWithKeyAsync("SKHCN", "productivity:read", "productivity:write");
        await department.PostAsJsonAsync(new Uri("/api/productivity/supports", UriKind.Relative), new { firm = "TK-31-000", fromYear = 2024, project = "Lean" });
        var id = Text(Assert.Single((await GetAsync(department, "supports")).GetProperty("items").EnumerateArray()), "id");
        var address = new Uri("/api/productivity/supports/" + id, UriKind.Relative);
        using var changed = await PutAsync(department, address, new { fromYear = 2025, project = "Kaizen" });
        Assert.True(changed.StatusCode == HttpStatusCode.NoContent, await changed.Content.ReadAsStringAsync());
        Assert.Equal("Kaizen", Text(Assert.Single((await GetAsync(department, "supports")).GetProperty("items").EnumerateArray()), "project"));
        using var wrong = await PutAsync(department, address, new { fromYear = 2099, project = "Kaizen" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await department.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await department.DeleteAsync(address)).StatusCode);
        Assert.Empty((await GetAsync(department, "supports")).GetProperty("items").EnumerateArray());
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri("/api/productivity/" + path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, path + " " + await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, Uri address, object body, string? tag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        if (tag is not null)
        {
            request.Headers.Add("If-Match", tag);
        }

        return client.SendAsync(request);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
