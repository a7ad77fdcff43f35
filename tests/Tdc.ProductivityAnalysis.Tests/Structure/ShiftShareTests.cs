using Tdc.ProductivityAnalysis.Numerics;
using Tdc.ProductivityAnalysis.Structure;

namespace Tdc.ProductivityAnalysis.Tests.Structure;

public class ShiftShareTests
{
    [Fact]
    public void All_three_forms_close_for_any_deflators_with_entries_exits_and_product_taxes()
    {
        var random = new SeededSource(4);
        for (var round = 0; round < 50; round++)
        {
            double Draw() => 0.5 + random.Uniform();
            List<SectorChange> sectors = [.. Enumerable.Range(0, 6).Select(i => new SectorChange("S" + i, Draw(), Draw(), Draw(), Draw(), Draw(), Draw()))];
            sectors.Add(new("new", 0, Draw(), Draw(), Draw(), 0, Draw()));
            sectors.Add(new("gone", Draw(), 0, Draw(), Draw(), Draw(), 0));
            sectors.Add(SectorChange.ProductTaxes("tax", -0.1, 0.2, Draw(), Draw()));
            var found = ShiftShare.Compute(sectors);
            var total = found.Total;
            var growth = sectors.Sum(s => s.VolumeNow) / sectors.Sum(s => s.PersonsNow) / (sectors.Sum(s => s.VolumeBefore) / sectors.Sum(s => s.PersonsBefore)) - 1;
            Draws.Near(growth, found.Growth, 1e-9);
            Draws.Near(growth, total.Within + total.Static + total.Dynamic, 1e-9);
            Draws.Near(growth, total.WithinMidpoint + total.BetweenMidpoint, 1e-9);
            Draws.Near(found.GeadGrowth, total.GeadWithin + total.GeadStatic + total.GeadDynamic, 1e-9);
        }
    }

    [Fact]
    public void A_sector_without_workers_in_a_period_stands_under_static_alone()
    {
        var found = ShiftShare.Compute([new("A", 10, 11, 1, 1, 5, 5), new("B", 2, 0, 1, 1, 1, 0)]).Lines[1];
        Assert.Equal((0.0, 0.0, true), (found.Within, found.Dynamic, found.IsUndivided));
        Draws.Near(-2.0 / 6 / 2, found.Static);
    }

    [Fact]
    public void With_one_price_the_forms_agree()
    {
        var line = ShiftShare.Compute([new("A", 10, 13, 1, 1, 5, 4), new("B", 2, 2, 1, 1, 5, 7)]).Lines[0];
        Draws.Near(line.Within, line.GeadWithin);
        Draws.Near(line.Static, line.GeadStatic);
    }

    [Fact]
    public void A_region_change_is_nation_plus_industry_plus_region()
    {
        var lines = RegionalShiftShare.Compute([new("A", 10, 15, 100, 120), new("B", 0, 3, 50, 40), new("C", 5, 4, 10, 12), new("D", 0, 1, 0, 2)]);
        double[] changes = [5, 3, -1, 1];
        Assert.All(lines.Zip(changes), pair => Draws.Near(pair.Second, pair.First.Change));
    }

    [Fact]
    public void Nobody_employed_is_refused() =>
        Assert.Equal("persons_1", Assert.Throws<AnalysisException>(() => ShiftShare.Compute([new("A", 1, 1, 1, 1, 1, 0)])).Variable);
}
