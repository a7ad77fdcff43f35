namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>What a technology assumes about the size of a unit: the condition on the weights λ of its peers.</summary>
public enum ReturnsToScale
{
    /// <summary>Constant (CRS, CCR): any λ ≥ 0.</summary>
    Constant,

    /// <summary>Variable (VRS, BCC): Σλ = 1.</summary>
    Variable,

    /// <summary>Non-increasing (NIRS, DRS): Σλ ≤ 1.</summary>
    NonIncreasing,

    /// <summary>Non-decreasing (NDRS, IRS): Σλ ≥ 1.</summary>
    NonDecreasing,
}

/// <summary>Which side of a unit is measured radially.</summary>
public enum Orientation
{
    /// <summary>Inputs shrink at given outputs; the score θ is 1 on the frontier and below 1 inside.</summary>
    Input,

    /// <summary>Outputs grow at given inputs; the score φ is 1 on the frontier and above 1 inside. The Shephard distance is 1/φ.</summary>
    Output,
}
