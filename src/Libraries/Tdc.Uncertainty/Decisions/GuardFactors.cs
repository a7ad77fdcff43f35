using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Decisions;

/// <summary>Named factors g by which tolerance limits are multiplied to get acceptance limits, from the test uncertainty ratio.</summary>
/// <remarks>
/// <para>The ratio is half the tolerance over U at 95 %: ANSI/NCSL Z540.3, 3.11. A factor never widens the limits.</para>
/// <para>Sources: NCSLI RP-10 and RP-18; M. Dobbert, A guard-band strategy for managing false-accept risk, NCSLI 2008.</para>
/// </remarks>
public static class GuardFactors
{
    /// <summary>Test uncertainty ratio.</summary>
    /// <param name="limits">Two limits.</param>
    /// <param name="expandedUncertainty">U at 95 %, above zero.</param>
    /// <exception cref="UncertaintyException">One limit only, or U not above zero.</exception>
    public static double TestUncertaintyRatio(ToleranceLimits limits, double expandedUncertainty)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Domain.Positive(expandedUncertainty, "U");
        return limits.HalfWidth / expandedUncertainty
            ?? throw new UncertaintyException(UncertaintyFault.Missing, "TL", 0, "The test uncertainty ratio needs two limits.");
    }

    /// <summary>√(1 − 1/TUR²).</summary>
    /// <param name="ratio">Test uncertainty ratio, at least 1.</param>
    public static double RootSumSquares(double ratio) => Math.Sqrt(1 - (1 / (AtLeastOne(ratio) * ratio)));

    /// <summary>1 − 1/TUR: the band is U.</summary>
    /// <param name="ratio">Test uncertainty ratio, at least 1.</param>
    public static double FullUncertainty(double ratio) => 1 - (1 / AtLeastOne(ratio));

    /// <summary>1.25 − 1/TUR: nothing is taken from a ratio of 4 on.</summary>
    /// <param name="ratio">Test uncertainty ratio, at least 1.</param>
    public static double QuarterRelaxed(double ratio) => Math.Min(1, 1.25 - (1 / AtLeastOne(ratio)));

    /// <summary>1 − (1.04 − exp(0.38 ln TUR − 0.54))/TUR: at most 2 % false accepts whatever the share in tolerance is.</summary>
    /// <param name="ratio">Test uncertainty ratio, above zero.</param>
    public static double Dobbert(double ratio)
    {
        Domain.Positive(ratio, "TUR");
        return Math.Min(1, 1 - ((1.04 - Math.Exp((0.38 * Math.Log(ratio)) - 0.54)) / ratio));
    }

    private static double AtLeastOne(double ratio) =>
        ratio >= 1 ? ratio : throw Domain.OutOfRange(ratio, "TUR", "must be one or more");
}
