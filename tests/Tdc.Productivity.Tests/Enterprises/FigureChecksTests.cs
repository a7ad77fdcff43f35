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
        { "hours of a leap year", "hours-many.hours" },
        { "hours beyond a leap year", "hours.hours!" },
        { "hours of nobody", "hours-nobody.hours! nobody.persons" },
        { "profit off by half a per cent", "" },
        { "profit off by more", "mismatch" },
        { "value added zero", "not-positive" },
        { "nobody", "nobody.persons" },
        { "all zero", "not-positive nobody.persons all-zero" },
        { "new products beyond sales", "part-larger.newProducts" },
        { "new equipment within assets and depreciation", "" },
        { "new equipment beyond assets", "equipment-beyond-assets.newEquipment" },
        { "hours of a month", "hours-few.hours" },
        { "hours at the least", "" },
        { "hours at the most", "" },
        { "hours beyond the most", "hours-many.hours" },
        { "pay of a thousandth", "wrong-unit-pay.labourCost mismatch" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void What_stands_out_is_named(string name, string expected) =>
        Assert.Equal(expected, Found(FigureChecks.Of(Make(name), null, null, ProductivityRules.Shipped)));

    [Fact]
    public void Thousands_entered_as_millions_are_told_from_growth()
    {
        var last = Last();
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

    [Theory]
    [InlineData(1000, "energy-too-large-last-year.energyMegajoules")]
    [InlineData(0.001, "energy-too-small-last-year.energyMegajoules")]
    [InlineData(6, "year-up.energyMegajoules")]
    [InlineData(0.1, "year-down.energyMegajoules")]
    [InlineData(4, "")]
    public void Energy_in_a_wrong_unit_is_told_by_last_year(double factor, string expected)
    {
        var (last, year) = (Last(), FirmSample.Year());
        (last.EnergyMegajoules, year.EnergyMegajoules) = (700_000, 700_000 * factor);
        Assert.Equal(expected, Found(FigureChecks.Of(year, last, null, ProductivityRules.Shipped)));
    }

    [Theory]
    [InlineData(987.6, "energy-too-large-sector.energyMegajoules")]
    [InlineData(0.001, "energy-too-small-sector.energyMegajoules")]
    [InlineData(60, "sector-up.energyMegajoules")]
    [InlineData(1, "")]
    public void Energy_in_a_wrong_unit_is_told_by_the_sector_without_telling_its_median(double factor, string expected)
    {
        var sector = new SectorMedians(3, new Dictionary<string, double> { ["energyMegajoules"] = 35_000 });
        var year = FirmSample.Year();
        year.EnergyMegajoules = 20 * 35_000 * factor;
        var findings = FigureChecks.Of(year, null, sector, ProductivityRules.Shipped);
        Assert.Equal(expected, Found(findings));
        Assert.DoesNotContain(findings.SelectMany(f => f.Values), v => v is double times && times != 1000);
    }

    [Fact]
    public void Hours_and_opening_assets_are_held_against_last_year()
    {
        var (last, year) = (Last(), FirmSample.Year());
        last.Hours = 47_000 / 1.6;
        Assert.Equal("hours-year.hours", Found(FigureChecks.Of(year, last, null, ProductivityRules.Shipped)));
        last.Hours = 47_000 / 1.4;
        Assert.Empty(FigureChecks.Of(year, last, null, ProductivityRules.Shipped));

        year.AssetsOpeningDong = 3939 * Million;
        Assert.Empty(FigureChecks.Of(year, last, null, ProductivityRules.Shipped)); // within one per cent
        year.AssetsOpeningDong++;
        var finding = Assert.Single(FigureChecks.Of(year, last, null, ProductivityRules.Shipped));
        Assert.Equal("opening-differs.assetsOpening", finding.Key);
        Assert.Equal([3939 * (decimal)Million + 1, 3900 * (decimal)Million], finding.Values);
        year.AssetsOpeningDong *= 1000; // a wrong unit is told as one, not twice
        Assert.Equal("too-large-last-year.assetsOpening", Found(FigureChecks.Of(year, last, null, ProductivityRules.Shipped)));
    }

    [Fact]
    public void Figures_copied_from_last_year_and_another_sector_are_asked_about() =>
        Assert.Equal("same-as-last activity-changed.activity opening-differs.assetsOpening", Found(FigureChecks.Of(FirmSample.Year(), FirmSample.Year(2024, activity: "16"), null, ProductivityRules.Shipped)));

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

    // Ends with the assets with which the sample's year begins.
    private static FirmYear Last()
    {
        var last = FirmSample.Year(2024);
        (last.AssetsOpeningDong, last.AssetsClosingDong) = (3700 * Million, 3900 * Million);
        return last;
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
            case "new equipment within assets and depreciation": year.NewEquipmentDong = 4500 * Million; break;
            case "new equipment beyond assets": year.NewEquipmentDong = 4500 * Million + 1; break;
            case "hours of a month": year.Hours = 47_000 / 12; break;
            case "hours at the least": year.Hours = 20 * 800; break;
            case "hours at the most": year.Hours = 20 * 3300; break;
            case "hours beyond the most": year.Hours = 20 * 3300 + 1; break;
            case "pay of a thousandth": year.LabourCostDong /= 1000; break;
        }

        return year;
    }
}
