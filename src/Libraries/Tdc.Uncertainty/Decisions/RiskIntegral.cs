using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Decisions;

/// <summary>The two risk integrals, cut into panels where the process or the measurement changes quickly.</summary>
internal sealed class RiskIntegral(Process process, double measurement, ToleranceLimits tolerance, ToleranceLimits acceptance)
{
    /// <summary>Nothing that is farther away than this many standard deviations is above the smallest number.</summary>
    private const double Reach = 39;

    private static readonly double[] steps = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9, 10, 12, 14, 17, 20, 25, 30, Reach];

    private readonly double lower = tolerance.Lower ?? double.NegativeInfinity;
    private readonly double upper = tolerance.Upper ?? double.PositiveInfinity;
    private readonly double acceptLower = acceptance.Lower ?? double.NegativeInfinity;
    private readonly double acceptUpper = acceptance.Upper ?? double.PositiveInfinity;

    public GlobalRisk Evaluate()
    {
        double mean = process.Mean, deviation = process.Deviation;
        var inside = Share(lower, upper, mean, deviation);
        var accepted = Share(acceptLower, acceptUpper, mean, Math.Sqrt((deviation * deviation) + (measurement * measurement)));
        if (deviation == 0)
        {
            return new(inside > 0 ? 0 : accepted, inside > 0 ? 1 - accepted : 0, accepted, inside);
        }

        if (measurement == 0)
        {
            var both = Share(Math.Max(lower, acceptLower), Math.Min(upper, acceptUpper), mean, deviation);
            return new(Math.Max(0, accepted - both), Math.Max(0, inside - both), accepted, inside);
        }

        double first = mean - (Reach * deviation), last = mean + (Reach * deviation);
        var cuts = Cuts();
        var falseAccept = GaussLegendre.Integrate(first, Math.Min(lower, last), cuts, AcceptedItem) + GaussLegendre.Integrate(Math.Max(upper, first), last, cuts, AcceptedItem);
        var falseReject = GaussLegendre.Integrate(Math.Max(lower, first), Math.Min(upper, last), cuts, RejectedItem);
        return new(falseAccept, falseReject, accepted, inside);
    }

    private double Density(double item) => Normal.Pdf((item - process.Mean) / process.Deviation) / process.Deviation;

    private double AcceptedItem(double item) =>
        Density(item) * Normal.Between((acceptLower - item) / measurement, (acceptUpper - item) / measurement);

    private double RejectedItem(double item) =>
        Density(item) * (Normal.Cdf((acceptLower - item) / measurement) + Normal.Upper((acceptUpper - item) / measurement));

    private List<double> Cuts()
    {
        var cuts = new List<double>();
        foreach (var step in steps)
        {
            Around(process.Mean, step * process.Deviation);
            Around(acceptLower, step * measurement);
            Around(acceptUpper, step * measurement);
        }

        return cuts;

        void Around(double centre, double distance)
        {
            if (double.IsFinite(centre))
            {
                cuts.Add(centre - distance);
                cuts.Add(centre + distance);
            }
        }
    }

    private static double Share(double low, double high, double mean, double deviation) =>
        low > high ? 0
        : deviation == 0 ? (mean >= low && mean <= high ? 1 : 0)
        : Normal.Between((low - mean) / deviation, (high - mean) / deviation);
}
