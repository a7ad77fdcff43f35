using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Decisions;

/// <summary>Average risks of a whole process whose items and measurements are normal.</summary>
/// <param name="FalseAccept">Probability that an item is outside the tolerance and accepted (PFA).</param>
/// <param name="FalseReject">Probability that an item is inside the tolerance and rejected (PFR).</param>
/// <param name="Accepted">Probability that an item is accepted.</param>
/// <param name="InTolerance">Probability that an item is inside the tolerance.</param>
/// <remarks>Source: JCGM 106:2012, 9.5; NCSLI RP-19 (draft figures as tests).</remarks>
public sealed record GlobalRisk(double FalseAccept, double FalseReject, double Accepted, double InTolerance)
{
    /// <summary>Share of false ones among the accepted; 0 when nothing is accepted.</summary>
    public double ConditionalFalseAccept => Accepted > 0 ? FalseAccept / Accepted : 0;

    /// <summary>Risks of a process.</summary>
    /// <param name="process">Mean and standard deviation of the items; the deviation zero or more.</param>
    /// <param name="measurementDeviation">Standard deviation of a measurement, zero or more.</param>
    /// <param name="tolerance">Limits that items must keep.</param>
    /// <param name="acceptance">Limits within which a measured value is accepted; nothing means the tolerance itself.</param>
    /// <exception cref="UncertaintyException">A figure is not finite or below zero.</exception>
    public static GlobalRisk Of(Process process, double measurementDeviation, ToleranceLimits tolerance, ToleranceLimits? acceptance = null)
    {
        ArgumentNullException.ThrowIfNull(tolerance);
        Domain.Finite(process.Mean, "mean");
        Domain.Finite(process.Deviation, "processStd");
        Domain.Finite(measurementDeviation, "measurementStd");
        Domain.NotNegative(process.Deviation, "processStd");
        Domain.NotNegative(measurementDeviation, "measurementStd");
        return new RiskIntegral(process, measurementDeviation, tolerance, acceptance ?? tolerance).Evaluate();
    }

    /// <summary>The factor by which tolerance limits around their middle are to be multiplied for a wanted PFA.</summary>
    /// <param name="process">Mean and standard deviation of the items.</param>
    /// <param name="measurementDeviation">Standard deviation of a measurement, above zero.</param>
    /// <param name="tolerance">Two limits.</param>
    /// <param name="falseAccept">The wanted PFA, between 0 and 1.</param>
    /// <returns>From 0 upwards; above 1 when the process may be accepted more freely.</returns>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/> when no factor up to 100 gives that much.</exception>
    public static double GuardFactorFor(Process process, double measurementDeviation, ToleranceLimits tolerance, double falseAccept)
    {
        ArgumentNullException.ThrowIfNull(tolerance);
        Domain.InsideProbability(falseAccept, "pfa");
        if (tolerance.HalfWidth is not { } half || tolerance.Lower is not { } lower)
        {
            throw new UncertaintyException(UncertaintyFault.Missing, "TL", 0, "A guard factor needs two limits.");
        }

        var middle = lower + half;
        double low = 0, high = 1;
        while (Excess(high) < 0)
        {
            high *= 2;
            if (high > 100)
            {
                throw new UncertaintyException(UncertaintyFault.OutOfRange, "pfa", 0, "Even without limits fewer items are accepted falsely.");
            }
        }

        while (high - low > 1e-13 * high)
        {
            var trial = 0.5 * (low + high);
            (low, high) = Excess(trial) < 0 ? (trial, high) : (low, trial);
            if (trial == low && trial == high)
            {
                break;
            }
        }

        return 0.5 * (low + high);

        double Excess(double factor) =>
            Of(process, measurementDeviation, tolerance, new ToleranceLimits(middle - (factor * half), middle + (factor * half))).FalseAccept - falseAccept;
    }
}

/// <summary>Items of a process, normally distributed.</summary>
/// <param name="Mean">Mean, in the unit of the limits.</param>
/// <param name="Deviation">Standard deviation, zero or more.</param>
public readonly record struct Process(double Mean, double Deviation)
{
    /// <summary>The process in the middle of two limits, or with a mean below or above one, of which a given share keeps the limits.</summary>
    /// <param name="inTolerance">Share that keeps the limits, between 0 and 1; for one limit above ½.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="mean">Mean of the process; needed with one limit, the middle when nothing is given with two.</param>
    /// <exception cref="UncertaintyException">No such process.</exception>
    public static Process WithShare(double inTolerance, ToleranceLimits limits, double? mean = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Domain.InsideProbability(inTolerance, "inTolerance");
        if (limits is { Lower: { } low, Upper: { } high })
        {
            var middle = 0.5 * (low + high);
            return mean is null || mean == middle
                ? new(middle, 0.5 * (high - low) / Normal.UpperQuantile(0.5 * (1 - inTolerance)))
                : OffMiddle(inTolerance, low, high, mean.Value);
        }

        var centre = mean ?? throw new UncertaintyException(UncertaintyFault.Missing, "mean", 0, "With one limit the mean of the process is needed.");
        var deviation = (limits.Upper is { } above ? above - centre : centre - limits.Lower!.Value) / Normal.Quantile(inTolerance);
        return deviation > 0 && double.IsFinite(deviation) ? new(centre, deviation) : throw NoProcess();
    }

    private static Process OffMiddle(double share, double low, double high, double mean)
    {
        if (mean <= low || mean >= high)
        {
            throw NoProcess();
        }

        // The share falls as the deviation grows.
        double small = 0, large = high - low;
        while (Share(large) > share)
        {
            large *= 2;
        }

        for (var round = 0; round < 200 && large - small > 1e-15 * large; round++)
        {
            var trial = 0.5 * (small + large);
            (small, large) = Share(trial) > share ? (trial, large) : (small, trial);
        }

        return new(mean, 0.5 * (small + large));

        double Share(double deviation) => Normal.Between((low - mean) / deviation, (high - mean) / deviation);
    }

    private static UncertaintyException NoProcess() =>
        new(UncertaintyFault.OutOfRange, "inTolerance", 0, "No normal process with this mean has this share within the limits.");
}
