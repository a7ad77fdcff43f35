using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Domain.Register;

/// <summary>A designation (quyết định chỉ định) by which an organisation verifies kinds of instruments over a span of days.</summary>
/// <remarks>Never changed but for its end. Source: Decree 105/2016/NĐ-CP, amended by 154/2018 (from memory).</remarks>
internal sealed class Designation
{
    /// <summary>Stands for all kinds.</summary>
    public const string AllKinds = "*";

    /// <summary>Its id.</summary>
    public required DesignationId Id { get; init; }

    /// <summary>The organisation.</summary>
    public required LineageId Body { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string Number { get; init; }

    /// <summary>Codes of kinds, parted by spaces, or <see cref="AllKinds"/>.</summary>
    public required string Kinds { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while none is set.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Text on which it rests.</summary>
    public string Basis { get; init; } = "";

    /// <summary>How it is known.</summary>
    public required KnowledgeStatus Status { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether it covers a kind.</summary>
    public bool Covers(string kind) => Kinds == AllKinds || Kinds.Split(' ').Contains(kind, StringComparer.Ordinal);
}
