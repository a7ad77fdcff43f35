namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>Where an input of a budget gets its value and uncertainty from.</summary>
internal enum InputSource
{
    /// <summary>Mean of a column of readings, with the type A uncertainty of the mean.</summary>
    Readings,

    /// <summary>The standard's certificate at the test point.</summary>
    StandardCertificate,

    /// <summary>The nominal value of the test point, exact.</summary>
    Nominal,

    /// <summary>A specification of the method: value and half-width, or standard uncertainty.</summary>
    Specification,

    /// <summary>The item's resolution: value zero, half-width one half of it.</summary>
    Resolution,

    /// <summary>A value measured in the room, with the half-width of the method.</summary>
    Environment,
}

/// <summary>The shape of an input's distribution.</summary>
internal enum InputDistribution
{
    /// <summary>Normal; Student's t when degrees of freedom are given.</summary>
    Normal,

    /// <summary>Uniform over ± half-width.</summary>
    Uniform,

    /// <summary>Triangular over ± half-width.</summary>
    Triangular,

    /// <summary>Arcsine (U-shaped) over ± half-width.</summary>
    Arcsine,
}

/// <summary>One input of a method's budget.</summary>
/// <param name="Name">Name in the model.</param>
/// <param name="LabelVi">What it is, in Vietnamese.</param>
/// <param name="LabelEn">What it is, in English.</param>
/// <param name="Unit">Unit in D-SI notation; what comes in another unit is converted.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record BudgetInput(string Name, string LabelVi, string LabelEn, string Unit, InputSource Source)
{
    /// <summary>Distribution of what is not read off.</summary>
    public InputDistribution Distribution { get; init; } = InputDistribution.Normal;

    /// <summary>Column of readings, or name of the value of the room.</summary>
    public string Column { get; init; } = "";

    /// <summary>Value of a specification.</summary>
    public double Value { get; init; }

    /// <summary>Half-width of the distribution, in <see cref="Unit"/>.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>Half-width relative to the test point, added to <see cref="HalfWidth"/>.</summary>
    public double? RelativeHalfWidth { get; init; }

    /// <summary>Standard uncertainty, in <see cref="Unit"/>, when no half-width is given.</summary>
    public double? StandardUncertainty { get; init; }

    /// <summary>Degrees of freedom; <see langword="null"/> for infinite.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Pooled standard deviation of one reading, when few readings are taken: used in place of that of the readings.</summary>
    public double? PooledDeviation { get; init; }
}

/// <summary>Limits of a value of the room while readings are taken.</summary>
/// <param name="Name">Name of the value: <c>temperature</c>, <c>humidity</c>, <c>pressure</c>.</param>
/// <param name="Unit">Unit in D-SI notation.</param>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
internal sealed record EnvironmentLimit(string Name, string Unit, double Low, double High);

/// <summary>The permissible error of a class at nominal values, in the unit of the result.</summary>
/// <param name="Class">Class of the item, as written on it.</param>
/// <param name="From">Lowest nominal value, in the unit of test points.</param>
/// <param name="To">Highest nominal value.</param>
/// <param name="Limit">Largest error allowed, to both sides.</param>
/// <param name="Basis">The document it is taken from, and whether it was seen or is from memory.</param>
internal sealed record AcceptanceLimit(string Class, double From, double To, double Limit, string Basis);
