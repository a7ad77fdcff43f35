using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Capital;

/// <summary>Volume of the services that assets give: user-cost shares weigh the growth of their opening stocks (Törnqvist).</summary>
/// <remarks>Source: OECD (2009), <i>Measuring Capital</i>; Jorgenson and Griliches (1967).</remarks>
public static class CapitalServices
{
    /// <summary>Stocks, user costs, shares and the index of services.</summary>
    /// <param name="years">The years, in any order; without a gap and each once.</param>
    /// <param name="assets">The assets, with a value for each year in the order of <paramref name="years"/>.</param>
    /// <param name="rate">Nominal rate of return, as a fraction.</param>
    /// <returns>A record for each year, in order of years.</returns>
    /// <exception cref="AnalysisException">A value or rate is out of its range, a year is missing (observation: the year after the gap) or stands twice.</exception>
    public static IReadOnlyList<CapitalYear> Compute(IReadOnlyList<int> years, IReadOnlyList<CapitalAsset> assets, double rate)
    {
        Require.Some(years.Count);
        Require.Some(assets.Count);
        Require.Finite(rate, -1, "rate");
        Check(years, assets);
        var order = Enumerable.Range(0, years.Count).OrderBy(i => years[i]).ToArray();
        var prices = assets.Select(a => order.Select(i => a.Prices[i]).ToArray()).ToArray();
        var flows = assets.Select(a => order.Select(i => a.InvestmentVolumes[i]).ToArray()).ToArray();
        var stocks = assets.Select((a, i) => PerpetualInventory.Stocks(flows[i], a.Depreciation, a.InitialGrowth)).ToArray();
        var starts = assets.Select((a, i) => PerpetualInventory.StartShares(flows[i], a.Depreciation, a.InitialGrowth)).ToArray();
        var result = new List<CapitalYear>(years.Count);
        for (var t = 0; t < order.Length; t++)
        {
            AssetYear[] state = t == 0
                ? [.. stocks.Select(s => new AssetYear(s[0], double.NaN, UserCostBasis.ObservedPriceChange, double.NaN, double.NaN))]
                : Year(t, assets, stocks, prices, rate);
            state = [.. state.Select((a, i) => a with { StartShare = starts[i][t] })];
            var index = t switch
            {
                0 => double.NaN,
                1 => 100,
                _ => result[t - 1].ServicesIndex * Math.Exp(Growth(t, stocks, result[t - 1].Assets, state)),
            };
            result.Add(new(years[order[t]], state, index));
        }

        return result;
    }

    private static AssetYear[] Year(int t, IReadOnlyList<CapitalAsset> assets, double[][] stocks, double[][] prices, double rate)
    {
        var costs = assets.Select((a, i) => UserCost.Of(prices[i], t, rate, a.Depreciation)).ToArray();
        var total = costs.Select((c, i) => c.Cost * stocks[i][t - 1]).Sum();
        return [.. costs.Select((c, i) => new AssetYear(stocks[i][t], c.Cost, c.Basis, Ratio.Of(c.Cost * stocks[i][t - 1], total), double.NaN))];
    }

    // An asset that is not there yet, or no more, has no logarithm; its share is zero on one side.
    private static double Growth(int t, double[][] stocks, IReadOnlyList<AssetYear> before, IReadOnlyList<AssetYear> now)
    {
        var growth = 0.0;
        for (var i = 0; i < stocks.Length; i++)
        {
            var (old, opening) = (stocks[i][t - 2], stocks[i][t - 1]);
            growth += old > 0 && opening > 0 ? (before[i].Share + now[i].Share) / 2 * Math.Log(opening / old) : 0;
        }

        return growth;
    }

    private static void Check(IReadOnlyList<int> years, IReadOnlyList<CapitalAsset> assets)
    {
        foreach (var asset in assets)
        {
            Require.Length(years.Count, asset.InvestmentVolumes.Count, asset.Name);
            Require.Length(years.Count, asset.Prices.Count, asset.Name);
            Require.NotNegative(asset.InvestmentVolumes, "investment_volume_" + asset.Name);
            Require.Positive(asset.Prices, "price_" + asset.Name);
        }

        var known = new HashSet<int>();
        for (var i = 0; i < years.Count; i++)
        {
            if (!known.Add(years[i]))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, $"{years[i]}");
            }
        }

        var first = years.Min();
        for (var i = 0; i < years.Count; i++)
        {
            if (years[i] != first && !known.Contains(years[i] - 1))
            {
                throw new AnalysisException(AnalysisFault.Missing, i, $"year {years[i] - 1}");
            }
        }
    }
}
