namespace Tdc.ProductivityAnalysis.Capital;

/// <summary>What it costs to use one unit of an asset for a year.</summary>
/// <remarks>Source: Jorgenson (1963); OECD (2009), <i>Measuring Capital</i>.</remarks>
public static class UserCost
{
    private const int SmoothedYears = 5;

    /// <summary>Return on last year's price, plus depreciation at this year's price, less the gain of price.</summary>
    /// <param name="prices">Price index of the asset by year, above zero.</param>
    /// <param name="year">Position of the year in <paramref name="prices"/>, 1 or more.</param>
    /// <param name="rate">Nominal rate of return, as a fraction.</param>
    /// <param name="depreciation">Rate of depreciation, as a fraction.</param>
    /// <returns>The cost and what it rests on: a negative one is computed again with the smoothed change of price, at last without any real return.</returns>
    public static (double Cost, UserCostBasis Basis) Of(IReadOnlyList<double> prices, int year, double rate, double depreciation)
    {
        var (before, now) = (prices[year - 1], prices[year]);
        var observed = before * rate + depreciation * now - (now - before);
        if (observed >= 0)
        {
            return (observed, UserCostBasis.ObservedPriceChange);
        }

        var first = Math.Max(0, year - SmoothedYears);
        var expected = Math.Pow(now / prices[first], 1.0 / (year - first)) - 1;
        var smoothed = before * (rate - expected) + depreciation * now;
        return smoothed >= 0
            ? (smoothed, UserCostBasis.SmoothedPriceChange)
            : (depreciation * now, UserCostBasis.DepreciationOnly);
    }
}
