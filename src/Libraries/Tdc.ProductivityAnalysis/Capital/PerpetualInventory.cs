using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Capital;

/// <summary>Stocks from investment by the perpetual inventory method with geometric depreciation.</summary>
/// <remarks>Source: OECD (2009), <i>Measuring Capital</i>.</remarks>
public static class PerpetualInventory
{
    /// <summary>Fewer years than this and the stock of long-lived assets still leans on its start value.</summary>
    public const int YearsToForgetTheStart = 10;

    /// <summary>Stocks at the end of each year: K = (1 − δ)·K before + I, from a start of I₀/(δ + g) before the first year.</summary>
    /// <param name="investment">Investment of each year at constant prices, zero or more.</param>
    /// <param name="depreciation">δ, above 0 and at most 1.</param>
    /// <param name="initialGrowth">g; δ + g is above 0.</param>
    /// <exception cref="AnalysisException">No year, a value that is missing, infinite or negative, or a rate out of range.</exception>
    public static double[] Stocks(IReadOnlyList<double> investment, double depreciation, double initialGrowth)
    {
        Require.Some(investment.Count);
        Require.NotNegative(investment, "investment");
        Require.Within(depreciation, double.Epsilon, 1, "depreciation");
        Require.Within(depreciation + initialGrowth, double.Epsilon, double.MaxValue, "initial growth");
        var stocks = new double[investment.Count];
        var before = investment[0] / (depreciation + initialGrowth);
        for (var t = 0; t < stocks.Length; t++)
        {
            stocks[t] = before = (1 - depreciation) * before + investment[t];
        }

        return stocks;
    }

    /// <summary>How much of the stock at the end of each year is still the start value, 0 to 1; <see cref="double.NaN"/> where there is no stock.</summary>
    /// <param name="investment">As for <see cref="Stocks"/>.</param>
    /// <param name="depreciation">δ.</param>
    /// <param name="initialGrowth">g.</param>
    /// <exception cref="AnalysisException">As <see cref="Stocks"/>.</exception>
    public static double[] StartShares(IReadOnlyList<double> investment, double depreciation, double initialGrowth)
    {
        var stocks = Stocks(investment, depreciation, initialGrowth);
        var start = investment[0] / (depreciation + initialGrowth);
        return [.. stocks.Select((stock, t) => Ratio.Of(Math.Pow(1 - depreciation, t + 1) * start, stock))];
    }
}
