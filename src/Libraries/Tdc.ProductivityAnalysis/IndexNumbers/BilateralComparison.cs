using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.IndexNumbers;

/// <summary>Compares two baskets by the Laspeyres, Paasche, Fisher and Törnqvist formulas.</summary>
/// <remarks>Source: OECD (2001), <i>Measuring Productivity</i>, chapter on index numbers.</remarks>
public static class BilateralComparison
{
    /// <summary>Index numbers of <paramref name="current"/> against <paramref name="basis"/>.</summary>
    /// <param name="basis">The basket that is 1.</param>
    /// <param name="current">The basket compared with it.</param>
    /// <exception cref="AnalysisException">A price or quantity is missing, infinite or negative, or an item stands twice; the observation is the position in its basket.</exception>
    public static PriceQuantityIndex Compare(IReadOnlyList<PricedQuantity> basis, IReadOnlyList<PricedQuantity> current)
    {
        var before = Known(basis);
        var after = Known(current);
        var matched = new List<(PricedQuantity Old, PricedQuantity New)>();
        foreach (var old in basis)
        {
            if (after.TryGetValue(old.Item, out var now))
            {
                matched.Add((old, now));
            }
        }

        return Compare(matched, before.Values.Sum(i => i.Value), after.Values.Sum(i => i.Value));
    }

    private static PriceQuantityIndex Compare(List<(PricedQuantity Old, PricedQuantity New)> items, double baseValue, double currentValue)
    {
        double p0q0 = 0, p0q1 = 0, p1q0 = 0, p1q1 = 0;
        foreach (var (old, now) in items)
        {
            p0q0 += old.Price * old.Quantity;
            p0q1 += old.Price * now.Quantity;
            p1q0 += now.Price * old.Quantity;
            p1q1 += now.Price * now.Quantity;
        }

        var (price, quantity, dropped) = Tornqvist(items);
        return new()
        {
            LaspeyresPrice = Ratio.Of(p1q0, p0q0),
            PaaschePrice = Ratio.Of(p1q1, p0q1),
            FisherPrice = Math.Sqrt(Ratio.Of(p1q0, p0q0) * Ratio.Of(p1q1, p0q1)),
            TornqvistPrice = price,
            LaspeyresQuantity = Ratio.Of(p0q1, p0q0),
            PaascheQuantity = Ratio.Of(p1q1, p1q0),
            FisherQuantity = Math.Sqrt(Ratio.Of(p0q1, p0q0) * Ratio.Of(p1q1, p1q0)),
            TornqvistQuantity = quantity,
            Matched = items.Count,
            BaseCoverage = Ratio.Of(p0q0, baseValue),
            CurrentCoverage = Ratio.Of(p1q1, currentValue),
            TornqvistDropped = dropped,
        };
    }

    private static (double Price, double Quantity, List<string> Dropped) Tornqvist(List<(PricedQuantity Old, PricedQuantity New)> items)
    {
        var usable = items.Where(i => i.Old.Value > 0 && i.New.Value > 0).ToList();
        var dropped = items.Where(i => !(i.Old.Value > 0 && i.New.Value > 0)).Select(i => i.Old.Item).ToList();
        if (usable.Count == 0)
        {
            return (double.NaN, double.NaN, dropped);
        }

        var oldValue = usable.Sum(i => i.Old.Value);
        var newValue = usable.Sum(i => i.New.Value);
        double price = 0, quantity = 0;
        foreach (var (old, now) in usable)
        {
            var share = (old.Value / oldValue + now.Value / newValue) / 2;
            price += share * Math.Log(now.Price / old.Price);
            quantity += share * Math.Log(now.Quantity / old.Quantity);
        }

        return (Math.Exp(price), Math.Exp(quantity), dropped);
    }

    private static Dictionary<string, PricedQuantity> Known(IReadOnlyList<PricedQuantity> basket)
    {
        var known = new Dictionary<string, PricedQuantity>(StringComparer.Ordinal);
        for (var i = 0; i < basket.Count; i++)
        {
            Require.NotNegative(basket[i].Price, i, "price");
            Require.NotNegative(basket[i].Quantity, i, "quantity");
            if (!known.TryAdd(basket[i].Item, basket[i]))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, basket[i].Item);
            }
        }

        return known;
    }
}
