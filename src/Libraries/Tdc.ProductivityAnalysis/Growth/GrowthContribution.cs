namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>The part of growth that one source explains.</summary>
public static class GrowthContribution
{
    private const double SmallestGrowth = 0.005;

    /// <summary>100·part/growth, per cent.</summary>
    /// <param name="part">Growth due to the source.</param>
    /// <param name="growth">Growth explained, in the same form.</param>
    /// <returns><see cref="double.NaN"/> when growth is below 0.005 in size, when it is negative (a share of a fall reads as its contrary), or when a value is missing.</returns>
    public static double Of(double part, double growth) => growth >= SmallestGrowth ? 100 * part / growth : double.NaN;
}
