using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of an evidence item.</summary>
public readonly record struct EvidenceId(Guid Value) : IId<EvidenceId>
{
    /// <inheritdoc/>
    public static EvidenceId From(Guid value) => new(value);

    /// <summary>Whether one was added before the other, for paging in the database.</summary>
    public static bool operator <(EvidenceId left, EvidenceId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one was added after the other.</summary>
    public static bool operator >(EvidenceId left, EvidenceId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>What kind of proof.</summary>
internal enum EvidenceKind
{
    /// <summary>Văn bản.</summary>
    Document,

    /// <summary>Đường dẫn.</summary>
    Link,

    /// <summary>Ảnh.</summary>
    Photo,

    /// <summary>Bảng dữ liệu.</summary>
    Dataset,

    /// <summary>Biên bản.</summary>
    Minutes,
}

/// <summary>Who may see an evidence item besides the unit, the coordinator and leaders.</summary>
internal enum EvidenceVisibility
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>Signed-in persons of state bodies.</summary>
    Internal,

    /// <summary>The unit, the coordinator and leaders only.</summary>
    Restricted,
}

/// <summary>What the coordinator found on looking.</summary>
internal enum EvidenceReview
{
    /// <summary>Chờ xem.</summary>
    Waiting,

    /// <summary>Đã xem, khớp.</summary>
    Matches,

    /// <summary>Đã xem, chưa khớp.</summary>
    DoesNotMatch,
}

/// <summary>Proof of a duty's progress (minh chứng): a file or an address.</summary>
internal sealed class Evidence
{
    /// <summary>Its id.</summary>
    public required EvidenceId Id { get; init; }

    /// <summary>The duty it proves.</summary>
    public required DutyId DutyId { get; init; }

    /// <summary>What kind.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Id of the stored file, or <see langword="null"/> for a link.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Address, for a link; http or https only.</summary>
    public string Link { get; init; } = "";

    /// <summary>Who issued the document.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Number and symbol of the document.</summary>
    public string Number { get; init; } = "";

    /// <summary>Date of the document.</summary>
    public DateOnly? DatedOn { get; init; }

    /// <summary>Who may see it.</summary>
    public EvidenceVisibility Visibility { get; init; } = EvidenceVisibility.Internal;

    /// <summary>What the coordinator found.</summary>
    public EvidenceReview Review { get; set; } = EvidenceReview.Waiting;

    /// <summary>Who added it.</summary>
    public Guid? AddedBy { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was withdrawn; the row stays.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}
