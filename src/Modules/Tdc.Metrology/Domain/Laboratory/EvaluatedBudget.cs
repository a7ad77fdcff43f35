namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>A budget as it was evaluated, with everything needed to evaluate it again without any other record.</summary>
/// <param name="Model">The model's text.</param>
/// <param name="Output">Its output.</param>
/// <param name="Unit">Unit of the result in D-SI notation.</param>
/// <param name="Inputs">The inputs, in the order of the template.</param>
/// <param name="Value">The value, unrounded, in <paramref name="Unit"/>.</param>
/// <param name="StandardUncertainty">Combined standard uncertainty.</param>
/// <param name="EffectiveDegreesOfFreedom">Effective degrees of freedom; <see langword="null"/> for infinite.</param>
/// <param name="CoverageFactor">Coverage factor.</param>
/// <param name="Probability">Coverage probability.</param>
/// <param name="ExpandedUncertainty">k · u, before any raise to the capability.</param>
internal sealed record EvaluatedBudget(
    string Model, string Output, string Unit, IReadOnlyList<EvaluatedInput> Inputs, double Value, double StandardUncertainty,
    double? EffectiveDegreesOfFreedom, double CoverageFactor, double Probability, double ExpandedUncertainty)
{
    /// <summary>Capability of the scope at this point, in <see cref="Unit"/>; <see langword="null"/> outside of the scope.</summary>
    public double? Capability { get; init; }

    /// <summary>Version of the program's evaluation, for a reader of later years.</summary>
    public int Scheme { get; init; } = 1;
}

/// <summary>One line of an evaluated budget.</summary>
/// <param name="Name">Name in the model.</param>
/// <param name="LabelVi">What it is, in Vietnamese.</param>
/// <param name="LabelEn">What it is, in English.</param>
/// <param name="Unit">Unit in D-SI notation.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Distribution">Its distribution.</param>
/// <param name="Value">Estimate.</param>
/// <param name="StandardUncertainty">Standard uncertainty.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom; <see langword="null"/> for infinite.</param>
/// <param name="Sensitivity">Sensitivity coefficient.</param>
/// <param name="Contribution">|c| u, in the unit of the result.</param>
/// <param name="Share">Share of the variance, 0 to 1.</param>
internal sealed record EvaluatedInput(
    string Name, string LabelVi, string LabelEn, string Unit, InputSource Source, InputDistribution Distribution, double Value,
    double StandardUncertainty, double? DegreesOfFreedom, double Sensitivity, double Contribution, double Share)
{
    /// <summary>Half-width that the uncertainty came from.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>Certificate version that it came from.</summary>
    public Guid? Certificate { get; init; }

    /// <summary>The standard of that certificate.</summary>
    public Guid? Standard { get; init; }

    /// <summary>Number of readings that it came from.</summary>
    public int? Readings { get; init; }
}
