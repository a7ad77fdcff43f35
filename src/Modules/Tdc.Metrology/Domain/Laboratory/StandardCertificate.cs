namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>Where a certificate version of a standard came from.</summary>
internal enum StandardCertificateSource
{
    /// <summary>A certificate of another laboratory, typed in.</summary>
    External,

    /// <summary>A Digital Calibration Certificate that was read.</summary>
    IncomingDcc,

    /// <summary>A certificate of this laboratory itself.</summary>
    OwnCalibration,
}

/// <summary>One certificate version of a standard. Never changed after it was entered.</summary>
internal sealed class StandardCertificate
{
    /// <summary>Its id.</summary>
    public required StandardCertificateId Id { get; init; }

    /// <summary>The standard.</summary>
    public required StandardId Standard { get; init; }

    /// <summary>Number of the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Where it came from.</summary>
    public required StandardCertificateSource Source { get; init; }

    /// <summary>Own certificate that it rests on, when the laboratory calibrated the standard itself.</summary>
    public CalibrationCertificateId? OwnCertificate { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Accreditation of the issuer.</summary>
    public string Accreditation { get; init; } = "";

    /// <summary>Day of calibration.</summary>
    public required DateOnly CalibratedOn { get; init; }

    /// <summary>First day on which it may serve.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day on which it may serve.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>SHA-256 of the certificate's file, lower-case hex; empty when no file is kept.</summary>
    public string FileHash { get; init; } = "";

    /// <summary>The kept file (a <c>FileId</c> of Platform), or <see langword="null"/>.</summary>
    public Guid? File { get; init; }

    /// <summary>Remarks: what the reader of a DCC found of intactness and trust.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The account that entered it.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Values by nominal point, in order.</summary>
    public List<StandardValue> Values { get; init; } = [];

    /// <summary>Whether a day lies within its validity.</summary>
    public bool ValidOn(DateOnly day) => ValidFrom <= day && day <= ValidTo;
}

/// <summary>What a certificate version says of one nominal point.</summary>
internal sealed class StandardValue
{
    /// <summary>The certificate version.</summary>
    public required StandardCertificateId Certificate { get; init; }

    /// <summary>Place in the certificate, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Nominal value, in <see cref="Unit"/>.</summary>
    public required double Nominal { get; init; }

    /// <summary>Certified value, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>Expanded uncertainty, in <see cref="Unit"/>; above zero.</summary>
    public required double ExpandedUncertainty { get; init; }

    /// <summary>Coverage factor; above zero.</summary>
    public required double CoverageFactor { get; init; }

    /// <summary>Degrees of freedom; <see langword="null"/> for infinite or not stated.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Coverage probability, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>Unit in D-SI notation.</summary>
    public required string Unit { get; init; }

    /// <summary>Own result that it rests on, when the laboratory calibrated the standard itself.</summary>
    public CalibrationResultId? OwnResult { get; init; }
}
