namespace Tdc.Uncertainty.Functions;

/// <summary>The beta function in logarithms and the regularised incomplete beta function.</summary>
/// <remarks>
/// <para>The power before the continued fraction is taken through the deviance, so that parameters of millions keep their digits.</para>
/// <para>Source: Abramowitz and Stegun, 6.2.2 and 26.5.8; the fraction is evaluated by the modified method of Lentz.</para>
/// </remarks>
public static class Beta
{
    /// <summary>ln B(a, b).</summary>
    /// <param name="a">Above zero.</param>
    /// <param name="b">Above zero.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/>.</exception>
    public static double Log(double a, double b)
    {
        Domain.Positive(a, nameof(a));
        Domain.Positive(b, nameof(b));
        if (a > b)
        {
            (a, b) = (b, a);
        }

        var corrections = Gamma.Correction(b) - Gamma.Correction(a + b);
        return Gamma.Log(a) + corrections - ((b - 0.5) * Elementary.Log1P(a / b)) - (a * Math.Log(a + b)) + a;
    }

    /// <summary>I_x(a, b), from 0 to 1.</summary>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="a">Above zero.</param>
    /// <param name="b">Above zero.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/>.</exception>
    public static double Regularised(double x, double a, double b) => Regularised(x, 1 - x, a, b);

    /// <summary>I_x(a, b) with 1 − x given apart, for x near one.</summary>
    internal static double Regularised(double x, double y, double a, double b)
    {
        Domain.Probability(x, nameof(x));
        Domain.Positive(a, nameof(a));
        Domain.Positive(b, nameof(b));
        return x <= 0 ? 0 : y <= 0 ? 1 : x * (a + b + 2) <= a + 1 ? Fraction(x, y, a, b) : 1 - Fraction(y, x, b, a);
    }

    /// <summary>x^a y^b / B(a, b) with y = 1 − x.</summary>
    internal static double Power(double x, double y, double a, double b)
    {
        var n = a + b;
        var cross = (x * b) - (y * a);
        var corrections = Gamma.Correction(n) - Gamma.Correction(a) - Gamma.Correction(b);
        return Math.Sqrt(a * (b / (2 * Math.PI * n))) * Math.Exp(Deviance(a, x, n, cross / a) + Deviance(b, y, n, -cross / b) + corrections);
    }

    private static double Deviance(double part, double share, double n, double excess) =>
        part * (Math.Abs(excess) > 0.4 ? Math.Log(share * (n / part)) - excess : Elementary.Log1PMinus(excess));

    private static double Fraction(double x, double y, double a, double b)
    {
        const double tiny = 1e-300;
        double sum = a + b, up = a + 1, down = a - 1;
        double c = 1, d = 1 - (sum * x / up);
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        var h = d;
        for (var m = 1; m < 10_000_000; m++)
        {
            double twice = 2d * m;
            var even = m * (b - m) * x / ((down + twice) * (a + twice));
            var odd = -(a + m) * (sum + m) * x / ((a + twice) * (up + twice));
            Step(even, ref c, ref d);
            h *= d * c;
            Step(odd, ref c, ref d);
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 4e-16)
            {
                return h * Power(x, y, a, b) / a;
            }
        }

        throw Domain.NotConverged(nameof(Beta));

        static void Step(double coefficient, ref double c, ref double d)
        {
            d = 1 + (coefficient * d);
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + (coefficient / c);
            c = Math.Abs(c) < tiny ? tiny : c;
        }
    }
}
