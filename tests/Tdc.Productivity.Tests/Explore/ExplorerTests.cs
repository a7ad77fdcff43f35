using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Observing;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Explore;

public sealed class ExplorerTests
{
    [Fact]
    public async Task Everybody_reads_published_figures_with_their_source_and_old_and_new_Dong_Nai_apart()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();

        var home = await visitor.OpenAsync("/nang-suat");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains("221,9", home.MainText, StringComparison.Ordinal);

        var page = await visitor.OpenAsync("/nang-suat/so-lieu?chi-so=GRDP");
        Assert.Contains("địa giới đến 30/06/2025", page.MainText, StringComparison.Ordinal);
        Assert.Contains("địa giới từ 01/07/2025", page.MainText, StringComparison.Ordinal);
        Assert.Contains("không nối", page.MainText, StringComparison.Ordinal);

        var labour = await visitor.OpenAsync("/nang-suat/so-lieu?chi-so=LP1");
        Assert.Contains("gãy chuỗi ở 2021", labour.MainText, StringComparison.Ordinal);
        var figure = labour.Document.QuerySelectorAll("td.n a").Single(a => a.TextContent == "172,8").GetAttribute("href")!;
        var opened = await visitor.OpenAsync(figure);
        Assert.Contains("Statistical Yearbook of Viet Nam 2022", opened.MainText, StringComparison.Ordinal);
        Assert.Contains("4,4 triệu người", opened.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revised_figure_shows_each_vintage()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/nang-suat/so-lieu?chi-so=GRDP&ky=S");
        var revised = page.Document.QuerySelectorAll("td.n a").Single(a => a.TextContent.StartsWith("120.076", StringComparison.Ordinal)).GetAttribute("href")!;
        var opened = await visitor.OpenAsync(revised);
        Assert.Contains("122.941,06", opened.MainText, StringComparison.Ordinal);
        Assert.Contains("1,0834", opened.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_for_publication_stays_closed_to_the_public()
    {
        await using var app = await TestApp.StartAsync();
        await RecordAsync(app, Value("VA", 2023, 100) with { Confidentiality = "C" });
        using var visitor = app.Visit();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");

        Assert.DoesNotContain("100,0", (await visitor.OpenAsync("/nang-suat/so-lieu?chi-so=VA")).MainText, StringComparison.Ordinal);
        var page = await department.OpenAsync("/nang-suat/so-lieu?chi-so=VA");
        var address = page.Document.QuerySelector("td.n a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await department.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(address)).Status);
        Assert.DoesNotContain("\"value\":100", await visitor.Client.GetStringAsync(new Uri("/api/productivity/observations?indicator=VA", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain(",100,", await visitor.Client.GetStringAsync(new Uri("/api/productivity/sdmx/data/VA?format=csv", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_computed_figure_opens_its_inputs_and_growth_over_a_break_is_not_computed()
    {
        await using var app = await TestApp.StartAsync();
        await RecordAsync(
            app, Volume(2020, 100), Volume(2021, 106), Volume(2022, 112), Value("L", 2020, 1000), Value("L", 2021, 900) with { Status = ObservationStatus.Break }, Value("L", 2022, 910));
        await app.InScopeAsync(async s => await s.GetRequiredService<IndicatorComputing>().RunAsync(null, CancellationToken.None));
        using var visitor = app.Visit();

        var page = await visitor.OpenAsync("/nang-suat/so-lieu?chi-so=LP2&tu=2019");
        var heads = page.Document.QuerySelectorAll("thead th").Select(h => h.TextContent).ToList();
        Assert.DoesNotContain("2021", heads.Where((_, i) => page.Document.QuerySelectorAll("tbody tr").Any(r => r.TextContent.Contains("Đồng Nai", StringComparison.Ordinal) && r.Children[i].TextContent != "–")));
        var row = page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("01/07/2025", StringComparison.Ordinal));
        var opened = await visitor.OpenAsync(row.QuerySelector("td a")!.GetAttribute("href")!);
        Assert.Contains("VAV / L", opened.MainText, StringComparison.Ordinal);
        Assert.Contains(opened.Document.QuerySelectorAll("main a"), a => a.TextContent.Contains("Lao động bình quân", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/nang-suat/so-lieu?cap=X&chi-so=%27%3Cscript%3E&tu=abcd&den=99999&trang=-4&dia-ban=%00")]
    [InlineData("/nang-suat/so-lieu?cap=L")]
    [InlineData("/nang-suat/so-lieu?cap=F&nganh=ZZ")]
    [InlineData("/nang-suat/chi-tieu?tim=nang+suat&cap=E&loai=Indicator")]
    [InlineData("/nang-suat/chat-luong")]
    [InlineData("/en/nang-suat")]
    public async Task Whatever_the_address_asks_a_page_answers(string address)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
    }

    internal static NewObservation Value(string code, int year, double value) => new()
    {
        Key = new() { Indicator = code, Area = "DN", AreaVersion = "2025-07-01", PriceBasis = code == "VA" ? PriceBasis.Current : PriceBasis.None },
        Period = Period.OfYear(year),
        Value = value,
        Source = "test",
    };

    private static NewObservation Volume(int year, double value) => Value("VAV", year, value) with
    {
        Key = new() { Indicator = "VAV", Area = "DN", AreaVersion = "2025-07-01", PriceBasis = PriceBasis.Constant, BaseYear = 2010 },
    };

    internal static Task RecordAsync(TestApp app, params NewObservation[] values) => app.InScopeAsync(async services =>
    {
        Assert.True((await services.GetRequiredService<SeriesBook>().RecordAsync(ProductivityRights.OfSystem, values, false, CancellationToken.None)).TryGet(out var tally, out _));
        Assert.Empty(tally.Faults);
        return tally;
    });
}
