using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

/// <summary>What was sent counts until its correction is sent and takes its place.</summary>
public sealed class CorrectionTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task What_was_sent_counts_until_its_correction_is_sent(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", [("consent-own-report/1", "true")]);

        var page = await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "?phan=dau-ra"), "figures", [("sales", "9900")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(9_800_000_000, Assert.Single(await CountingAsync(app)).SalesDong);
        page = await owner.OpenAsync(FirmSample.Form);
        Assert.Contains("vẫn được tính trong thống kê cho đến khi bạn gửi bản sửa", page.MainText, StringComparison.Ordinal);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        Assert.Single((await department.OpenAsync("/nang-suat/doanh-nghiep/danh-sach?nam=2025&tinh-trang=sent")).Document.QuerySelectorAll("main tbody tr"));
        Assert.DoesNotContain("3600000001", (await department.OpenAsync("/nang-suat/doanh-nghiep/danh-sach?nam=2025&tinh-trang=draft")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Profit has to follow; then the correction takes the place of what it corrects.
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "?phan=phan-phoi"), "figures", [("profit", "700")]);
        page = await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", []);
        Assert.EndsWith("/bang", page.Address.AbsolutePath, StringComparison.Ordinal);
        var counting = Assert.Single(await CountingAsync(app));
        Assert.Equal((9_900_000_000, 700_000_000), (counting.SalesDong, counting.ProfitDong));
        Assert.Equal(FirmYearState.Submitted, Assert.Single(await app.YearsAsync("3600000001")).State);
    }

    [Fact]
    public async Task The_api_reads_both_and_a_correction_that_says_the_same_again_is_gone()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("3600000001");
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        await owner.FillAsync();
        await owner.SubmitAsync(await owner.OpenAsync(FirmSample.Form + "/gui"), "send", [("consent-own-report/1", "true")]);
        using var client = await app.ClientWithKeyAsync("3600000001", "productivity:read", "productivity:write");
        var address = new Uri("/api/productivity/figures/2025", UriKind.Relative);
        using var read = await client.GetAsync(address);
        var sent = (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("figures");

        using var opened = await client.SendAsync(Put(address, With(sent, 9_900_000_000), read.Headers.ETag!.Tag));
        Assert.True(opened.StatusCode == HttpStatusCode.NoContent, await opened.Content.ReadAsStringAsync());
        Assert.Equal(("draft", 9_900_000_000), await SalesAsync(client, address));
        Assert.Equal(("submitted", 9_800_000_000), await SalesAsync(client, new Uri(address + "?sent=true", UriKind.Relative)));
        using var stale = await client.SendAsync(Put(address, With(sent, 1), read.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);

        using var back = await client.SendAsync(Put(address, sent, opened.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NoContent, back.StatusCode);
        Assert.Equal(("submitted", 9_800_000_000), await SalesAsync(client, address));
        Assert.Single(await app.YearsAsync("3600000001"));
    }

    [Fact]
    public void A_correction_begins_with_all_that_was_sent()
    {
        var sent = FirmSample.Year();
        foreach (var figure in Figure.All)
        {
            figure.Set(sent, figure.Kind == FigureKind.Practices ? 7 : figure.Name.Length * 1000);
        }

        (sent.StartMonth, sent.MonthlyPersons, sent.Systems, sent.Tools, sent.Explanation) = (4, "1 2", "ISO9001", "LEAN", "mismatch: vì");
        var draft = sent.Correction(new FirmYearId(Guid.CreateVersion7()));
        string[] own = [nameof(FirmYear.Id), nameof(FirmYear.State), nameof(FirmYear.ChangedAt), nameof(FirmYear.Version)];
        Assert.Equal(FirmYearState.Draft, draft.State);
        Assert.All(typeof(FirmYear).GetProperties().Where(p => !own.Contains(p.Name)), p =>
        {
            Assert.Equal(p.GetValue(sent), p.GetValue(draft));
            Assert.NotNull(p.GetValue(sent)); // else the property is not tested
        });
        Assert.Empty(FigureFacts.Changes(FigureFacts.Of(sent), FigureFacts.Of(draft)));
    }

    private static Task<List<FirmYear>> CountingAsync(TestApp app) => app.InScopeAsync(services => services.GetRequiredService<FirmPool>().Counting().ToListAsync());

    private static HttpRequestMessage Put(Uri address, object body, string tag) => new(HttpMethod.Put, address) { Content = JsonContent.Create(body), Headers = { { "If-Match", tag } } };

    private static async Task<(string?, long)> SalesAsync(HttpClient client, Uri address)
    {
        var json = await client.GetFromJsonAsync<JsonElement>(address);
        return (json.GetProperty("state").GetString(), json.GetProperty("figures").GetProperty("figures").GetProperty("sales").GetInt64());
    }

    private static Dictionary<string, object?> With(JsonElement figures, long sales)
    {
        var body = figures.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
        var inner = figures.GetProperty("figures").EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
        inner["sales"] = sales;
        body["figures"] = inner;
        return body;
    }
}
