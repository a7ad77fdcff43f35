using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.IndexNumbers;

/// <summary>Comparisons among many units (provinces, firms) that are transitive: A to B times B to C is A to C.</summary>
public static class MultilateralIndex
{
    /// <summary>GEKS quantity indices: the geometric mean of the Fisher comparisons over every unit as a bridge.</summary>
    /// <param name="units">A basket for each unit.</param>
    /// <returns>Row i, column j: quantity of unit j relative to unit i; <see cref="double.NaN"/> when a bridge has no item in common with either.</returns>
    /// <exception cref="AnalysisException">As <see cref="BilateralComparison.Compare(IReadOnlyList{PricedQuantity}, IReadOnlyList{PricedQuantity})"/>; the observation is the position in its basket.</exception>
    /// <remarks>Source: Gini; Eltetö and Köves; Szulc, as described in OECD-Eurostat purchasing power parities manuals.</remarks>
    public static double[][] Geks(IReadOnlyList<IReadOnlyList<PricedQuantity>> units)
    {
        Require.Some(units.Count);
        var fisher = units.Select(i => units.Select(j => Math.Log(BilateralComparison.Compare(i, j).FisherQuantity)).ToArray()).ToArray();
        var geks = new double[units.Count][];
        for (var i = 0; i < units.Count; i++)
        {
            geks[i] = new double[units.Count];
            for (var j = 0; j < units.Count; j++)
            {
                geks[i][j] = Math.Exp(Enumerable.Range(0, units.Count).Average(bridge => fisher[i][bridge] + fisher[bridge][j]));
            }
        }

        return geks;
    }

    /// <summary>Caves–Christensen–Diewert quantity indices: each unit against a hypothetical mean unit by the translog form.</summary>
    /// <param name="units">A basket for each unit; all have the same items, with values above zero.</param>
    /// <returns>Quantity of each unit relative to the mean unit; the quotient of two units is their transitive comparison.</returns>
    /// <exception cref="AnalysisException">A value is not above zero, or an item is absent (observation: the unit; variable: the item).</exception>
    /// <remarks>Source: Caves, Christensen and Diewert (1982): ln Q = Σ ½(w + w̄)(ln x − mean ln x).</remarks>
    public static double[] CavesChristensenDiewert(IReadOnlyList<IReadOnlyList<PricedQuantity>> units)
    {
        Require.Some(units.Count);
        var items = units[0].Select(i => i.Item).ToArray();
        var shares = new double[units.Count][];
        var logs = new double[units.Count][];
        for (var u = 0; u < units.Count; u++)
        {
            var found = Ordered(units[u], items, u);
            var value = found.Sum(i => i.Value);
            shares[u] = [.. found.Select(i => i.Value / value)];
            logs[u] = [.. found.Select(i => Math.Log(i.Quantity))];
        }

        return [.. Enumerable.Range(0, units.Count).Select(u => Math.Exp(Enumerable.Range(0, items.Length).Sum(
            i => (shares[u][i] + shares.Average(s => s[i])) / 2 * (logs[u][i] - logs.Average(l => l[i])))))];
    }

    private static List<PricedQuantity> Ordered(IReadOnlyList<PricedQuantity> basket, string[] items, int unit)
    {
        Require.Length(items.Length, basket.Count, "unit " + unit);
        var byName = new Dictionary<string, PricedQuantity>(StringComparer.Ordinal);
        foreach (var item in basket)
        {
            Require.Positive(item.Price, unit, item.Item);
            Require.Positive(item.Quantity, unit, item.Item);
            if (!byName.TryAdd(item.Item, item))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, unit, item.Item);
            }
        }

        return [.. items.Select(name => byName.TryGetValue(name, out var item) ? item : throw new AnalysisException(AnalysisFault.Missing, unit, name))];
    }
}
