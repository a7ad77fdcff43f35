namespace Tdc.Dcc;

/// <summary>The coverage factor that a stated distribution and probability determine.</summary>
public static class CoverageFactor
{
    /// <summary>The half-width of the symmetric interval in standard deviations.</summary>
    /// <param name="distribution">Words for normal, uniform, triangular, arcsine or Student's t; other words, and Student's t without its degrees of freedom, determine nothing.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">Above 0, whole or not; counts for Student's t only.</param>
    /// <returns>k, or null when it is not determined.</returns>
    /// <remarks>Source: JCGM 100:2008, annex G and 4.3; JCGM 101:2008, 6.4.</remarks>
    public static double? Of(string? distribution, double? probability, double? degreesOfFreedom = null)
    {
        if (probability is not (> 0 and < 1 and var p))
        {
            return null;
        }

        return distribution?.Trim().ToUpperInvariant() switch
        {
            "NORMAL" or "GAUSSIAN" or "GAUSS" => NormalQuantile((1 + p) / 2),
            "UNIFORM" or "RECTANGULAR" or "RECTANGLE" => p * Math.Sqrt(3),
            "TRIANGULAR" or "TRIANGLE" => Math.Sqrt(6) * (1 - Math.Sqrt(1 - p)),
            "ARCSINE" or "ARCSIN" or "U-SHAPED" => Math.Sqrt(2) * Math.Sin(p * Math.PI / 2),
            "T" or "STUDENT" or "STUDENT-T" or "STUDENTT" or "T-DISTRIBUTION" => StudentFactor.Of(p, degreesOfFreedom),
            _ => null,
        };
    }

    /// <summary>Quantile of the standard normal distribution by halving, upper half only.</summary>
    internal static double NormalQuantile(double p)
    {
        double low = 0, high = 9;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = NormalProbability(middle) < p ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>1/2 + phi(x) (x + x³/3 + x⁵/15 + …), which converges for every x.</summary>
    private static double NormalProbability(double x)
    {
        double term = x, sum = x;
        for (var divisor = 3; term > sum * 1e-17 && divisor < 1000; divisor += 2)
        {
            term *= x * x / divisor;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
    }
}
