using Tdc.Uncertainty.Intervals;

namespace Tdc.Metrology.Domain.Laboratory.Checking;

/// <summary>What a calibration found of a standard before anything was adjusted: whether it had kept its tolerance. Never changed after it was entered.</summary>
internal sealed class StandardFinding
{
    /// <summary>Its id.</summary>
    public required StandardFindingId Id { get; init; }

    /// <summary>The standard.</summary>
    public required StandardId Standard { get; init; }

    /// <summary>Day of the calibration; unique in the standard.</summary>
    public required DateOnly FoundOn { get; init; }

    /// <summary>Days since the calibration before.</summary>
    public required int IntervalDays { get; init; }

    /// <summary>Whether it was found in tolerance.</summary>
    public required bool InTolerance { get; init; }

    /// <summary>Number of the certificate that says so.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The account that entered it.</summary>
    public Guid? EnteredBy { get; init; }
}

/// <summary>Advice on the calibration interval of a standard from its findings, by method A3.</summary>
/// <param name="CurrentDays">The present interval, days.</param>
/// <param name="Used">Findings after about the present interval.</param>
/// <param name="Passed">Of these, found in tolerance.</param>
/// <param name="LeftOut">Findings after another interval.</param>
/// <param name="Advice">The advice; <see langword="null"/> without a usable finding.</param>
/// <remarks>Source: NCSLI RP-1, method A3; the window of ±56 days, at most half the interval, is that of the tutorial's program.</remarks>
internal sealed record IntervalHistory(double CurrentDays, int Used, int Passed, int LeftOut, IntervalAdvice? Advice)
{
    private const double WindowDays = 56;
    private const double DaysPerMonth = 365.25 / 12;

    /// <summary>Evaluates findings.</summary>
    /// <param name="intervalMonths">The present interval of the standard.</param>
    /// <param name="findings">All its findings.</param>
    /// <param name="target">Wanted share in tolerance, between 0 and 1.</param>
    /// <param name="confidence">Confidence asked for before a change, from 0 to below 1.</param>
    public static IntervalHistory Of(int intervalMonths, IEnumerable<StandardFinding> findings, double target, double confidence)
    {
        var current = Math.Round(intervalMonths * DaysPerMonth);
        var all = findings.ToList();
        var used = all.FindAll(f => Math.Abs(f.IntervalDays - current) <= Math.Min(WindowDays, current / 2));
        var passed = used.Count(f => f.InTolerance);
        var advice = used.Count == 0 ? null : new IntervalTest
        {
            InTolerance = passed,
            Tests = used.Count,
            CurrentInterval = current,
            TargetReliability = target,
            Confidence = confidence,
        }.Evaluate();
        return new(current, used.Count, passed, all.Count - used.Count, advice);
    }
}
