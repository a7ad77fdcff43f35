namespace Tdc.Uncertainty.Quantities;

/// <summary>An input quantity of a measurement.</summary>
/// <remarks>Errors: <see cref="UncertaintyException"/> with the name of the quantity as subject.</remarks>
public sealed record Quantity
{
    /// <summary>An input with its estimate and what is known about it.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <param name="value">Estimate, finite.</param>
    /// <param name="distribution">What is known about it.</param>
    /// <param name="dof">Degrees of freedom of the standard uncertainty, above 0; null for those that the distribution carries.</param>
    public Quantity(string name, double value, Distribution distribution, double? dof = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(distribution);
        if (!double.IsFinite(value))
        {
            throw new UncertaintyException(UncertaintyFault.NotFinite, name, 0, $"The value of '{name}' is not a finite number.");
        }

        if (dof is not (null or > 0))
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, name, 0, $"The degrees of freedom of '{name}' are not above 0.");
        }

        (Name, Value, Distribution, Dof) = (name, value, distribution, dof ?? distribution.Dof);
    }

    /// <summary>Name in the model.</summary>
    public string Name { get; }

    /// <summary>Estimate.</summary>
    public double Value { get; }

    /// <summary>What is known about it.</summary>
    public Distribution Distribution { get; }

    /// <summary>Degrees of freedom; infinite when the standard uncertainty is taken as exact.</summary>
    public double Dof { get; }

    /// <summary>Unit as the laboratory writes it; empty when none is stated.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether the uncertainty comes from repeated readings (type A).</summary>
    public bool IsTypeA { get; init; }

    /// <summary>Standard uncertainty.</summary>
    public double StandardUncertainty => Distribution.StandardUncertainty;

    /// <summary>Whether it varies at all.</summary>
    public bool Varies => Distribution is not ExactValue;
}
