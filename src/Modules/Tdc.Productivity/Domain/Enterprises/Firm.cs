using Tdc.Platform.Organisations;

namespace Tdc.Productivity.Domain.Enterprises;

/// <summary>An enterprise, cooperative or household whose figures are collected.</summary>
internal sealed class Firm
{
    /// <summary>Its id.</summary>
    public required FirmId Id { get; init; }

    /// <summary>The unit of the register; <see langword="null"/> for one that is known from statistics only.</summary>
    public LineageId? Unit { get; init; }

    /// <summary>Code: tax code, or one of our own; unique.</summary>
    public required string Code { get; init; }

    /// <summary>Name; for statistical units a neutral one.</summary>
    public required string Name { get; set; }

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The firm into which it was merged; <see langword="null"/> while it stands alone, or when it was closed.</summary>
    public FirmId? MergedInto { get; set; }

    /// <summary>First year that is no longer its own: it belongs to the firm it was merged into, or to none when it was closed.</summary>
    public int? MergedFrom { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}

/// <summary>An enterprise's agreement that its figures are used for a purpose, as the words stood on that day.</summary>
/// <remarks>Source: Law 91/2025/QH15 on protection of personal data; figures of a household or of a named person are personal data (from memory).</remarks>
internal sealed class FirmConsent
{
    /// <summary>Its id.</summary>
    public required ConsentId Id { get; init; }

    /// <summary>The firm.</summary>
    public required FirmId Firm { get; init; }

    /// <summary>Code of the purpose with the version of the words (<c>own-report/1</c>).</summary>
    public required string Purpose { get; init; }

    /// <summary>The account that agreed.</summary>
    public Guid? GivenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When it was taken back; <see langword="null"/> while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>A support to productivity that a firm received from a programme.</summary>
internal sealed class FirmSupport
{
    /// <summary>Its id.</summary>
    public required SupportId Id { get; init; }

    /// <summary>The firm.</summary>
    public required FirmId Firm { get; init; }

    /// <summary>First year in which it could have an effect.</summary>
    public required int FromYear { get; set; }

    /// <summary>The project or programme.</summary>
    public required string Project { get; set; }
}
