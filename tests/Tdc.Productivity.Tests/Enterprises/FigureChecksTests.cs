using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Tests.Enterprises;

public sealed class FigureChecksTests
{
    private const long Million = 1_000_000;

    public static TheoryData<string, string> Cases { get; } = new()
    {
        { "nothing", "" },
        { "missing sales", "missing.sales!" },
        { "missing activity", "missing.activity!" },
        { "negative materials", "negative.materials!" },
        { "negative taxes and stock", "mismatch" }, // both may be below zero; value added no longer agrees
        { "13 practices", "practices.digitalPractices!" },
        { "hours of a leap year", "" },
        { "hours beyond a leap year", "hours.hours!" },
        { "hours of nobody", "hours-nobody.hours! nobody.persons" },
        { "profit off by half a per cent", "" },
        { "profit off by more", "mismatch" },
        { "value added zero", "not-positive" },
        { "nobody", "nobody.persons" },
        { "all zero", "not-positive nobody.persons all-zero" },
        { "new products beyond sales", "part-larger.newProducts" },
        { "pay of a thousandth", "wrong-unit-pay.labourCost mismatch" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void What_stands_out_is_named(string name, string expected) =>
        Assert.Equal(expected, Found(FigureChecks.Of(Make(name), null, null, ProductivityRules.Shipped)));

    [Fact]
    public void Thousands_entered_as_millions_are_told_from_growth()
    {
        var last = FirmSample.Year(2024);
        var one = FirmSample.Year();
        one.EnergyDong *= 1000;
        one.MaterialsDong *= 6;
        Assert.Contains("too-large-last-year.energy", Found(FigureChecks.Of(one, last, null, ProductivityRules.Shipped)), StringComparison.Ordinal);
        Assert.Contains("year-up.materials", Found(FigureChecks.Of(one, last, null, ProductivityRules.Shipped)), StringComparison.Ordinal);
        Assert.DoesNotContain("year-up.energy", Found(FigureChecks.Of(one, last, null, ProductivityRules.Shipped)), StringComparison.Ordinal);

        // All amounts: one sentence, not twelve.
        var all = FirmSample.Year();
        foreach (var figure in Figure.All.Where(f => f.IsMoney && f.Get(all) is not null))
        {
            figure.Set(all, figure.Get(all) / 1000);
        }

        Assert.Equal("too-small-last-year-all.money", Found(FigureChecks.Of(all, last, null, ProductivityRules.Shipped)));
        all.AssetsClosingDong *= 1_000_000; // and one the other way
        Assert.Equal("too-small-last-year-all.money too-large-last-year.assetsClosing", Found(FigureChecks.Of(all, last, null, ProductivityRules.Shipped)));
    }

    [Fact]
    public void Figures_copied_from_last_year_and_another_sector_are_asked_about() =>
        Assert.Equal("same-as-last activity-changed.activity", Found(FigureChecks.Of(FirmSample.Year(), FirmSample.Year(2024, activity: "16"), null, ProductivityRules.Shipped)));

    [Fact]
    public void The_sector_tells_a_wrong_unit_of_a_newcomer_without_telling_its_median()
    {
        var sector = new SectorMedians(3, new Dictionary<string, double> { ["sales"] = 490 * Million, ["labourCost"] = 90 * Million });
        var year = FirmSample.Year();
        year.SalesDong *= 1000;
        var finding = FigureChecks.Of(year, null, sector, ProductivityRules.Shipped).Single(f => f.Code == "too-large-sector");
        Assert.Equal("sales", finding.Figure);
        Assert.DoesNotContain(490 * (decimal)Million, finding.Values.OfType<decimal>());
        Assert.Empty(FigureChecks.Of(FirmSample.Year(), null, sector, ProductivityRules.Shipped));
    }

    [Fact]
    public void Rent_as_a_service_bought_in_lowers_value_added()
    {
        var rule = ProductivityRules.Shipped.ValueAdded[0];
        var year = FirmSample.Year();
        var other = ProductivityRules.Shipped with { ValueAdded = [rule with { RentIsDistribution = false }] };
        Assert.Empty(FigureChecks.Of(year, null, null, other)); // both ways move together
        Assert.Equal(3.0, FirmMeasures.Indicators(year)!.ValueAdded, 9);
        Assert.Equal(Tdc.ProductivityAnalysis.Enterprise.RentTreatment.BoughtInService, FirmMeasures.RentIn(2025, other));
    }

    private static string Found(IEnumerable<Finding> findings) => string.Join(' ', findings.Select(f => f.Key + (f.IsError ? "!" : "")));

    private static FirmYear Make(string name)
    {
        var year = FirmSample.Year();
        switch (name)
        {
            case "missing sales": year.SalesDong = null; break;
            case "missing activity": year.Activity = ""; break;
            case "negative materials": year.MaterialsDong = -1; break;
            case "negative taxes and stock": (year.TaxesDong, year.InventoryChangeDong) = (-40 * Million, -50 * Million); break;
            case "13 practices": year.DigitalPractices = 13; break;
            case "hours of a leap year": year.Hours = 20 * 24 * 366; break;
            case "hours beyond a leap year": year.Hours = 20 * 24 * 366 + 1; break;
            case "hours of nobody": year.Persons = 0; break;
            case "profit off by half a per cent": year.ProfitDong += 15 * Million; break;
            case "profit off by more": year.ProfitDong += 16 * Million; break;
            case "value added zero": (year.SalesDong, year.ProfitDong) = (year.SalesDong - 3000 * Million, year.ProfitDong - 3000 * Million); break;
            case "nobody": (year.Persons, year.Hours) = (0, 0); break;
            case "all zero":
                foreach (var figure in Figure.All.Where(f => f.Required)) { figure.Set(year, 0); }
                year.Hours = 0;
                break;
            case "new products beyond sales": year.NewProductsDong = year.SalesDong + 1; break;
            case "pay of a thousandth": year.LabourCostDong /= 1000; break;
        }

        return year;
    }
}
