namespace Tdc.Uncertainty.Decisions;

/// <summary>A rule that says from a value and its uncertainty whether an item is accepted.</summary>
/// <param name="GuardFactor">The guard band as a multiple of the standard uncertainty; below zero for guarded rejection.</param>
/// <remarks>Source: JCGM 106:2012, 8.2 and 8.3; ILAC-G8:09/2019, 4.2.</remarks>
public sealed record DecisionRule(double GuardFactor)
{
    /// <summary>No guard band: both sides share the risk, at most 50 % at the limit.</summary>
    public static DecisionRule SimpleAcceptance { get; } = new(0);

    /// <summary>The band is the expanded uncertainty with k = 2: a risk of at most 2.3 % at one limit.</summary>
    public static DecisionRule ExpandedUncertainty { get; } = new(2);

    /// <summary>A risk of at most 5 % at one limit.</summary>
    public static DecisionRule AtMost5Percent { get; } = new(SpecificRisk.GuardFactor5Percent);

    /// <summary>A risk of at most 1 % at one limit.</summary>
    public static DecisionRule AtMost1Percent { get; } = new(SpecificRisk.GuardFactor1Percent);

    /// <summary>The band for an uncertainty, in its unit.</summary>
    public double GuardBand(double standardUncertainty) => GuardFactor * standardUncertainty;

    /// <summary>The acceptance limits A_L = T_L + w and A_U = T_U − w; they cross when the band is wider than the tolerance.</summary>
    public (double? Lower, double? Upper) AcceptanceLimits(ToleranceLimits limits, double standardUncertainty)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return (limits.Lower + GuardBand(standardUncertainty), limits.Upper - GuardBand(standardUncertainty));
    }

    /// <summary>Whether the rule accepts.</summary>
    public bool Accepts(double value, double standardUncertainty, ToleranceLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return limits.Accept(value, GuardBand(standardUncertainty));
    }

    /// <summary>The largest risk of accepting an item outside one limit: at the acceptance limit.</summary>
    public double LargestOneSidedRisk => Functions.Normal.Upper(GuardFactor);
}
