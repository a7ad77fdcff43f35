using Tdc.ProductivityAnalysis.IndexNumbers;
using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Tests.IndexNumbers;

public class IndexLawsTests
{
    private static PricedQuantity[] Basket(SeededSource random, int items) =>
        [.. Enumerable.Range(0, items).Select(i => new PricedQuantity("I" + i, 0.5 + random.Uniform(), 1 + 9 * random.Uniform()))];

    [Fact]
    public void Fisher_passes_the_product_test_and_turns_round_in_time()
    {
        var random = new SeededSource(1);
        for (var round = 0; round < 100; round++)
        {
            var (a, b) = (Basket(random, 5), Basket(random, 5));
            var there = BilateralComparison.Compare(a, b);
            var back = BilateralComparison.Compare(b, a);
            Draws.Near(b.Sum(i => i.Value) / a.Sum(i => i.Value), there.FisherPrice * there.FisherQuantity);
            Draws.Near(1, there.FisherPrice * back.FisherPrice);
            Draws.Near(1, there.TornqvistQuantity * back.TornqvistQuantity);
            Draws.Near(b.Sum(i => i.Value) / a.Sum(i => i.Value), there.LaspeyresPrice * there.PaascheQuantity);
        }
    }

    [Fact]
    public void Indices_do_not_depend_on_units_of_items()
    {
        var random = new SeededSource(2);
        var (a, b) = (Basket(random, 4), Basket(random, 4));
        static PricedQuantity Kilograms(PricedQuantity i) => new(i.Item, i.Price / 1000, i.Quantity * 1000);
        var other = BilateralComparison.Compare([.. a.Select(Kilograms)], [.. b.Select(Kilograms)]);
        Draws.Near(BilateralComparison.Compare(a, b).TornqvistQuantity, other.TornqvistQuantity);
        Draws.Near(BilateralComparison.Compare(a, b).FisherPrice, other.FisherPrice);
    }

    [Fact]
    public void Nothing_in_common_is_missing_and_never_one()
    {
        var found = BilateralComparison.Compare([new("A", 1, 1)], [new("B", 1, 1)]);
        Assert.Equal(0, found.Matched);
        Assert.True(double.IsNaN(found.FisherPrice) && double.IsNaN(found.TornqvistQuantity) && double.IsNaN(found.LaspeyresQuantity));
    }

    [Fact]
    public void Only_items_of_both_periods_count_and_the_coverage_says_so()
    {
        var found = BilateralComparison.Compare([new("A", 1, 3), new("B", 1, 1)], [new("A", 2, 3), new("C", 1, 6)]);
        Assert.Equal((2.0, 0.75, 0.5), (found.LaspeyresPrice, found.BaseCoverage, found.CurrentCoverage));
    }

    [Fact]
    public void Tornqvist_drops_a_zero_and_tells_it()
    {
        var found = BilateralComparison.Compare([new("A", 1, 2), new("B", 1, 2)], [new("A", 1, 4), new("B", 1, 0)]);
        Assert.Equal(["B"], found.TornqvistDropped);
        Draws.Near(2, found.TornqvistQuantity);
        Draws.Near(1, found.LaspeyresQuantity);
    }

    [Fact]
    public void A_broken_link_breaks_the_chain_from_there_on_but_not_the_direct_index()
    {
        var series = IndexSeries.Compute([new(1, "A", 1, 1), new(2, "B", 1, 1), new(3, "A", 2, 1)]);
        Assert.True(double.IsNaN(series[1].Chained.FisherPrice) && double.IsNaN(series[2].Chained.FisherPrice));
        Assert.Equal(2, series[2].Direct.FisherPrice);
    }

    [Fact]
    public void Multilateral_comparisons_are_transitive()
    {
        var random = new SeededSource(3);
        PricedQuantity[][] units = [Basket(random, 4), Basket(random, 4), Basket(random, 4), Basket(random, 4)];
        var geks = MultilateralIndex.Geks(units);
        Draws.Near(geks[0][3], geks[0][1] * geks[1][3]);
        Draws.Near(1, geks[2][2]);
        var mean = MultilateralIndex.CavesChristensenDiewert(units);
        Assert.Equal(4, mean.Length);
        PricedQuantity[] doubled = [.. units[0].Select(i => i with { Quantity = 2 * i.Quantity })];
        var twice = MultilateralIndex.CavesChristensenDiewert([units[0], doubled]);
        Draws.Near(2, twice[1] / twice[0]);
    }

    [Fact]
    public void Productivity_is_outputs_over_inputs()
    {
        var found = TotalFactorProductivity.Compare([new("cloth", 2, 10)], [new("hours", 1, 10)], [new("cloth", 2, 12)], [new("hours", 1, 8)]);
        Draws.Near(1.5, found.Fisher);
        Draws.Near(1.5, found.Tornqvist);
    }

    [Fact]
    public void Faults_name_the_observation()
    {
        var fault = Assert.Throws<AnalysisException>(() => IndexSeries.Compute([new(1, "A", 1, 1), new(1, "B", -1, 1)]));
        Assert.Equal((AnalysisFault.Negative, 1, "price"), (fault.Fault, fault.Observation, fault.Variable));
        Assert.Equal(AnalysisFault.Duplicate, Assert.Throws<AnalysisException>(() => IndexSeries.Compute([new(1, "A", 1, 1), new(1, "A", 1, 1)])).Fault);
        Assert.Equal(AnalysisFault.NoData, Assert.Throws<AnalysisException>(() => IndexSeries.Compute([])).Fault);
    }
}
