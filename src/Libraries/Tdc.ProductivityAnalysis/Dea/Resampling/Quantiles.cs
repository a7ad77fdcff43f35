namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>Quantiles of sorted values.</summary>
internal static class Quantiles
{
    /// <summary>The quantile of a share from 0 to 1, between neighbours by a straight line (type 7 of Hyndman and Fan 1996).</summary>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
