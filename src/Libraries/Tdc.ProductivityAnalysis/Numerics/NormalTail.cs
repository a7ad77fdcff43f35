using MathNet.Numerics.Distributions;

namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>The standard normal distribution where it is nearly zero: logarithms and ratios that do not underflow.</summary>
internal static class NormalTail
{
    private const double LogRootTwoPi = 0.91893853320467274178;
    private const double FarOut = -6; // below, Laplace's continued fraction settles fast and the tail itself loses digits

    /// <summary>ln of the density.</summary>
    public static double LogDensity(double x) => -x * x / 2 - LogRootTwoPi;

    /// <summary>φ(x)/Φ(x), for any x.</summary>
    public static double DensityOverTail(double x) =>
        x > FarOut ? Math.Exp(LogDensity(x)) / Normal.CDF(0, 1, x) : ContinuedFraction(-x);

    /// <summary>ln Φ(x), for any x.</summary>
    public static double LogTail(double x) =>
        x > FarOut ? Math.Log(Normal.CDF(0, 1, x)) : LogDensity(x) - Math.Log(ContinuedFraction(-x));

    /// <summary>ln(Φ(high) − Φ(low)) for low below high, also far out on either side; the ends may be infinite.</summary>
    public static double LogBetween(double low, double high)
    {
        if (low > 0)
        {
            (low, high) = (-high, -low); // the same area in the tail that has the digits
        }

        var top = double.IsPositiveInfinity(high) ? 0 : LogTail(high);
        return double.IsNegativeInfinity(low) ? top : top + Math.Log(1 - Math.Exp(LogTail(low) - top));
    }

    private static double ContinuedFraction(double t)
    {
        var value = t;
        for (var k = 60; k >= 1; k--)
        {
            value = t + k / value;
        }

        return value;
    }
}
