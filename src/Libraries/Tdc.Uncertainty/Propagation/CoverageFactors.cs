using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Propagation;

/// <summary>Coverage factors.</summary>
/// <remarks>Source: JCGM 100:2008, annex G; EA-4/02, supplement, S9.14 and S10.13 (flat shapes; formulas derived from the trapezoid).</remarks>
public static class CoverageFactors
{
    /// <summary>The probability that is taken when none is asked for: k is 2 for a normal output.</summary>
    public const double UsualProbability = 0.9545;

    /// <summary>From effective degrees of freedom.</summary>
    /// <param name="p">Coverage probability, between 0 and 1.</param>
    /// <param name="dof">Above 0, fractional or infinite.</param>
    public static double Exact(double p, double dof) => StudentT.CoverageFactor(p, dof);

    /// <summary>From effective degrees of freedom cut to the whole number below (GUM G.6.4).</summary>
    /// <param name="p">Coverage probability, between 0 and 1.</param>
    /// <param name="dof">Above 0; below 1 it is used as it is.</param>
    public static double Truncated(double p, double dof) => StudentT.CoverageFactor(p, Truncate(dof));

    /// <summary>Degrees of freedom cut to the whole number below; rounding errors of a whole number are no reason to lose one.</summary>
    public static double Truncate(double dof) => dof < 1 ? dof : Math.Floor(dof * (1 + 1e-12));

    /// <summary>For an output that is one rectangle: k = p√3.</summary>
    public static double Rectangular(double p) => p * Math.Sqrt(3);

    /// <summary>For an output that is the sum of two rectangles, a trapezoid.</summary>
    /// <param name="p">Coverage probability, between 0 and 1.</param>
    /// <param name="wide">Half-width of the wider, above 0.</param>
    /// <param name="narrow">Half-width of the narrower, at least 0.</param>
    public static double Trapezoidal(double p, double wide, double narrow)
    {
        var top = (wide - narrow) / (wide + narrow);
        var unit = Math.Sqrt((1 + top * top) / 6);
        return p / (2 - p) >= top
            ? (1 - Math.Sqrt((1 - p) * (1 - top * top))) / unit
            : p * (1 + top) / 2 / unit;
    }
}
