namespace Tdc.Platform.Organisations;

/// <summary>A set of units that plans name together ("các sở, ban, ngành"); who belongs to it depends on the day.</summary>
public sealed class UnitGroup
{
    /// <summary>What codes of groups begin with, so that they cannot be taken for a unit's code.</summary>
    public const string Prefix = "nhom:";

    /// <summary>Code, <c>nhom:</c> and Vietnamese words without marks (<c>nhom:cap-xa</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; set; }

    /// <summary>English name.</summary>
    public required string NameEn { get; set; }

    /// <summary>Remarks.</summary>
    public string Note { get; set; } = "";

    /// <summary>The lines of the rule; a unit belongs when one line takes it in and no line takes it out.</summary>
    public List<UnitGroupMember> Members { get; init; } = [];

    /// <summary>Changes at every write; two editors cannot both win.</summary>
    public Guid Version { get; set; }
}

/// <summary>One line of a group's rule: all units of a kind, one unit, or another group; over a span of days.</summary>
public sealed class UnitGroupMember
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The group whose rule it belongs to.</summary>
    public required string GroupCode { get; init; }

    /// <summary>All units of this kind; <see langword="null"/> when the line names a unit or a group.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>With <see cref="Kind"/>: only units at any depth below the unit with this code; empty for all.</summary>
    public string UnderCode { get; init; } = "";

    /// <summary>One unit through its renamings.</summary>
    public LineageId? Unit { get; init; }

    /// <summary>Code of another group whose units belong here too; empty when the line names a kind or a unit.</summary>
    public string Includes { get; init; } = "";

    /// <summary>First day on which the line counts; <see langword="null"/> for always.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which the line counts; <see langword="null"/> for ever.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Whether the line takes units out instead of in.</summary>
    public bool Excluded { get; init; }

    /// <summary>Whether the line counts on a day.</summary>
    public bool CountsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}
