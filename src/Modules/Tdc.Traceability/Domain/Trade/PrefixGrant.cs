using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>How far the department has come with a prefix.</summary>
internal enum PrefixState
{
    /// <summary>The owner says that it holds the prefix; the department has not looked yet.</summary>
    Declared,

    /// <summary>The department saw the certificate; numbers can be issued.</summary>
    Confirmed,

    /// <summary>The department did not find it right.</summary>
    Refused,

    /// <summary>Taken back or given up. Numbers made under it stay taken for ever.</summary>
    Withdrawn,
}

/// <summary>A GS1 Company Prefix in the hands of an organisation, with its certificate.</summary>
/// <remarks>
/// Law: Decree 37/2026/NĐ-CP (use of barcodes, confirmation of foreign codes). The length of a prefix, its fee and the term of a certificate are dated data
/// (<c>Data/Numbers/number-rules.json</c>), not rules of this class.
/// </remarks>
internal sealed class PrefixGrant
{
    /// <summary>Its id.</summary>
    public required PrefixId Id { get; init; }

    /// <summary>6 to 12 digits, the GS1 prefix (893 or a foreign one) included.</summary>
    public required string Digits { get; init; }

    /// <summary>Who holds it, through renamings.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Whether another member organisation than GS1 Viet Nam gave it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How far the department has come.</summary>
    public PrefixState State { get; set; }

    /// <summary>Number of the certificate, or of the confirmation of a foreign code.</summary>
    public string CertificateNumber { get; set; } = "";

    /// <summary>First day of validity.</summary>
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day of validity; <see langword="null"/> when the certificate names none.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Last day for which the yearly fee is paid; <see langword="null"/> when nobody entered it.</summary>
    public DateOnly? FeePaidTo { get; set; }

    /// <summary>Proof among the stored files: the certificate, or the right to use a foreign code.</summary>
    public Guid? Proof { get; set; }

    /// <summary>What the owner says beside it.</summary>
    public string Note { get; set; } = "";

    /// <summary>What the department said when it decided.</summary>
    public string Decision { get; set; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When the department decided last.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether numbers may be issued under it on a day.</summary>
    public bool IsUsableOn(DateOnly day) => State == PrefixState.Confirmed && ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether two prefixes cannot both be in use, because one begins with the other.</summary>
    public static bool Overlap(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
}
