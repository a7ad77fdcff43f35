namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Weights of slacks in the second stage.</summary>
public static class SlackWeights
{
    /// <summary>The weights for some units.</summary>
    /// <param name="data">The data.</param>
    /// <param name="units">The units of the technology.</param>
    /// <param name="byRange">Whether a slack counts as a share of the range of its variable; else as it stands, in its unit of measure.</param>
    /// <returns>A weight a variable; 1 where a variable has no range.</returns>
    public static double[] Of(ProductionData data, IReadOnlyList<int> units, bool byRange)
    {
        var weights = new double[data.Width];
        Array.Fill(weights, 1);
        for (var d = 0; byRange && units.Count > 0 && d < weights.Length; d++)
        {
            var range = units.Max(unit => data.Unit(unit)[d]) - units.Min(unit => data.Unit(unit)[d]);
            weights[d] = range > 0 ? 1 / range : 1;
        }

        return weights;
    }
}
