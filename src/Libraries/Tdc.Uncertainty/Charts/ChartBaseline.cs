using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Charts;

/// <summary>Centre and spread of a check standard, from a first run of measurements.</summary>
/// <param name="Centre">Centre line.</param>
/// <param name="Deviation">Standard deviation of one point, above zero.</param>
/// <param name="Points">How many points it rests on.</param>
/// <remarks>Source: NIST/SEMATECH e-Handbook, 6.3.2; ISO 7870-2:2013.</remarks>
public sealed record ChartBaseline(double Centre, double Deviation, int Points)
{
    /// <summary>Fewest points that a baseline is taken from.</summary>
    public const int FewestPoints = 10;

    private const double NormalFromMedianDeviation = 1.4826022185056018;

    /// <summary>Mean and standard deviation.</summary>
    /// <param name="points">At least ten finite values that are not all equal.</param>
    /// <exception cref="UncertaintyException">Too few points, a point that is not finite, or no scatter.</exception>
    public static ChartBaseline Of(IReadOnlyList<double> points)
    {
        Check(points);
        var mean = points[0] + points.Sum(one => (one - points[0]) / points.Count);
        return Made(mean, Math.Sqrt(points.Sum(one => (one - mean) * (one - mean)) / (points.Count - 1)), points.Count);
    }

    /// <summary>Median and scaled median absolute deviation, which a few wild points do not move.</summary>
    /// <param name="points">At least ten finite values of which more than half differ from their median.</param>
    public static ChartBaseline Robust(IReadOnlyList<double> points)
    {
        Check(points);
        var centre = Median(points);
        return Made(centre, NormalFromMedianDeviation * Median([.. points.Select(one => Math.Abs(one - centre))]), points.Count);
    }

    private static ChartBaseline Made(double centre, double deviation, int points) => deviation > 0
        ? new(centre, deviation, points)
        : throw new UncertaintyException(UncertaintyFault.Undefined, "points", 0, "Points that do not scatter give no control limits.");

    private static void Check(IReadOnlyList<double> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < FewestPoints)
        {
            throw new UncertaintyException(UncertaintyFault.TooFew, "points", points.Count, $"A baseline needs at least {FewestPoints} points.");
        }

        foreach (var point in points)
        {
            Domain.Finite(point, "points");
        }
    }

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + (0.5 * (sorted[middle] - sorted[middle - 1]));
    }
}
