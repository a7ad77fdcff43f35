using Tdc.ProductivityAnalysis.Capital;

namespace Tdc.ProductivityAnalysis.Tests.Capital;

public class CapitalTests
{
    [Fact]
    public void Investment_that_grows_steadily_gives_a_stock_that_grows_at_the_same_rate()
    {
        // The start I/(δ + g) is the stock of a history of growth g, but for the year's own shift: it settles.
        var stocks = PerpetualInventory.Stocks([.. Enumerable.Range(0, 300).Select(t => Math.Pow(1.04, t))], 0.05, 0.04);
        Draws.Near(1.04, stocks[^1] / stocks[^2], 1e-6);
    }

    [Fact]
    public void One_asset_gives_services_that_follow_its_opening_stock()
    {
        var found = CapitalServices.Compute([2020, 2021, 2022], [new("b", [1, 2, 3], [1, 1, 1], 0.1, 0.05)], 0.07);
        Assert.True(double.IsNaN(found[0].ServicesIndex) && double.IsNaN(found[0].Assets[0].UserCost));
        Draws.Near(100 * found[1].Assets[0].StockAtEnd / found[0].Assets[0].StockAtEnd, found[2].ServicesIndex);
        Assert.Equal(1, found[2].Assets[0].Share);
    }

    [Fact]
    public void A_boom_of_prices_is_smoothed_and_flagged()
    {
        var (cost, basis) = UserCost.Of([1, 1, 1, 1, 1.3], 4, 0.07, 0.05);
        Assert.Equal(UserCostBasis.SmoothedPriceChange, basis);
        Draws.Near(0.07 - (Math.Pow(1.3, 0.25) - 1) + 0.065, cost);
        Assert.Equal((0.05 * 2, UserCostBasis.DepreciationOnly), UserCost.Of([1, 2], 1, 0.07, 0.05));
    }

    [Fact]
    public void The_part_that_is_assumed_fades()
    {
        var shares = PerpetualInventory.StartShares([1, 1, 1, 1], 0.5, 0);
        Draws.Near(0.5, shares[0]);
        Draws.Near(0.0625, shares[3]);
    }

    [Fact]
    public void A_missing_year_is_named_by_the_year_after_it()
    {
        var fault = Assert.Throws<AnalysisException>(() => CapitalServices.Compute([2020, 2022], [new("b", [1, 2], [1, 1], 0.1, 0.05)], 0.07));
        Assert.Equal((AnalysisFault.Missing, 1, "year 2021"), (fault.Fault, fault.Observation, fault.Variable));
    }
}
