namespace Tdc.Uncertainty.Functions;

/// <summary>The gamma function in logarithms and the incomplete gamma functions.</summary>
/// <remarks>Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.40, 6.5.29 and 6.5.31.</remarks>
public static class Gamma
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>ln Γ(x), to about 1e-15 absolute or relative, whichever is larger.</summary>
    /// <param name="x">Above zero.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/>.</exception>
    public static double Log(double x)
    {
        Domain.Positive(x, nameof(x));
        return double.IsPositiveInfinity(x) ? x : HalfLogTwoPi + ((x - 0.5) * Math.Log(x)) - x + Correction(x);
    }

    /// <summary>P(a, x): the part of the gamma integral below x, from 0 to 1.</summary>
    /// <param name="a">Shape, above zero.</param>
    /// <param name="x">Zero or more.</param>
    public static double RegularisedLower(double a, double x)
    {
        Domain.Positive(a, nameof(a));
        Domain.NotNegative(x, nameof(x));
        return x == 0 ? 0 : double.IsPositiveInfinity(x) ? 1 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);
    }

    /// <summary>Q(a, x) = 1 − P(a, x), accurate where it is small.</summary>
    /// <param name="a">Shape, above zero.</param>
    /// <param name="x">Zero or more.</param>
    public static double RegularisedUpper(double a, double x)
    {
        Domain.Positive(a, nameof(a));
        Domain.NotNegative(x, nameof(x));
        return x == 0 ? 1 : double.IsPositiveInfinity(x) ? 0 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);
    }

    /// <summary>What Stirling's formula lacks: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π].</summary>
    internal static double Correction(double x)
    {
        double sum = 0;
        while (x < 10)
        {
            sum += ((x + 0.5) * Elementary.Log1P(1 / x)) - 1;
            x += 1;
        }

        var square = 1 / (x * x);
        return sum + ((1d / 12
            + (square * (-1d / 360
            + (square * (1d / 1260
            + (square * (-1d / 1680
            + (square * (1d / 1188
            + (square * (-691d / 360360
            + (square / 156)))))))))))) / x);
    }

    /// <summary>x^a e^−x / Γ(a).</summary>
    internal static double Power(double a, double x)
    {
        var ratio = (x - a) / a;
        var exponent = Math.Abs(ratio) > 0.4 ? a * (Math.Log(x / a) - ratio) : a * Elementary.Log1PMinus(ratio);
        return Math.Sqrt(a / (2 * Math.PI)) * Math.Exp(exponent - Correction(a));
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < 10_000_000; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term < sum * 1e-17)
            {
                return sum * Power(a, x);
            }
        }

        throw Domain.NotConverged(nameof(Gamma));
    }

    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - a;
        double c = 1 / tiny, d = 1 / b, h = d;
        for (var n = 1; n < 10_000_000; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = (an * d) + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + (an / c);
            c = Math.Abs(c) < tiny ? tiny : c;
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                return h * Power(a, x);
            }
        }

        throw Domain.NotConverged(nameof(Gamma));
    }
}
