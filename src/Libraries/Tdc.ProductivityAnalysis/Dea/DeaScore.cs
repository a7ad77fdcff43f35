namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>Whether a program has a score, and if not, why.</summary>
public enum DeaStatus
{
    /// <summary>There is an optimum, proven by a scan of every unit of the technology.</summary>
    Solved,

    /// <summary>No combination of the technology's units reaches the unit: it lies outside in a way that no radial change mends.</summary>
    Infeasible,

    /// <summary>The score grows without bound: the direction asks for nothing.</summary>
    Unbounded,

    /// <summary>The model is not defined for this unit, such as a slacks-based measure with a zero.</summary>
    NotDefined,
}

/// <summary>A score of a unit, or the reason why there is none.</summary>
/// <param name="Status">Whether there is a score.</param>
/// <param name="Value">θ, φ, ρ or β by the model; <see cref="double.NaN"/> without a score.</param>
public readonly record struct DeaScore(DeaStatus Status, double Value)
{
    /// <summary>Whether there is a score.</summary>
    public bool IsSolved => Status == DeaStatus.Solved;

    /// <summary>No score, for a reason.</summary>
    public static DeaScore Without(DeaStatus status) => new(status, double.NaN);
}
