using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features;
using Tdc.Productivity.Features.Observing;
using Tdc.ProductivityAnalysis.Structure;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Studies;

public sealed class DecompositionTests
{
    private const string Extent = "2025-07-01";

    [Fact]
    public void Sources_of_growth_add_up_by_both_methods()
    {
        var account = GrowthDecomposition.Compute(Span("VAV", [100, 108, 112, 121]), Span("L", [50, 51, 51.5, 52]), Span("K", [200, 210, 226, 240]), Span("SL", [0.5, 0.52, 0.51, 0.55]), 2020, 2023, ProductivityRules.Shipped.TfpCoefficients);
        Assert.Equal(Math.Log(1.21), account.Growth, 1e-12);
        Assert.Equal(account.Growth, account.Labour + account.Capital + account.Productivity, 1e-12);
        Assert.All(account.Steps, s => Assert.Equal(s.Official.OutputGrowth, s.Official.LabourContribution + s.Official.CapitalContribution + s.Official.TotalFactorProductivityGrowth, 1e-12));
        Assert.True(double.IsNaN(GrowthDecomposition.Compute(Span("VAV", [100, 99]), Span("L", [1, 1]), Span("K", [1, 1]), Span("SL", [0.5, 0.5]), 2020, 2021, ProductivityRules.Shipped.TfpCoefficients).ProductivityShare));
    }

    [Theory]
    [InlineData(StructureMethod.ThreeEffects)]
    [InlineData(StructureMethod.Midpoint)]
    [InlineData(StructureMethod.Gead)]
    public void Effects_of_sectors_and_taxes_close_on_growth_per_person(object way)
    {
        var method = (StructureMethod)way;
        List<SectorChange> sectors = [new("A", 10e9, 11e9, 1.1, 1.2, 500, 450), new("C", 50e9, 62e9, 1, 1.05, 400, 430), new("G", 30e9, 33e9, 1.2, 1.3, 300, 340), SectorChange.ProductTaxes(StructureDecomposition.Tax, 6e9, 7e9, 1.05, 1.1)];
        var parts = StructureDecomposition.Compute(sectors, method, (90e9, 106e9), (1200, 1220));
        Assert.Equal(parts.Growth, parts.Total.Sum, 1e-12);
        Assert.Equal(96e9 / 1200 / 1e6, parts.Before, 1e-9);
        if (method != StructureMethod.Gead)
        {
            Assert.Equal(113.0 / 1220 / (96.0 / 1200) - 1, parts.Growth, 1e-12);
            Assert.Equal(0, parts.Residual, 1e-12);
        }

        Assert.True(parts.Lines[^1].Undivided);
    }

    [Fact]
    public void Breaks_other_extents_and_holes_are_refused_by_their_year()
    {
        var span = Span("L", [1, 1, 1, 1], (2022, "B"));
        Assert.Equal([(2022, ComparisonFault.Break)], SpanRules.Judge(span, 2020, 2023, true, _ => false).Select(f => (f.Year, f.Fault)));
        Assert.Empty(SpanRules.Judge(span, 2022, 2023, true, _ => false));
        Assert.Equal([(2019, ComparisonFault.Territory)], SpanRules.Judge(span, 2019, 2021, true, y => y == 2019).Select(f => (f.Year, f.Fault)));
        Assert.Equal([(2024, ComparisonFault.Missing)], SpanRules.Judge(span, 2022, 2024, false, _ => false).Select(f => (f.Year, f.Fault)));
    }

