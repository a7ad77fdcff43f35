using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>Domar aggregation of the productivity of industries.</summary>
public static class DomarAggregation
{
    /// <summary>Growth of the economy's productivity: gross output over all value added weighs each industry, so that the weights add to more than 1.</summary>
    /// <param name="grossOutputs">Gross output of each industry in current prices, zero or more.</param>
    /// <param name="productivityGrowth">Growth of its productivity on gross output.</param>
    /// <param name="valueAdded">Value added of the economy, above zero.</param>
    /// <exception cref="AnalysisException">A value is out of its range or lengths differ.</exception>
    /// <remarks>Source: Domar (1961); Hulten (1978).</remarks>
    public static double Aggregate(IReadOnlyList<double> grossOutputs, IReadOnlyList<double> productivityGrowth, double valueAdded)
    {
        Require.Some(grossOutputs.Count);
        Require.Length(grossOutputs.Count, productivityGrowth.Count, "productivity growth");
        Require.NotNegative(grossOutputs, "gross output");
        Require.Finite(productivityGrowth, "productivity growth");
        Require.Positive(valueAdded, -1, "value added");
        return grossOutputs.Zip(productivityGrowth, (output, growth) => output / valueAdded * growth).Sum();
    }
}
