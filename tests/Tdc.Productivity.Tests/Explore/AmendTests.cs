using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Observing;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Explore;

public sealed class AmendTests
{
    [Fact]
    public async Task The_department_amends_an_indicator_by_its_next_revision_and_the_first_stays()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/nang-suat/chi-tieu/KP1/sua");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        page = await department.SubmitAsync(page, "amend-indicator", [("formula", "1 * VA / K"), ("reason", "thử")]);
        Assert.Contains("Đã lưu phiên bản mới", page.MainText, StringComparison.Ordinal);
        Assert.Contains("1 * VA / K", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Phiên bản 1", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Phiên bản 2", page.MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 * (VA / K", "mở ngoặc ở ký tự 5")]
    [InlineData("VA / KHONGCO", "không có trong bộ chỉ tiêu: KHONGCO")]
    [InlineData("VA /", "ký tự 5")]
    [InlineData("TF2 + 1", "vòng lặp")]
    [InlineData("VA / (L - L)", "chia cho L - L, luôn bằng 0")]
    [InlineData("1 / 0", "chia cho 0, luôn bằng 0")]
    public async Task A_formula_that_does_not_read_or_goes_in_a_circle_is_named_and_nothing_is_kept(string formula, string words)
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/nang-suat/chi-tieu/TF1/sua");
        page = await department.SubmitAsync(page, "amend-indicator", [("formula", formula), ("reason", "thử")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(words, page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Phiên bản 2", (await department.OpenAsync("/nang-suat/chi-tieu/TF1")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VA ^ L ^ L ^ 99", "L ^ L ^ 99 cho số quá lớn", "vượt mọi giới hạn")]
    [InlineData("VA / (L - 50)", "L - 50 bằng 0, không chia được", "không chia được")]
    public async Task A_value_that_a_formula_does_not_give_is_named_in_the_list_on_its_page_and_in_the_api(string formula, string page, string list)
    {
        await using var app = await TestApp.StartAsync();
        await RecordAsync(app, ("VA", 1000), ("L", 50));
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        await department.SubmitAsync(await department.OpenAsync("/nang-suat/chi-tieu/LP1/sua"), "amend-indicator", [("formula", formula), ("reason", "thử")]);

        var explorer = await department.OpenAsync("/nang-suat/so-lieu?chi-so=LP1&noi=26188&cap=L");
        var cell = explorer.Document.QuerySelectorAll("td.n a").Single(a => a.GetAttribute("title")!.Contains(list, StringComparison.Ordinal));
        Assert.Contains(list, explorer.MainText, StringComparison.Ordinal);
        Assert.Contains(page, (await department.OpenAsync(cell.GetAttribute("href")!)).MainText, StringComparison.Ordinal);
        using var visitor = app.Visit();
        var json = await visitor.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/productivity/observations?indicator=LP1&area=26188", UriKind.Relative));
        var value = Assert.Single(json.GetProperty("items").EnumerateArray());
        Assert.Equal(("M", JsonValueKind.Null), (value.GetProperty("status").GetString(), value.GetProperty("value").ValueKind));
        Assert.Contains(list, value.GetProperty("note").GetString(), StringComparison.Ordinal);

        // When the figures allow it, the value is there; when an input goes, so does what was said of it.
        await RecordAsync(app, ("L", 1));
        await RecordAsync(app, ("VA", 1));
        json = await visitor.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/productivity/observations?indicator=LP1&area=26188", UriKind.Relative));
        Assert.Equal("A", Assert.Single(json.GetProperty("items").EnumerateArray()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task No_formula_of_the_register_is_without_a_value_whatever_the_data()
    {
        await using var app = await TestApp.StartAsync();
        var formulas = await app.InScopeAsync(async services => FormulaBook.Of(await services.GetRequiredService<IndicatorRegister>().NowAsync(CancellationToken.None)).Register);
        Assert.NotEmpty(formulas.Order);
        Assert.All(formulas.Order, code => Assert.Null(formulas.FlawOf(code)));
    }

    private static Task<int> RecordAsync(TestApp app, params (string Code, double Value)[] values) => app.InScopeAsync(async services =>
    {
        var given = values.Select(v => new NewObservation
        {
            Key = new() { Indicator = v.Code, Area = "26188", PriceBasis = v.Code == "L" ? PriceBasis.None : PriceBasis.Current },
            Period = Period.OfYear(2024),
            Value = v.Value,
        }).ToList();
        Assert.True((await services.GetRequiredService<SeriesBook>().RecordAsync(ProductivityRights.OfSystem, given, confirmed: true, CancellationToken.None)).TryGet(out var tally, out _));
        Assert.Empty(tally.Faults);
        await services.GetRequiredService<IndicatorComputing>().RunAsync(["26188"], CancellationToken.None);
        return tally.Added + tally.Revised;
    });

    [Fact]
    public async Task The_register_is_amended_over_rest_by_the_same_rules()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.ClientWithKeyAsync("SKHCN", "productivity:read", "productivity:write");
        var address = new Uri("/api/productivity/indicators/KP1/revisions", UriKind.Relative);
        object Body(string formula) => new { nameVi = "Năng suất vốn", nameEn = "Capital productivity", validFrom = app.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), reason = "thử", formula };
        using var refused = await department.PostAsJsonAsync(address, Body("VA / (K - K)"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("K - K", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("formula")[0].GetString(), StringComparison.Ordinal);
        using var made = await department.PostAsJsonAsync(address, Body("1 * VA / K"));
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        using var visitor = app.Visit();
        var revisions = await visitor.Client.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal(["1 * VA / K", "VA / K"], revisions.EnumerateArray().Select(r => r.GetProperty("indicator").GetProperty("formula").GetString()));
        Assert.NotEqual(0, (await visitor.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/productivity/quality", UriKind.Relative))).GetArrayLength());
        using var statistics = await app.ClientWithKeyAsync("TK", "productivity:write");
        Assert.Equal(HttpStatusCode.Forbidden, (await statistics.PostAsJsonAsync(address, Body("VA / K"))).StatusCode);
    }

    [Fact]
    public async Task Others_find_no_such_page()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/nang-suat/chi-tieu/KP1/sua")).Status);
    }
}
