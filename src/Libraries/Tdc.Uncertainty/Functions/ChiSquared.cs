namespace Tdc.Uncertainty.Functions;

/// <summary>The chi-squared distribution, also with fractional degrees of freedom.</summary>
/// <remarks>Source: Abramowitz and Stegun, 26.4.19.</remarks>
public static class ChiSquared
{
    /// <summary>Probability of a value at or below <paramref name="x"/>.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="dof">Degrees of freedom, above zero and finite.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/>.</exception>
    public static double Cdf(double x, double dof) => x <= 0 ? 0 : Gamma.RegularisedLower(0.5 * dof, 0.5 * x);

    /// <summary>Probability of a value above <paramref name="x"/>, accurate where it is small.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="dof">Degrees of freedom, above zero and finite.</param>
    public static double Upper(double x, double dof) => x <= 0 ? 1 : Gamma.RegularisedUpper(0.5 * dof, 0.5 * x);

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>.</summary>
    /// <param name="p">Between 0 and 1.</param>
    /// <param name="dof">Degrees of freedom, above zero and finite.</param>
    public static double Quantile(double p, double dof)
    {
        Domain.InsideProbability(p, nameof(p));
        return Solve(p, 1 - p, dof);
    }

    /// <summary>The value that is exceeded with probability <paramref name="q"/>.</summary>
    /// <param name="q">Between 0 and 1.</param>
    /// <param name="dof">Degrees of freedom, above zero and finite.</param>
    public static double UpperQuantile(double q, double dof)
    {
        Domain.InsideProbability(q, nameof(q));
        return Solve(1 - q, q, dof);
    }

    private static double Solve(double p, double q, double dof)
    {
        Domain.Positive(dof, nameof(dof));
        Domain.Finite(dof, nameof(dof));

        // Cube-root approximation (26.4.17), kept away from zero.
        var part = 2 / (9 * dof);
        var root = 1 - part + ((p < 0.5 ? Normal.Quantile(p) : Normal.UpperQuantile(q)) * Math.Sqrt(part));
        var start = dof * Math.Max(root * root * root, 1e-3);
        return p < 0.5
            ? LogSearch.Solve(start, rising: true, x => Difference(Cdf(x, dof), p, Gamma.Power(0.5 * dof, 0.5 * x)))
            : LogSearch.Solve(start, rising: false, x => Difference(Upper(x, dof), q, -Gamma.Power(0.5 * dof, 0.5 * x)));
    }

    private static (double Difference, double Slope) Difference(double value, double goal, double slope) =>
        value == 0 ? (double.NegativeInfinity, double.NaN) : (Math.Log(value / goal), slope / value);
}
