namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Scores against the free disposal hull: every unit is an example by itself, none are put together.</summary>
/// <remarks>Closed form, no program. Source: Deprins, Simar and Tulkens (1984).</remarks>
public static class FreeDisposalHull
{
    /// <summary>The score of a unit.</summary>
    /// <param name="data">The data.</param>
    /// <param name="units">The units of the hull; the unit itself should be among them, else there may be no score.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="orientation">Input: θ ≤ 1; output: φ ≥ 1.</param>
    public static DeaScore Score(ProductionData data, IReadOnlyList<int> units, int unit, Orientation orientation)
    {
        var own = data.Unit(unit);
        var best = double.PositiveInfinity;
        foreach (var other in units)
        {
            if (data.IsComplete(other))
            {
                best = orientation == Orientation.Input
                    ? Math.Min(best, Shrink(own, data.Unit(other), data.Inputs, best))
                    : Math.Min(best, -Grow(own, data.Unit(other), data.Inputs));
            }
        }

        return double.IsFinite(best)
            ? new DeaScore(DeaStatus.Solved, orientation == Orientation.Input ? best : -best)
            : DeaScore.Without(best > 0 ? DeaStatus.Infeasible : DeaStatus.Unbounded);
    }

    private static double Shrink(ReadOnlySpan<double> own, ReadOnlySpan<double> other, int inputs, double best)
    {
        for (var d = inputs; d < own.Length; d++)
        {
            if (other[d] < own[d])
            {
                return double.PositiveInfinity;
            }
        }

        var share = 0.0;
        for (var d = 0; d < inputs && share < best; d++)
        {
            share = other[d] > 0 ? Math.Max(share, other[d] / own[d]) : share;
        }

        return share;
    }

    private static double Grow(ReadOnlySpan<double> own, ReadOnlySpan<double> other, int inputs)
    {
        for (var d = 0; d < inputs; d++)
        {
            if (other[d] > own[d])
            {
                return double.NegativeInfinity;
            }
        }

        var times = double.PositiveInfinity;
        for (var d = inputs; d < own.Length; d++)
        {
            times = own[d] > 0 ? Math.Min(times, other[d] / own[d]) : times;
        }

        return times;
    }
}
