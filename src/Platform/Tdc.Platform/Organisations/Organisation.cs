using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>One unit as it was over one span of time: a rename or a change of territory makes a new one.</summary>
public readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    /// <inheritdoc/>
    public static OrganisationId From(Guid value) => new(value);
}

/// <summary>One unit through its renamings; a merger or a split begins new lines.</summary>
public readonly record struct LineageId(Guid Value) : IId<LineageId>
{
    /// <inheritdoc/>
    public static LineageId From(Guid value) => new(value);
}

/// <summary>A unit of the register as it was from one day to another.</summary>
/// <remarks>
/// Codes are reused (commune code 26485 named three territories), so the key is <see cref="Id"/> and a code means
/// something only together with a date.
/// </remarks>
public sealed class Organisation
{
    /// <summary>This unit over this span.</summary>
    public required OrganisationId Id { get; init; }

    /// <summary>The unit through its renamings.</summary>
    public required LineageId Lineage { get; init; }

    /// <summary>Official or own code, unique among the units that exist on one day.</summary>
    public required string Code { get; init; }

    /// <summary>Vietnamese name, NFC.</summary>
    public required string NameVi { get; set; }

    /// <summary>English name.</summary>
    public required string NameEn { get; set; }

    /// <summary>What kind of body.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Code of the unit above, as of the same days; empty at the top.</summary>
    public string ParentCode { get; init; } = "";

    /// <summary>First day of this span; <see langword="null"/> when it lies before what the register tracks.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day of this span; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>How the row is known: a source, or "from memory, unverified".</summary>
    public string Source { get; set; } = "";

    /// <summary>Remarks.</summary>
    public string Note { get; set; } = "";

    /// <summary>Other names that people use, one a line: abbreviations, short forms.</summary>
    public string OtherNames { get; set; } = "";

    /// <summary>All names, past ones too, in the form of <see cref="SearchForm"/>, one a line.</summary>
    public string Search { get; set; } = "";

    /// <summary>Address of mail for notices; empty when unknown.</summary>
    public string Email { get; set; } = "";

    /// <summary>Changes at every write; two editors cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>Whether the unit exists on a day.</summary>
    public bool ExistsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}
