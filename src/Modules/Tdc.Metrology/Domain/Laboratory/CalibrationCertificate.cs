namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>What a new certificate does to the one that it replaces.</summary>
/// <remarks>The words are those of the Digital Calibration Certificate (<c>typeOfChange</c>).</remarks>
internal enum CertificateChange
{
    /// <summary>What was wrong or missing is amended.</summary>
    Amended,

    /// <summary>The whole is substituted.</summary>
    Substituted,
}

/// <summary>An issued calibration certificate of one item. Never changed: a new one names the one that it replaces.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 7.8.8 (amendments to reports); from memory.</remarks>
internal sealed class CalibrationCertificate
{
    /// <summary>Its id.</summary>
    public required CalibrationCertificateId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>The job.</summary>
    public required JobId Job { get; init; }

    /// <summary>The item.</summary>
    public required JobItemId Item { get; init; }

    /// <summary>Year of the number.</summary>
    public required int Year { get; init; }

    /// <summary>Number within laboratory and year, from 1; never given twice.</summary>
    public required int Sequence { get; init; }

    /// <summary>Number that people quote: <c>HC-CODE-YEAR-NNNN</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Moment of issue.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The account that issued it.</summary>
    public Guid? IssuedBy { get; init; }

    /// <summary>Everything that is printed: a <see cref="CertificateContent"/> as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> as UTF-8, lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Word of the public address by which anybody who holds the certificate checks it.</summary>
    public required string Token { get; init; }

    /// <summary>The certificate that it replaces; one is replaced at most once.</summary>
    public CalibrationCertificateId? Replaces { get; init; }

    /// <summary>How it replaces it.</summary>
    public CertificateChange? Change { get; init; }

    /// <summary>Why it replaces it.</summary>
    public string ChangeReason { get; init; } = "";

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }
}
