using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Domain.Impact;

/// <summary>An analysis of everything that rested on a standard which was found bad.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 7.10 (nonconforming work) and 6.4.9; from memory. What was found is frozen; only letters and the closing move on.</remarks>
internal sealed class ImpactStudy
{
    /// <summary>Its id.</summary>
    public required ImpactStudyId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>The standard.</summary>
    public required StandardId Standard { get; init; }

    /// <summary>The one certificate version that is in doubt; <see langword="null"/> for every version that served in the window.</summary>
    public StandardCertificateId? Certificate { get; init; }

    /// <summary>First moment in doubt: the last time that the standard was known good; <see langword="null"/> for ever before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last moment in doubt: when it was found bad; <see langword="null"/> for until now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The errors as found: <see cref="AsFoundFindings"/> as JSON.</summary>
    public required string Errors { get; init; }

    /// <summary>Unit of the errors in D-SI notation.</summary>
    public required string Unit { get; init; }

    /// <summary>What happened, in the laboratory's words.</summary>
    public required string Reason { get; init; }

    /// <summary>Number of results that rested on it.</summary>
    public int Results { get; set; }

    /// <summary>Number of those whose verdict is another one.</summary>
    public int Flips { get; set; }

    /// <summary>Number of those that hold only with a larger uncertainty.</summary>
    public int Larger { get; set; }

    /// <summary>Number of issued certificates that print such results.</summary>
    public int Certificates { get; set; }

    /// <summary>Number of customers.</summary>
    public int Customers { get; set; }

    /// <summary>The account that made it.</summary>
    public Guid? MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When its findings were complete; <see langword="null"/> while they are computed.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>The closing record: what was done; empty while it is open.</summary>
    public string Closing { get; set; } = "";

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The account that closed it.</summary>
    public Guid? ClosedBy { get; set; }

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}

/// <summary>What the error changes in one result.</summary>
internal sealed class ImpactFinding
{
    /// <summary>The analysis.</summary>
    public required ImpactStudyId Study { get; init; }

    /// <summary>Place in the analysis, from 1: by generation, then by moment of reading.</summary>
    public required int Position { get; init; }

    /// <summary>The result.</summary>
    public required CalibrationResultId Result { get; init; }

    /// <summary>Steps from the standard: 1 rested on it directly, 2 on a working standard that did, and so on.</summary>
    public required int Generation { get; init; }

    /// <summary>The issued certificate that prints the result and stands; <see langword="null"/> for none.</summary>
    public CalibrationCertificateId? Certificate { get; init; }

    /// <summary>The customer as the job names it.</summary>
    public required string Customer { get; init; }

    /// <summary>What it changes.</summary>
    public required ImpactClass Class { get; init; }

    /// <summary>Value with the error corrected for, unrounded, in the result's unit.</summary>
    public required double Value { get; init; }

    /// <summary>Expanded uncertainty of <see cref="Value"/>.</summary>
    public required double ExpandedUncertainty { get; init; }

    /// <summary>Expanded uncertainty with which the value as printed, not corrected, still holds.</summary>
    public required double UncertaintyUncorrected { get; init; }

    /// <summary>The verdict with the error corrected for.</summary>
    public required Conformity Conformity { get; init; }
}

/// <summary>A letter to one customer about what changes for it.</summary>
internal sealed class ImpactLetter
{
    /// <summary>Its id.</summary>
    public required ImpactLetterId Id { get; init; }

    /// <summary>The analysis.</summary>
    public required ImpactStudyId Study { get; init; }

    /// <summary>The customer as its jobs name it.</summary>
    public required string Customer { get; init; }

    /// <summary>Number of its certificates that change.</summary>
    public required int Certificates { get; init; }

    /// <summary>Number of its verdicts that change.</summary>
    public required int Flips { get; init; }

    /// <summary>Day on which it was sent; <see langword="null"/> while it is a draft.</summary>
    public DateOnly? SentOn { get; set; }

    /// <summary>How it was sent, and what the customer answered.</summary>
    public string Note { get; set; } = "";
}
