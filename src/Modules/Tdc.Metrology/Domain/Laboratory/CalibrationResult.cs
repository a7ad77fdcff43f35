namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>A statement of conformity.</summary>
/// <remarks>The words are those of the Digital Calibration Certificate.</remarks>
internal enum Conformity
{
    /// <summary>No statement.</summary>
    None,

    /// <summary>Within the limits.</summary>
    Pass,

    /// <summary>Within the limits, and nearer to them than the guard band.</summary>
    ConditionalPass,

    /// <summary>Outside of the limits by less than the guard band.</summary>
    ConditionalFail,

    /// <summary>Outside of the limits.</summary>
    Fail,
}

/// <summary>How a result stands to the laboratory's scope.</summary>
internal enum ScopeStanding
{
    /// <summary>No line of the scope covers it: not under accreditation.</summary>
    Outside,

    /// <summary>Covered, and the uncertainty is not below the capability.</summary>
    Within,

    /// <summary>Covered; the evaluated uncertainty was below the capability, so the capability is stated in its place.</summary>
    RaisedToCapability,
}

/// <summary>An evaluated result of one set of readings. Never changed: a correction or a new evaluation makes a new one.</summary>
internal sealed class CalibrationResult
{
    /// <summary>Its id.</summary>
    public required CalibrationResultId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>The job.</summary>
    public required JobId Job { get; init; }

    /// <summary>The item.</summary>
    public required JobItemId Item { get; init; }

    /// <summary>The readings.</summary>
    public required ReadingSetId ReadingSet { get; init; }

    /// <summary>The version of the method.</summary>
    public required MethodVersionId Method { get; init; }

    /// <summary>As found or as left.</summary>
    public required ItemCondition Condition { get; init; }

    /// <summary>The test point, in <see cref="PointUnit"/>.</summary>
    public required double Nominal { get; init; }

    /// <summary>Unit of the test point in D-SI notation.</summary>
    public required string PointUnit { get; init; }

    /// <summary>The value: error of indication or deviation from nominal, unrounded, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>Unit of value, uncertainty and limits in D-SI notation.</summary>
    public required string Unit { get; init; }

    /// <summary>Combined standard uncertainty, unrounded.</summary>
    public required double StandardUncertainty { get; init; }

    /// <summary>Effective degrees of freedom; <see langword="null"/> for infinite.</summary>
    public double? EffectiveDegreesOfFreedom { get; init; }

    /// <summary>Coverage factor.</summary>
    public required double CoverageFactor { get; init; }

    /// <summary>Coverage probability.</summary>
    public required double Probability { get; init; }

    /// <summary>Expanded uncertainty as it is stated, unrounded: never below the capability of the scope.</summary>
    public required double ExpandedUncertainty { get; init; }

    /// <summary>Value rounded to the place of the uncertainty, invariant digits.</summary>
    public required string RoundedValue { get; init; }

    /// <summary>Expanded uncertainty to two significant digits, invariant digits.</summary>
    public required string RoundedUncertainty { get; init; }

    /// <summary>Lower limit; <see langword="null"/> without one.</summary>
    public double? LowerLimit { get; init; }

    /// <summary>Upper limit; <see langword="null"/> without one.</summary>
    public double? UpperLimit { get; init; }

    /// <summary>The rule by which the verdict was reached.</summary>
    public required DecisionRule Rule { get; init; }

    /// <summary>The verdict.</summary>
    public required Conformity Conformity { get; init; }

    /// <summary>How it stands to the scope.</summary>
    public required ScopeStanding Scope { get; init; }

    /// <summary>The budget as it was evaluated: an <see cref="EvaluatedBudget"/> as JSON.</summary>
    public required string Budget { get; init; }

    /// <summary>The moment of reading, as the set of readings has it.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>When it was evaluated.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The result that took its place, after a correction or a new evaluation.</summary>
    public CalibrationResultId? SupersededBy { get; set; }

    /// <summary>The inputs that came from standards.</summary>
    public List<ResultStandard> Standards { get; init; } = [];
}

/// <summary>What one standard's certificate brought into a result: the way from the certificate to the result and back.</summary>
internal sealed class ResultStandard
{
    /// <summary>The result.</summary>
    public required CalibrationResultId Result { get; init; }

    /// <summary>Name of the input of the model.</summary>
    public required string Input { get; init; }

    /// <summary>The standard.</summary>
    public required StandardId Standard { get; init; }

    /// <summary>Its certificate version.</summary>
    public required StandardCertificateId Certificate { get; init; }

    /// <summary>Nominal point of the certificate that served, in the unit of the certificate.</summary>
    public required double Nominal { get; init; }

    /// <summary>Value of the input, in its unit in the budget.</summary>
    public required double Value { get; init; }

    /// <summary>Standard uncertainty of the input.</summary>
    public required double StandardUncertainty { get; init; }

    /// <summary>Sensitivity coefficient of the result to the input.</summary>
    public required double Sensitivity { get; init; }

    /// <summary>Unit of the input in D-SI notation.</summary>
    public required string Unit { get; init; }
}
