namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>A calibration method of a laboratory; what it says stands in its versions.</summary>
internal sealed class CalibrationMethod
{
    /// <summary>Its id.</summary>
    public required MethodId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>Code, unique in the laboratory.</summary>
    public required string Code { get; init; }

    /// <summary>Name in Vietnamese.</summary>
    public required string NameVi { get; set; }

    /// <summary>Name in English.</summary>
    public required string NameEn { get; set; }

    /// <summary>Code of the quantity, as the scope writes it.</summary>
    public required string Quantity { get; init; }
}

/// <summary>What the result of a method says.</summary>
internal enum ResultMeaning
{
    /// <summary>How far the item's true value is from its nominal one: weights, gauge blocks.</summary>
    DeviationFromNominal,

    /// <summary>How far the item's indication is from the true value at a test point: gauges, thermometers, scales.</summary>
    ErrorOfIndication,
}

/// <summary>How a verdict is reached from a value, its uncertainty and its limits.</summary>
/// <remarks>Source: ILAC-G8:09/2019, section 4; from memory.</remarks>
internal enum DecisionRule
{
    /// <summary>No statement of conformity.</summary>
    None,

    /// <summary>Simple acceptance: the value alone decides.</summary>
    Simple,

    /// <summary>Binary with guard band w = U.</summary>
    GuardBand,

    /// <summary>Non-binary with guard band w = U: pass, conditional pass, conditional fail, fail.</summary>
    NonBinary,
}

/// <summary>One version of a method, with the measurement model and the budget that belong to it. Once approved it is never changed.</summary>
internal sealed class MethodVersion
{
    /// <summary>Its id.</summary>
    public required MethodVersionId Id { get; init; }

    /// <summary>The method.</summary>
    public required MethodId Method { get; init; }

    /// <summary>Number of the version, from 1; unique in the method.</summary>
    public required int Number { get; init; }

    /// <summary>The written procedure: its number and title.</summary>
    public required string Procedure { get; init; }

    /// <summary>What is measured, in Vietnamese.</summary>
    public required string MeasurandVi { get; init; }

    /// <summary>What is measured, in English.</summary>
    public required string MeasurandEn { get; init; }

    /// <summary>What the result says.</summary>
    public required ResultMeaning Meaning { get; init; }

    /// <summary>Unit of test points in D-SI notation.</summary>
    public required string PointUnit { get; init; }

    /// <summary>Unit of the result, its uncertainty and its limits in D-SI notation.</summary>
    public required string ResultUnit { get; init; }

    /// <summary>The measurement model: assignments, one a line.</summary>
    public required string Model { get; init; }

    /// <summary>Name of the output in <see cref="Model"/>: the error of indication, or the deviation from nominal.</summary>
    public required string Output { get; init; }

    /// <summary>The budget's template: a list of <see cref="BudgetInput"/> as JSON.</summary>
    public required string Budget { get; init; }

    /// <summary>Nominal test points in <see cref="PointUnit"/>: a list of numbers as JSON.</summary>
    public required string TestPoints { get; init; }

    /// <summary>Fewest readings of each column at a test point.</summary>
    public required int LeastReadings { get; init; }

    /// <summary>Limits of the environment: a list of <see cref="EnvironmentLimit"/> as JSON.</summary>
    public required string Environment { get; init; }

    /// <summary>How a verdict is reached.</summary>
    public required DecisionRule Rule { get; init; }

    /// <summary>Permissible errors by class and nominal: a list of <see cref="AcceptanceLimit"/> as JSON.</summary>
    public required string Acceptance { get; init; }

    /// <summary>Coverage probability of the expanded uncertainty.</summary>
    public required double CoverageProbability { get; init; }

    /// <summary>First day on which it may be used.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Who approved it; <see langword="null"/> while it is a draft, and for invented data.</summary>
    public Guid? ApprovedBy { get; set; }

    /// <summary>When it was approved; a draft serves no readings.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>The account that wrote it.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether readings may be taken by it on a day.</summary>
    public bool UsableOn(DateOnly day) => ApprovedAt is not null && ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
