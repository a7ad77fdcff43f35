using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>Id of a recorded act that changed units.</summary>
public readonly record struct SuccessionActId(Guid Value) : IId<SuccessionActId>
{
    /// <inheritdoc/>
    public static SuccessionActId From(Guid value) => new(value);
}

/// <summary>What an act did to units.</summary>
public enum SuccessionKind
{
    /// <summary>Đổi tên, đổi loại: the line goes on.</summary>
    Renamed,

    /// <summary>Sáp nhập, hợp nhất.</summary>
    Merged,

    /// <summary>Chia, tách.</summary>
    Split,

    /// <summary>Giải thể, kết thúc hoạt động.</summary>
    Closed,

    /// <summary>Chuyển giao một chức năng.</summary>
    FunctionMoved,
}

/// <summary>A recorded act (merger, split, renaming, closing) with the document that orders it.</summary>
public sealed class SuccessionAct
{
    /// <summary>Its id.</summary>
    public required SuccessionActId Id { get; init; }

    /// <summary>What it did.</summary>
    public required SuccessionKind Kind { get; init; }

    /// <summary>First day of the new state.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Number and symbol of the document; empty when it was not seen.</summary>
    public required string Document { get; init; }

    /// <summary>Remarks, among them how the fact is known.</summary>
    public string Note { get; init; } = "";

    /// <summary>The person who recorded it; <see langword="null"/> when it came with the register's data or a program recorded it.</summary>
    public Guid? RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it came with the register's data; what people and programs record has an id of another kind (see <c>RegisterIds</c>).</summary>
    public bool IsShipped => Id.Value.Version == 8;

    /// <summary>Which unit passes what to which.</summary>
    public List<SuccessionLink> Links { get; init; } = [];
}

/// <summary>One predecessor and one of its successors, for one function.</summary>
public sealed class SuccessionLink
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The act.</summary>
    public required SuccessionActId ActId { get; init; }

    /// <summary>The unit before.</summary>
    public required OrganisationId FromId { get; init; }

    /// <summary>The unit after; <see langword="null"/> when nobody takes the function over.</summary>
    public OrganisationId? ToId { get; init; }

    /// <summary>The function handed over; empty for all of them.</summary>
    public string Function { get; init; } = "";
}
