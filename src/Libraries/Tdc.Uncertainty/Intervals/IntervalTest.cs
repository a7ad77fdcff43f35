using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Intervals;

/// <summary>Advice on a calibration interval by method A3: is the share found in tolerance at the present interval the wanted one?</summary>
/// <remarks>
/// <para>The rule is careful upwards: above the target only a record without any failure gives a confidence that can lengthen the interval.</para>
/// <para>Source: NCSLI RP-1, method A3 (interval test), as computed by the tutorial of the NCSL symposium of 2019.</para>
/// </remarks>
public sealed record IntervalTest
{
    /// <summary>Calibrations at the present interval that found the item in tolerance.</summary>
    public required int InTolerance { get; init; }

    /// <summary>All calibrations at the present interval.</summary>
    public required int Tests { get; init; }

    /// <summary>The present interval, days.</summary>
    public required double CurrentInterval { get; init; }

    /// <summary>The wanted share in tolerance at the end of the interval, between 0 and 1.</summary>
    public double TargetReliability { get; init; } = 0.9;

    /// <summary>Confidence that is asked for before the interval is changed, from 0 to below 1.</summary>
    public double Confidence { get; init; } = 0.5;

    /// <summary>The interval is at most multiplied or divided by this, at least 1.</summary>
    public double MaxChangeFactor { get; init; } = 2;

    /// <summary>Smaller changes are not made, days.</summary>
    public double MinChange { get; init; } = 5;

    /// <summary>Shortest advised interval, days.</summary>
    public double MinInterval { get; init; } = 14;

    /// <summary>Longest advised interval, days.</summary>
    public double MaxInterval { get; init; } = 1826;

    /// <summary>Evaluates the record.</summary>
    /// <exception cref="UncertaintyException">A figure is outside its range, or there is no calibration.</exception>
    public IntervalAdvice Evaluate()
    {
        Check();
        var observed = (double)InTolerance / Tests;
        var rejection = Rejection(observed);
        var factor = observed > TargetReliability
            ? rejection >= 1 ? MaxChangeFactor : Math.Min(MaxChangeFactor, Math.Pow(10, (observed - TargetReliability) / (1 - rejection)))
            : Math.Max(1 / MaxChangeFactor, Math.Pow(10, (observed - TargetReliability) * rejection));
        var calculated = factor * CurrentInterval;
        if (!double.IsFinite(calculated))
        {
            throw new UncertaintyException(UncertaintyFault.Overflow, "currentIntervalDays", 0, "The calculated interval is beyond the range of numbers.");
        }

        var change = rejection > Confidence && Math.Abs(calculated - CurrentInterval) >= MinChange;
        var (low, high) = ReliabilityRange();
        return new(calculated, change ? Math.Min(Math.Max(calculated, MinInterval), MaxInterval) : CurrentInterval, change, observed, Math.Max(0, rejection), low, high);
    }

    private double Rejection(double observed) =>
        InTolerance == 0 || InTolerance == Tests ? 1 - Binomial.Pmf(InTolerance, Tests, TargetReliability)
        : observed > TargetReliability ? Binomial.Cdf(InTolerance, Tests, TargetReliability) - 1
        : 1 - (2 * Binomial.Cdf(InTolerance, Tests, TargetReliability));

    /// <summary>Clopper–Pearson limits of the share in tolerance.</summary>
    private (double Low, double High) ReliabilityRange()
    {
        if (InTolerance == 0)
        {
            return (0, 1 - Math.Pow(1 - Confidence, 1d / Tests));
        }

        double passed = InTolerance, failed = Tests - InTolerance;
        var low = Share(0.5 * (1 - Confidence), passed, failed + 1);
        return (low, failed == 0 ? 1 : Share(0.5 * (1 + Confidence), passed + 1, failed));
    }

    /// <summary>Quantile of the beta distribution through that of F.</summary>
    private static double Share(double p, double a, double b)
    {
        var ratio = a * FisherF.Quantile(p, 2 * a, 2 * b) / b;
        return ratio / (1 + ratio);
    }

    private void Check()
    {
        if (Tests < 1)
        {
            throw new UncertaintyException(UncertaintyFault.TooFew, "tests", 0, "Without a calibration there is nothing to judge the interval by.") { Reason = "tests" };
        }

        if (InTolerance < 0 || InTolerance > Tests)
        {
            throw Domain.OutOfRange(InTolerance, "inTolerance", "must be from 0 to the number of tests");
        }

        Domain.InsideProbability(TargetReliability, "targetReliability");
        Domain.Probability(Confidence, "confidence");
        if (Confidence >= 1)
        {
            throw Domain.OutOfRange(Confidence, "confidence", "must be below 1");
        }

        Domain.Positive(CurrentInterval, "currentIntervalDays");
        Domain.Finite(CurrentInterval, "currentIntervalDays");
        Domain.NotNegative(MinChange, "minChangeDays");
        Domain.NotNegative(MinInterval, "minIntervalDays");
        if (!(MaxChangeFactor >= 1) || !double.IsFinite(MaxChangeFactor))
        {
            throw Domain.OutOfRange(MaxChangeFactor, "maxChangeFactor", "must be a finite number of at least 1");
        }

        if (!(MaxInterval >= MinInterval))
        {
            throw Domain.OutOfRange(MaxInterval, "maxIntervalDays", "must not be below the shortest interval");
        }
    }
}

/// <summary>Advice of method A3.</summary>
/// <param name="Calculated">Interval by the formula, days.</param>
/// <param name="Interval">Advised interval, days: the present one when no change is warranted.</param>
/// <param name="Changes">Whether a change is advised.</param>
/// <param name="Observed">Share found in tolerance.</param>
/// <param name="RejectionConfidence">Confidence that the present interval does not give the wanted share.</param>
/// <param name="ReliabilityLow">Lower limit of the share at the confidence.</param>
/// <param name="ReliabilityHigh">Upper limit of the share at the confidence.</param>
public sealed record IntervalAdvice(
    double Calculated, double Interval, bool Changes, double Observed, double RejectionConfidence, double ReliabilityLow, double ReliabilityHigh);