    [Fact]
    public async Task Pages_decompose_demonstration_series_and_refuse_over_a_break()
    {
        await using var app = await TestApp.StartAsync();
        await RecordAsync(app, breakIn: 0);
        using var anybody = app.Visit();
        var page = await anybody.OpenAsync("/nang-suat/phan-ra/tang-truong");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("METHOD = TORNQVIST", page.MainText, StringComparison.Ordinal);
        Assert.Contains("METHOD = GSO", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Số minh họa", page.MainText, StringComparison.Ordinal);
        foreach (var method in (string[])["ba", "diem-giua", "gead"])
        {
            page = await anybody.OpenAsync("/nang-suat/phan-ra/co-cau?cach=" + method);
            Assert.Contains("Thuế sản phẩm trừ trợ cấp", page.MainText, StringComparison.Ordinal);
            Assert.Contains("100,0 %", page.MainText, StringComparison.Ordinal);
        }

        page = await anybody.OpenAsync("/nang-suat/phan-ra/co-cau");
        Assert.Contains("đúng bằng tổng đã công bố", page.MainText, StringComparison.Ordinal);
        Assert.StartsWith("METHOD,", (await anybody.Client.GetStringAsync(new Uri("/nang-suat/phan-ra/co-cau.csv", UriKind.Relative))).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("GSO,2020", await anybody.Client.GetStringAsync(new Uri("/nang-suat/phan-ra/tang-truong.csv", UriKind.Relative)), StringComparison.Ordinal);
        foreach (var bad in (string[])["?tu=2023&den=2019", "?tu=x", "?dia-ban=XX@1", "?nganh=ZZ", "?tu=1999", "?nguon=cong-bo"])
        {
            Assert.Equal(HttpStatusCode.OK, (await anybody.OpenAsync("/nang-suat/phan-ra/co-cau" + bad)).Status);
            Assert.Equal(HttpStatusCode.OK, (await anybody.OpenAsync("/nang-suat/phan-ra/tang-truong" + bad)).Status);
        }
    }

    [Fact]
    public async Task A_break_is_named_and_the_years_after_it_are_offered()
    {
        await using var app = await TestApp.StartAsync();
        await RecordAsync(app, breakIn: 2021);
        using var anybody = app.Visit();
        foreach (var path in (string[])["tang-truong", "co-cau"])
        {
            var page = await anybody.OpenAsync("/nang-suat/phan-ra/" + path);
            Assert.Contains("Năm 2021", page.MainText, StringComparison.Ordinal);
            Assert.Contains("đứt đoạn", page.MainText, StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector("main svg[role=img]"));
            page = await anybody.OpenAsync(page.Document.QuerySelectorAll("main a").Single(a => a.TextContent.Contains("Xem từ 2021", StringComparison.Ordinal)).GetAttribute("href")!);
            Assert.NotNull(page.Document.QuerySelector("main svg[role=img]"));
        }
    }

    private static SpanSeries Span(string indicator, double[] values, params (int Year, string Status)[] marks) => new(
        DataSeries.Of(default, new() { Indicator = indicator, Area = "DN", AreaVersion = Extent, PriceBasis = indicator is "VAV" or "K" ? PriceBasis.Constant : PriceBasis.None, BaseYear = indicator is "VAV" or "K" ? 2010 : 0 }, "", 0),
        values.Select((v, i) => (Year: 2020 + i, Value: v)).ToDictionary(p => p.Year, p => new Observation
        {
            Id = default,
            Series = default,
            Period = $"{p.Year}",
            StartsOn = new(p.Year, 1, 1),
            Vintage = 1,
            Value = p.Value,
            Status = marks.FirstOrDefault(m => m.Year == p.Year).Status ?? "A",
            Confidentiality = "F",
            RecordedAt = default,
        }));

    private static async Task RecordAsync(TestApp app, int breakIn)
    {
        var values = new List<NewObservation>();
        void Add(string indicator, string activity, int year, double value, PriceBasis basis, string status = "A") => values.Add(new()
        {
            Key = new()
            {
                Indicator = indicator,
                Area = "DN",
                AreaVersion = Extent,
                Activity = activity,
                ActivityVersion = activity == SeriesKey.Total ? "" : "VSIC2018",
                PriceBasis = basis,
                BaseYear = basis == PriceBasis.Constant ? 2010 : 0,
                Origin = SeriesOrigin.Demonstration,
            },
            Period = Period.OfYear(year),
            Value = value,
            Status = status,
            Source = "test",
        });
        for (var year = 2019; year <= 2023; year++)
        {
            var t = year - 2019;
            var (volume, persons, nominal) = (0.0, 0.0, 0.0);
            foreach (var (activity, size, people, growth, price) in new[] { ("A", 30_000.0, 500_000.0, 1.03, 1.04), ("C", 120_000, 900_000, 1.09, 1.02), ("G", 60_000, 600_000, 1.06, 1.05) })
            {
                var (v, l, d) = (size * Math.Pow(growth, t), people * (1 + 0.01 * t), Math.Pow(price, t + 9));
                Add("VAV", activity, year, v, PriceBasis.Constant);
                Add("VA", activity, year, v * d, PriceBasis.Current);
                Add("L", activity, year, l, PriceBasis.None, year == breakIn ? "B" : "A");
                Add("DEFL", activity, year, d, PriceBasis.None);
                (volume, persons, nominal) = (volume + v, persons + l, nominal + v * d);
            }

            Add("VAV", SeriesKey.Total, year, volume, PriceBasis.Constant);
            Add("VA", SeriesKey.Total, year, nominal, PriceBasis.Current);
            Add("L", SeriesKey.Total, year, persons, PriceBasis.None, year == breakIn ? "B" : "A");
            Add("H", SeriesKey.Total, year, persons * 2200, PriceBasis.None, year == breakIn ? "B" : "A");
            Add("K", SeriesKey.Total, year, volume * 2.5 * Math.Pow(1.01, t), PriceBasis.Constant);
            Add("SL", SeriesKey.Total, year, 0.55, PriceBasis.None);
            Add("TAX", SeriesKey.Total, year, nominal * 0.08, PriceBasis.Current);
        }

        var outcome = await app.InScopeAsync(s => s.GetRequiredService<SeriesBook>().RecordAsync(ProductivityRights.OfSystem, values, true, CancellationToken.None));
        Assert.True(outcome.TryGet(out var tally, out var refusal), refusal?.Code);
        Assert.Empty(tally.Faults);
    }
}
