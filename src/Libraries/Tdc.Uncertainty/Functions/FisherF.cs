namespace Tdc.Uncertainty.Functions;

/// <summary>Fisher's F distribution of the ratio of two variances.</summary>
/// <remarks>Degrees of freedom may be fractional and infinite. Source: Abramowitz and Stegun, 26.6.2, 26.6.11.</remarks>
public static class FisherF
{
    /// <summary>Probability of a ratio at or below <paramref name="f"/>.</summary>
    /// <param name="f">Any number.</param>
    /// <param name="dof1">Degrees of freedom of the numerator, above zero.</param>
    /// <param name="dof2">Degrees of freedom of the denominator, above zero.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/>.</exception>
    public static double Cdf(double f, double dof1, double dof2) => Lower(f, dof1, dof2);

    /// <summary>Probability of a ratio above <paramref name="f"/>: the significance of a test.</summary>
    /// <param name="f">Any number.</param>
    /// <param name="dof1">Degrees of freedom of the numerator, above zero.</param>
    /// <param name="dof2">Degrees of freedom of the denominator, above zero.</param>
    public static double Upper(double f, double dof1, double dof2) => f <= 0 ? 1 : Lower(1 / f, dof2, dof1);

    /// <summary>The ratio that is not exceeded with probability <paramref name="p"/>: the critical value of a test at level p.</summary>
    /// <param name="p">Between 0 and 1.</param>
    /// <param name="dof1">Degrees of freedom of the numerator, above zero.</param>
    /// <param name="dof2">Degrees of freedom of the denominator, above zero.</param>
    public static double Quantile(double p, double dof1, double dof2)
    {
        Domain.InsideProbability(p, nameof(p));
        Domain.Positive(dof1, nameof(dof1));
        Domain.Positive(dof2, nameof(dof2));
        if (double.IsInfinity(dof1) && double.IsInfinity(dof2))
        {
            return 1;
        }

        if (double.IsInfinity(dof2))
        {
            return ChiSquared.Quantile(p, dof1) / dof1;
        }

        if (double.IsInfinity(dof1))
        {
            return dof2 / ChiSquared.UpperQuantile(p, dof2);
        }

        return p < 0.5
            ? LogSearch.Solve(1, rising: true, f => Difference(Cdf(f, dof1, dof2), p, Slope(f, dof1, dof2)))
            : LogSearch.Solve(1, rising: false, f => Difference(Upper(f, dof1, dof2), 1 - p, -Slope(f, dof1, dof2)));
    }

    private static double Lower(double f, double dof1, double dof2)
    {
        Domain.Number(f, nameof(f));
        Domain.Positive(dof1, nameof(dof1));
        Domain.Positive(dof2, nameof(dof2));
        if (f <= 0 || double.IsPositiveInfinity(f))
        {
            return f <= 0 ? 0 : 1;
        }

        if (double.IsInfinity(dof2))
        {
            return double.IsInfinity(dof1) ? (f >= 1 ? 1 : 0) : ChiSquared.Cdf(dof1 * f, dof1);
        }

        if (double.IsInfinity(dof1))
        {
            return ChiSquared.Upper(dof2 / f, dof2);
        }

        var (x, y) = Shares(f, dof1, dof2);
        return Beta.Regularised(x, y, 0.5 * dof1, 0.5 * dof2);
    }

    private static (double X, double Y) Shares(double f, double dof1, double dof2)
    {
        var ratio = f * (dof1 / dof2);
        return double.IsInfinity(ratio) ? (1, 0) : (ratio / (1 + ratio), 1 / (1 + ratio));
    }

    /// <summary>Density times the ratio: the slope against the ratio's logarithm.</summary>
    private static double Slope(double f, double dof1, double dof2)
    {
        var (x, y) = Shares(f, dof1, dof2);
        return Beta.Power(x, y, 0.5 * dof1, 0.5 * dof2);
    }

    private static (double Difference, double Slope) Difference(double value, double goal, double slope) =>
        value == 0 ? (double.NegativeInfinity, double.NaN) : (Math.Log(value / goal), slope / value);
}
