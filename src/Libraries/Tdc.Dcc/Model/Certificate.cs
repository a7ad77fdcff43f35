namespace Tdc.Dcc;

/// <summary>A calibration certificate, apart from how a version of the schema writes it.</summary>
/// <remarks>Source: PTB, DCC schema 3.3.0; what the older versions lack is empty here.</remarks>
public sealed record Certificate
{
    /// <summary>The programs that made it; at least one is written.</summary>
    public Sequence<Software> Software { get; init; } = [];

    /// <summary>Number, dates, place, languages.</summary>
    public required CoreData Core { get; init; }

    /// <summary>What the items are together, where they are one measuring system.</summary>
    public LocalText? ItemsName { get; init; }

    /// <summary>More about the items together.</summary>
    public RichText? ItemsDescription { get; init; }

    /// <summary>What was calibrated; at least one.</summary>
    public Sequence<Item> Items { get; init; } = [];

    /// <summary>Who calibrated.</summary>
    public required CalibrationLaboratory Laboratory { get; init; }

    /// <summary>Who answers for it; at least one.</summary>
    public Sequence<ResponsiblePerson> Persons { get; init; } = [];

    /// <summary>For whom.</summary>
    public required Contact Customer { get; init; }

    /// <summary>What is stated about the whole.</summary>
    public Sequence<Statement> Statements { get; init; } = [];

    /// <summary>Methods, equipment and conditions that all results share; only 3.3 has them.</summary>
    public Circumstances Common { get; init; } = Circumstances.None;

    /// <summary>The results; at least one.</summary>
    public Sequence<MeasurementResult> Results { get; init; } = [];

    /// <summary>The same certificate for a human reader, inside this one.</summary>
    public EmbeddedFile? HumanReadable { get; init; }
}

/// <summary>The data that every certificate carries.</summary>
public sealed record CoreData
{
    /// <summary>Two capital letters of ISO 3166-1.</summary>
    public required string CountryCode { get; init; }

    /// <summary>Languages that occur; two small letters each; at least one.</summary>
    public Sequence<string> UsedLanguages { get; init; } = [];

    /// <summary>Languages in which everything is said; at least one.</summary>
    public Sequence<string> MandatoryLanguages { get; init; } = [];

    /// <summary>The certificate's number, unique in the world by the laboratory's care; not empty, no blanks at its ends.</summary>
    public required string UniqueIdentifier { get; init; }

    /// <summary>Other numbers: order, customer's number.</summary>
    public Sequence<Identification> Identifications { get; init; } = [];

    /// <summary>When the item came.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>First day of the measurement.</summary>
    public required DateOnly Begun { get; init; }

    /// <summary>Last day of the measurement.</summary>
    public required DateOnly Ended { get; init; }

    /// <summary>Where it was measured.</summary>
    public PerformancePlace Place { get; init; }

    /// <summary>When the certificate was issued.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>Which certificate this one replaces; only since 3.2.</summary>
    public Replacement? Replaces { get; init; }

    /// <summary>The previous calibration's certificate.</summary>
    public CertificateHash? Previous { get; init; }
}

/// <summary>Where a calibration was done.</summary>
public enum PerformancePlace
{
    /// <summary>In the laboratory.</summary>
    Laboratory,

    /// <summary>At the customer's.</summary>
    Customer,

    /// <summary>In a branch of the laboratory.</summary>
    LaboratoryBranch,

    /// <summary>In a branch of the customer.</summary>
    CustomerBranch,

    /// <summary>Elsewhere.</summary>
    Other,
}

/// <summary>That a certificate takes the place of an earlier one.</summary>
/// <param name="Kind">How it was changed.</param>
/// <param name="Identifier">Number of the certificate that is replaced.</param>
public sealed record Replacement(ReplacementKind Kind, string Identifier)
{
    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>How a certificate changes the one it replaces.</summary>
public enum ReplacementKind
{
    /// <summary>Something was corrected or added.</summary>
    Amended,

    /// <summary>The whole was made anew.</summary>
    Substituted,
}

/// <summary>Another certificate, named with a hash of its file (<c>dcc:hashType</c>).</summary>
/// <param name="Referral">Where it is to be had, in words.</param>
/// <param name="Identifier">Its number.</param>
/// <param name="Procedure">How the hash was made, such as <c>SHA-256</c>; free words occur.</param>
/// <param name="Value">The hash as it is written; free words occur.</param>
public sealed record CertificateHash(LocalText Referral, string Identifier, string Procedure, string Value)
{
    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Whether it was used inside its range of validity.</summary>
    public bool? InValidityRange { get; init; }

    /// <summary>Whether it is traceable to the SI.</summary>
    public bool? Traceable { get; init; }

    /// <summary>The certificate that this one rests on.</summary>
    public CertificateHash? Linked { get; init; }

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}
