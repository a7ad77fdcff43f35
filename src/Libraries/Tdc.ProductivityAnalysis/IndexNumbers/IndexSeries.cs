using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.IndexNumbers;

/// <summary>The indices of one period of a series.</summary>
/// <param name="Period">The period.</param>
/// <param name="Direct">Against the first period, by the items these two have in common.</param>
/// <param name="Chained">Product of the links from period to period, each by the items its two periods have in common.</param>
/// <param name="Link">Against the period just before; coverage and dropped items of the chain are found here.</param>
public sealed record IndexPoint(int Period, PriceQuantityIndex Direct, PriceQuantityIndex Chained, PriceQuantityIndex Link);

/// <summary>Index series over periods, direct and chained.</summary>
/// <remarks>
/// <para>The first period is 1. A link without a common item is missing, and so is the chain from there on.</para>
/// <para>Chained volumes are not additive: do not sum them over sectors.</para>
/// </remarks>
public static class IndexSeries
{
    /// <summary>Computes the series; periods are put in order, their observations may come in any.</summary>
    /// <exception cref="AnalysisException">No observation, a value that is missing, infinite or negative, or an item twice in a period; observations are counted as given.</exception>
    public static IReadOnlyList<IndexPoint> Compute(IReadOnlyList<ItemObservation> observations)
    {
        Require.Some(observations.Count);
        var periods = Baskets(observations);
        var points = new List<IndexPoint>(periods.Count);
        IReadOnlyList<PricedQuantity>? first = null, previous = null;
        foreach (var (period, basket) in periods)
        {
            if (first is null || previous is null)
            {
                var one = PriceQuantityIndex.Unchanged(basket.Count);
                points.Add(new(period, one, one, one));
                first = basket;
            }
            else
            {
                var link = BilateralComparison.Compare(previous, basket);
                points.Add(new(period, BilateralComparison.Compare(first, basket), points[^1].Chained.Then(link), link));
            }

            previous = basket;
        }

        return points;
    }

    private static SortedDictionary<int, List<PricedQuantity>> Baskets(IReadOnlyList<ItemObservation> observations)
    {
        var periods = new SortedDictionary<int, List<PricedQuantity>>();
        var seen = new HashSet<(int, string)>();
        for (var i = 0; i < observations.Count; i++)
        {
            var (period, item, price, quantity) = observations[i];
            Require.NotNegative(price, i, "price");
            Require.NotNegative(quantity, i, "quantity");
            if (!seen.Add((period, item)))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, item);
            }

            if (!periods.TryGetValue(period, out var basket))
            {
                periods.Add(period, basket = []);
            }

            basket.Add(new(item, price, quantity));
        }

        return periods;
    }
}
