namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>Quotients that are missing where they mean nothing.</summary>
internal static class Ratio
{
    /// <summary>The quotient, or <see cref="double.NaN"/> unless the denominator is above zero.</summary>
    public static double Of(double numerator, double denominator) => denominator > 0 ? numerator / denominator : double.NaN;
}
