namespace Tdc.Platform.Organisations;

/// <summary>A line of a group's rule; one of kind, unit and group is given.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">All units of this kind.</param>
/// <param name="UnderCode">With the kind: only below the unit with this code; empty for all.</param>
/// <param name="Unit">One unit, by its line.</param>
/// <param name="Includes">Another group, by its code.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Excluded">Whether the line takes units out.</param>
public sealed record GroupLineBody(Guid Id, OrganisationKind? Kind, string UnderCode, Guid? Unit, string Includes, DateOnly? ValidFrom, DateOnly? ValidTo, bool Excluded)
{
    internal static GroupLineBody Of(UnitGroupMember line) => new(
        line.Id, line.Kind, line.UnderCode, line.Unit?.Value, line.Includes, line.ValidFrom, line.ValidTo, line.Excluded);
}

/// <summary>A group's rule after a change.</summary>
/// <param name="Code">Code of the group.</param>
/// <param name="Version">Its version, to send as If-Match with the next change.</param>
/// <param name="Rule">Its lines.</param>
public sealed record UnitGroupRuleBody(string Code, Guid Version, IReadOnlyList<GroupLineBody> Rule)
{
    internal static UnitGroupRuleBody Of(UnitGroup group) => new(group.Code, group.Version, [.. group.Members.Select(GroupLineBody.Of)]);
}

/// <summary>A line to add to a group's rule; exactly one of kind, unit and group is given.</summary>
/// <param name="Kind">All units of this kind.</param>
/// <param name="UnderCode">With the kind: only below the unit with this code.</param>
/// <param name="UnitCode">One unit, by its code on the line's first day, or today.</param>
/// <param name="Includes">Another group, by its code.</param>
/// <param name="ValidFrom">First day; absent for always.</param>
/// <param name="ValidTo">Last day; absent for ever.</param>
/// <param name="Excluded">Whether the line takes units out.</param>
public sealed record GroupLineInput(
    OrganisationKind? Kind, string? UnderCode, string? UnitCode, string? Includes, DateOnly? ValidFrom, DateOnly? ValidTo, bool Excluded = false)
{
    internal GroupLine ToLine() => new()
    {
        Kind = Kind,
        UnderCode = UnderCode ?? "",
        UnitCode = UnitCode ?? "",
        Includes = Includes ?? "",
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Excluded = Excluded,
    };
}
