namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>What a set of readings and its records bring into a budget.</summary>
/// <param name="Method">The version of the method, with model and template.</param>
/// <param name="Nominal">The test point, in the method's unit of test points.</param>
/// <param name="Columns">Readings by column, in the unit of the input that they serve.</param>
/// <param name="Environment">Values of the room by name.</param>
/// <param name="Resolution">Resolution of the item in the unit of the result; <see langword="null"/> for one that shows nothing.</param>
/// <param name="Certificates">Certificate version by name of the input that it serves.</param>
internal sealed record BudgetMaterial(
    MethodVersion Method, double Nominal, IReadOnlyDictionary<string, IReadOnlyList<decimal>> Columns, IReadOnlyDictionary<string, double> Environment,
    double? Resolution, IReadOnlyDictionary<string, StandardCertificate> Certificates);

/// <summary>One input of a budget with its value and what is known about it.</summary>
/// <param name="Template">The input as the method describes it.</param>
/// <param name="Value">Estimate, in the unit of the template.</param>
/// <param name="StandardUncertainty">Standard uncertainty; zero for an exact value.</param>
internal sealed record AssembledInput(BudgetInput Template, double Value, double StandardUncertainty)
{
    /// <summary>Half-width that the uncertainty comes from.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>Degrees of freedom; <see langword="null"/> for infinite.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Number of readings that it comes from.</summary>
    public int? Readings { get; init; }

    /// <summary>Certificate version that it comes from.</summary>
    public StandardCertificate? Certificate { get; init; }

    /// <summary>Nominal point of that certificate, in its unit.</summary>
    public double CertificateNominal { get; init; }
}
