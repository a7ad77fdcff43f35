namespace Tdc.Dcc;

/// <summary>The two-sided factor of Student's distribution.</summary>
/// <remarks>About nine digits, which is more than certificates print. Source: JCGM 100:2008, G.3; Abramowitz and Stegun, 26.5.8, 26.7.1, 26.7.5.</remarks>
internal static class StudentFactor
{
    private const double ManyDegrees = 1e4;

    /// <summary>k such that a share p lies within ±k; null when the degrees of freedom are not known or are too few for a number.</summary>
    public static double? Of(double p, double? degreesOfFreedom)
    {
        if (degreesOfFreedom is not (> 0 and var dof))
        {
            return null;
        }

        if (dof > ManyDegrees)
        {
            var z = CoverageFactor.NormalQuantile((1 + p) / 2);
            var square = z * z;
            return double.IsInfinity(dof) ? z : z * (1 + ((square + 1) / 4 / dof) + (((((5 * square) + 16) * square) + 3) / 96 / dof / dof));
        }

        double low = -30, high = 60; // logarithms of k
        if (Within(Math.Exp(high), dof) < p || Within(Math.Exp(low), dof) > p)
        {
            return null;
        }

        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(Math.Exp(middle), dof) < p ? (middle, high) : (low, middle);
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>The share within ±t.</summary>
    private static double Within(double t, double dof)
    {
        var x = dof / (dof + (t * t));
        var (a, b) = (dof / 2, 0.5);
        return x > (a + 1) / (a + b + 2) ? Incomplete(t * t / (dof + (t * t)), b, a) : 1 - Incomplete(x, a, b);
    }

    /// <summary>The regularised incomplete beta function by its continued fraction, where that converges fast.</summary>
    private static double Incomplete(double x, double a, double b)
    {
        if (x <= 0)
        {
            return 0;
        }

        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        double upper = 1, lower = 1 / (1 - ((a + b) * x / (a + 1))), fraction = lower;
        for (var m = 1; m < 10_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            lower = 1 / (1 + (even * lower));
            upper = 1 + (even / upper);
            fraction *= lower * upper;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            lower = 1 / (1 + (odd * lower));
            upper = 1 + (odd / upper);
            var change = lower * upper;
            fraction *= change;
            if (Math.Abs(change - 1) < 1e-15)
            {
                break;
            }
        }

        return front * fraction;
    }

    /// <summary>Stirling's series after moving the argument up.</summary>
    private static double LogGamma(double x)
    {
        double moved = 0;
        for (; x < 15; x++)
        {
            moved -= Math.Log(x);
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        return moved + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680)))))));
    }
}
