using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Organisations;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Observing;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Explore;

/// <summary>What can be chosen at each level, and that every download carries the view.</summary>
public sealed class ExplorerChoiceTests
{
    [Theory]
    [InlineData("E", "dia-ban,nguon,so-sanh,tu,den")]
    [InlineData("S", "dia-ban,nguon,so-sanh,tu,den")]
    [InlineData("L", "dia-ban,nganh,nguon,so-sanh,tu,den")]
    [InlineData("F", "dia-ban,nganh,so-sanh,tu,den")]
    public async Task Each_level_offers_area_years_origin_and_comparison(string level, string names)
    {
        await using var app = await StartAsync();
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync($"/nang-suat/so-lieu?cap={level}&chi-so=VA&nganh=C");
        foreach (var name in names.Split(','))
        {
            Assert.True(page.Document.QuerySelector($"form.filters [name='{name}']") is not null, name);
        }
    }

    [Theory]
    [InlineData("cap=E&chi-so=VA&ky=A")]
    [InlineData("cap=E&chi-so=VA&dia-ban=VN")]
    [InlineData("cap=E&chi-so=VA&nguon=minh-hoa&tu=2022&den=2023")]
    [InlineData("cap=E&chi-so=VA&nguon=that")]
    [InlineData("cap=S&chi-so=VA&dia-ban=DN&tu=2023")]
    [InlineData("cap=S&chi-so=VA&so-sanh=A.DN.2025-07-01.C.VSIC2018._T._T._T.V.D")]
    [InlineData("cap=L&chi-so=VA&nganh=C")]
    [InlineData("cap=L&chi-so=VA&dia-ban=26188")]
    [InlineData("cap=F&chi-so=VA&dia-ban=DN&nganh=C")]
    public async Task The_downloads_hold_the_figures_of_the_view_and_no_others(string query)
    {
        await using var app = await StartAsync();
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/nang-suat/so-lieu?" + query);
        var shown = page.Document.QuerySelectorAll("table.t tbody td.n a").Select(a => Number(a.TextContent)).Order().ToList();
        Assert.NotEmpty(shown);
        foreach (var type in new[] { "SDMX-CSV", "SDMX-JSON" })
        {
            var address = page.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Contains(type, StringComparison.Ordinal)).GetAttribute("href")!;
            Assert.DoesNotContain("/en/", address, StringComparison.Ordinal);
            var csv = await visitor.Client.GetStringAsync(new Uri(address.Replace("format=json", "format=csv", StringComparison.Ordinal), UriKind.Relative));
            var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToList();
            var at = Array.IndexOf(lines[0], "OBS_VALUE");
            Assert.Equal(shown, lines.Skip(1).Select(l => double.Parse(l[at], CultureInfo.InvariantCulture)).Order());
        }
    }

    [Fact]
    public async Task Up_to_six_series_are_drawn_together_and_the_address_keeps_them()
    {
        await using var app = await StartAsync();
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/nang-suat/so-lieu?cap=L&chi-so=VA&nganh=_T");
        Assert.Equal(8, page.Document.QuerySelectorAll("table.t tbody tr").Length);
        var boxes = page.Document.QuerySelectorAll("input[name=so-sanh]").Select(b => b.GetAttribute("value")!).ToList();
        Assert.Equal(8, boxes.Count);

        var two = await visitor.OpenAsync("/nang-suat/so-lieu?cap=L&chi-so=VA&nganh=_T&" + Chosen(boxes.Take(2)));
        Assert.Equal(2, two.Document.QuerySelectorAll("table.t tbody tr").Length);
        Assert.Equal(2, two.Document.QuerySelectorAll("svg path.ln").Count(p => p.GetAttribute("d")!.Contains('L', StringComparison.Ordinal)));
        Assert.Equal(boxes.Take(2).Order(), two.Document.QuerySelectorAll("input[name=so-sanh][checked]").Select(b => b.GetAttribute("value")!).Order());
        Assert.Equal(8, two.Document.QuerySelectorAll("input[name=so-sanh]").Length);
        var all = two.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Contains("Bỏ so sánh", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(8, (await visitor.OpenAsync(all)).Document.QuerySelectorAll("table.t tbody tr").Length);

        var seven = await visitor.OpenAsync("/nang-suat/so-lieu?cap=L&chi-so=VA&nganh=_T&" + Chosen(boxes.Take(7)));
        Assert.Equal(6, seven.Document.QuerySelectorAll("table.t tbody tr").Length);
        Assert.Contains("Chỉ vẽ chung 6 dãy đầu", seven.MainText, StringComparison.Ordinal);
        var looks = seven.Document.QuerySelectorAll("svg path.ln").Where(p => p.GetAttribute("d")!.Contains('L', StringComparison.Ordinal)).Select(p => p.ClassName).ToList();
        Assert.Equal(6, looks.Count);

        var other = await visitor.OpenAsync("/nang-suat/so-lieu?cap=L&chi-so=L&nganh=_T&" + Chosen(boxes.Take(2)));
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Fact]
    public async Task The_quality_page_counts_real_and_invented_figures_apart()
    {
        await using var app = await StartAsync();
        var value = ExplorerTests.Value("VA1", 2024, 3);
        await ExplorerTests.RecordAsync(app, value with { Key = value.Key with { Origin = SeriesOrigin.Demonstration, PriceBasis = PriceBasis.Current } });
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/nang-suat/chat-luong");
        var row = page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("VA1 ", StringComparison.Ordinal)).TextContent;
        Assert.Contains("Chưa có số thật", row, StringComparison.Ordinal);
        Assert.Contains("1 dãy, 1 số", row, StringComparison.Ordinal);
        Assert.Contains("1 chỉ có số minh họa", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Chưa có số nào", page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("SS1 ", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    private static string Chosen(IEnumerable<string> rows) => string.Join('&', rows.Select(r => "so-sanh=" + Uri.EscapeDataString(r)));

    private static double Number(string text) => double.Parse(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture);

    // Figures of each level, real and invented, every one with a value of its own.
    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        List<NewObservation> values = [];
        var communes = await app.InScopeAsync(async services => (await services.GetRequiredService<OrganisationRegister>().NowAsync(CancellationToken.None))
            .AsOf(new DateOnly(2026, 1, 1), OrganisationKind.Commune, OrganisationKind.Ward).Select(u => u.Code).Order(StringComparer.Ordinal).Take(8).ToList());
        void Add(string area, string activity, string size, SeriesOrigin origin)
        {
            foreach (var year in new[] { 2022, 2023, 2024 })
            {
                values.Add(new NewObservation
                {
                    Key = new()
                    {
                        Indicator = "VA",
                        Area = area,
                        AreaVersion = area == "DN" ? "2025-07-01" : "",
                        Activity = activity,
                        ActivityVersion = activity == "_T" ? "" : "VSIC2018",
                        Size = size,
                        PriceBasis = PriceBasis.Current,
                        Origin = origin,
                    },
                    Period = Period.OfYear(year),
                    Value = 1000 + values.Count,
                    Source = "test",
                });
            }
        }

        foreach (var origin in new[] { SeriesOrigin.Official, SeriesOrigin.Demonstration })
        {
            foreach (var area in new[] { "DN", "VN" })
            {
                Add(area, "_T", "_T", origin);
                Add(area, "C", "_T", origin);
                Add(area, "F", "_T", origin);
            }
        }

        foreach (var commune in communes)
        {
            Add(commune, "_T", "_T", SeriesOrigin.Demonstration);
            Add(commune, "C", "_T", SeriesOrigin.Demonstration);
        }

        Add(communes[0], "C", "_T", SeriesOrigin.Official);
        foreach (var size in new[] { "SML", "MED" })
        {
            Add("DN", "C", size, SeriesOrigin.Demonstration);
            Add("DN", "F", size, SeriesOrigin.Demonstration);
        }

        await ExplorerTests.RecordAsync(app, [.. values]);
        return app;
    }
}
