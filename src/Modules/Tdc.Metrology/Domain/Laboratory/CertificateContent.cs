namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>Everything that a certificate prints, frozen at issue.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 7.8.2, 7.8.4, 7.8.6, 7.8.8; from memory.</remarks>
internal sealed record CertificateContent
{
    /// <summary>Version of this shape.</summary>
    public int Scheme { get; init; } = 1;

    /// <summary>Number of the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Number of the job.</summary>
    public required string JobNumber { get; init; }

    /// <summary>The laboratory as it was.</summary>
    public required CertificateLaboratory Laboratory { get; init; }

    /// <summary>Name of the customer.</summary>
    public required string CustomerName { get; init; }

    /// <summary>Address of the customer.</summary>
    public required string CustomerAddress { get; init; }

    /// <summary>The item.</summary>
    public required CertificateItem Item { get; init; }

    /// <summary>The method.</summary>
    public required CertificateMethod Method { get; init; }

    /// <summary>Day on which the item came.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>First day of readings.</summary>
    public required DateOnly BegunOn { get; init; }

    /// <summary>Last day of readings.</summary>
    public required DateOnly EndedOn { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Where the work was done; empty for the laboratory itself.</summary>
    public required string Place { get; init; }

    /// <summary>Values of the room over all readings.</summary>
    public required IReadOnlyList<CertificateEnvironment> Environment { get; init; }

    /// <summary>The standards that served.</summary>
    public required IReadOnlyList<CertificateStandard> Standards { get; init; }

    /// <summary>The results, as found first.</summary>
    public required IReadOnlyList<CertificateResult> Results { get; init; }

    /// <summary>Names of those who measured.</summary>
    public required IReadOnlyList<string> MeasuredBy { get; init; }

    /// <summary>Name of the person who authorised.</summary>
    public required string AuthorisedBy { get; init; }

    /// <summary>When it was authorised.</summary>
    public required DateTimeOffset AuthorisedAt { get; init; }

    /// <summary>Number of the certificate that it replaces; empty for none.</summary>
    public string ReplacesNumber { get; init; } = "";

    /// <summary>How it replaces it.</summary>
    public CertificateChange? Change { get; init; }

    /// <summary>Why it replaces it.</summary>
    public string ChangeReason { get; init; } = "";
}

/// <summary>The laboratory as a certificate prints it.</summary>
/// <param name="Code">Short code.</param>
/// <param name="NameVi">Name in Vietnamese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Address">Address.</param>
/// <param name="AccreditationNumber">Number of the accreditation on the day of issue; empty without one.</param>
/// <param name="AccreditationBody">Who accredited it.</param>
internal sealed record CertificateLaboratory(string Code, string NameVi, string NameEn, string Address, string AccreditationNumber, string AccreditationBody);

/// <summary>The item as a certificate prints it.</summary>
/// <param name="Description">What it is.</param>
/// <param name="Maker">Maker and type.</param>
/// <param name="Serial">Identity.</param>
/// <param name="Class">Class.</param>
/// <param name="Nominal">Nominal value or range.</param>
/// <param name="Resolution">Resolution in the unit of the results.</param>
/// <param name="Condition">Condition on receipt.</param>
internal sealed record CertificateItem(string Description, string Maker, string Serial, string Class, string Nominal, double? Resolution, string Condition);

/// <summary>The method as a certificate prints it.</summary>
/// <param name="Code">Code.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="NameVi">Name in Vietnamese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Procedure">The written procedure.</param>
/// <param name="Quantity">Code of the quantity.</param>
/// <param name="MeasurandVi">What is measured, in Vietnamese.</param>
/// <param name="MeasurandEn">What is measured, in English.</param>
internal sealed record CertificateMethod(
    string Code, int Version, string NameVi, string NameEn, string Procedure, string Quantity, string MeasurandVi, string MeasurandEn);

/// <summary>A value of the room over all readings.</summary>
/// <param name="Name">Name of the value.</param>
/// <param name="Unit">Unit in D-SI notation.</param>
/// <param name="Low">Lowest.</param>
/// <param name="High">Highest.</param>
internal sealed record CertificateEnvironment(string Name, string Unit, double Low, double High);

/// <summary>A standard as a certificate prints it: what the statement of traceability names.</summary>
/// <param name="Standard">Id of the standard.</param>
/// <param name="Certificate">Id of its certificate version.</param>
/// <param name="Number">Own number of the standard.</param>
/// <param name="NameVi">Name in Vietnamese.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="CertificateNumber">Number of its certificate.</param>
/// <param name="Issuer">Who issued that.</param>
/// <param name="Accreditation">Accreditation of the issuer.</param>
/// <param name="ValidTo">Last day of that certificate.</param>
/// <param name="FileHash">SHA-256 of that certificate's file; empty when none is kept.</param>
internal sealed record CertificateStandard(
    Guid Standard, Guid Certificate, string Number, string NameVi, string NameEn, string Serial, string CertificateNumber, string Issuer,
    string Accreditation, DateOnly ValidTo, string FileHash);

/// <summary>A result as a certificate prints it.</summary>
/// <param name="Result">Id of the result.</param>
/// <param name="Condition">As found or as left.</param>
/// <param name="Nominal">Test point.</param>
/// <param name="PointUnit">Its unit in D-SI notation.</param>
/// <param name="Value">Value, rounded, invariant digits.</param>
/// <param name="ExpandedUncertainty">Expanded uncertainty, rounded, invariant digits.</param>
/// <param name="Unit">Unit of both in D-SI notation.</param>
/// <param name="CoverageFactor">Coverage factor.</param>
/// <param name="Probability">Coverage probability.</param>
/// <param name="EffectiveDegreesOfFreedom">Effective degrees of freedom; <see langword="null"/> for infinite.</param>
/// <param name="LowerLimit">Lower limit.</param>
/// <param name="UpperLimit">Upper limit.</param>
/// <param name="LimitBasis">Document of the limits.</param>
/// <param name="Rule">Decision rule.</param>
/// <param name="Conformity">Verdict.</param>
/// <param name="Scope">How it stands to the scope.</param>
internal sealed record CertificateResult(
    Guid Result, ItemCondition Condition, double Nominal, string PointUnit, string Value, string ExpandedUncertainty, string Unit, double CoverageFactor,
    double Probability, double? EffectiveDegreesOfFreedom, double? LowerLimit, double? UpperLimit, string LimitBasis, DecisionRule Rule,
    Conformity Conformity, ScopeStanding Scope);
