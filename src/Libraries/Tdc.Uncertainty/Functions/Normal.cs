namespace Tdc.Uncertainty.Functions;

/// <summary>The standard normal distribution: mean 0, standard deviation 1.</summary>
/// <remarks>
/// <para>Near the middle the power series, in the tails the continued fraction of the Mills ratio; relative accuracy about 1e-15, also in far tails.</para>
/// <para>Source: Abramowitz and Stegun, 26.2.11 and 26.2.14.</para>
/// </remarks>
public static class Normal
{
    private const double OneOverRootTwoPi = 0.39894228040143267794;

    /// <summary>Probability density at <paramref name="x"/>.</summary>
    public static double Pdf(double x)
    {
        Domain.Number(x, nameof(x));
        x = Math.Abs(x);
        if (x > 40)
        {
            return 0;
        }

        // The square of the short part is exact, so the exponential keeps its digits far out.
        var head = Math.Round(x * 16) / 16;
        var rest = x - head;
        return OneOverRootTwoPi * Math.Exp(-0.5 * head * head) * Math.Exp(-rest * (head + (0.5 * rest)));
    }

    /// <summary>Probability of a value at or below <paramref name="x"/>.</summary>
    public static double Cdf(double x) => x > 0 ? 1 - Tail(x) : Tail(-x);

    /// <summary>Probability of a value above <paramref name="x"/>, accurate where it is small.</summary>
    public static double Upper(double x) => Cdf(-x);

    /// <summary>Probability of a value between two limits, without loss when both lie in one tail.</summary>
    public static double Between(double low, double high)
    {
        Domain.Number(low, nameof(low));
        Domain.Number(high, nameof(high));
        return low > 0 ? Upper(low) - Upper(high) : Cdf(high) - Cdf(low);
    }

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>; infinite at 0 and 1.</summary>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/> outside 0 to 1.</exception>
    public static double Quantile(double p)
    {
        Domain.Probability(p, nameof(p));
        return p <= 0.5 ? -UpperQuantile(p) : UpperQuantile(1 - p);
    }

    /// <summary>The value that is exceeded with probability <paramref name="q"/>, accurate for tiny tails.</summary>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/> outside 0 to 1.</exception>
    public static double UpperQuantile(double q)
    {
        Domain.Probability(q, nameof(q));
        if (q is 0 or 1)
        {
            return q == 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        if (q > 0.5)
        {
            return -UpperQuantile(1 - q);
        }

        // A start good to three digits (26.2.23), then steps of third order in the tail itself.
        var t = Math.Sqrt(-2 * Math.Log(q));
        var x = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        for (var step = 0; step < 3; step++)
        {
            var slope = Pdf(x);
            if (slope == 0)
            {
                break;
            }

            var change = (Tail(x) - q) / slope;
            x += change / (1 - (0.5 * x * change));
        }

        return x;
    }

    /// <summary>Upper tail; also below zero.</summary>
    private static double Tail(double x)
    {
        Domain.Number(x, nameof(x));
        if (x < 1.5)
        {
            return x < -1.5 ? 1 - Tail(-x) : 0.5 - Series(x);
        }

        if (x > 40)
        {
            return 0;
        }

        var ratio = x;
        for (var n = 24 + (int)(420 / (x * x)); n > 0; n--)
        {
            ratio = x + (n / ratio);
        }

        return Pdf(x) / ratio;
    }

    private static double Series(double x)
    {
        double term = x, sum = x;
        var square = x * x;
        for (var n = 3; n < 200 && Math.Abs(term) > Math.Abs(sum) * 1e-17; n += 2)
        {
            term *= square / n;
            sum += term;
        }

        return Pdf(x) * sum;
    }
}
