using System.Collections.Frozen;

namespace Tdc.Platform.Organisations;

/// <content>Who belongs to which group on which day.</content>
public sealed partial class RegisterSnapshot
{
    private readonly FrozenDictionary<string, UnitGroup> groupsByCode;

    /// <summary>A group by its code (<c>nhom:cap-xa</c>), or <see langword="null"/>.</summary>
    public UnitGroup? Group(string code) => groupsByCode.GetValueOrDefault(code);

    /// <summary>The units that belong to a group on a day, in Vietnamese order of names; none when there is no such group.</summary>
    public IReadOnlyList<Organisation> Expand(string groupCode, DateOnly day)
    {
        var members = new HashSet<OrganisationId>();
        Collect(groupCode, day, members, []);
        return [.. All.Where(u => members.Contains(u.Id))];
    }

    /// <summary>The groups to which a unit belongs on a day.</summary>
    public IEnumerable<UnitGroup> GroupsOf(Organisation unit, DateOnly day) =>
        Groups.Where(g => Expand(g.Code, day).Contains(unit));

    private void Collect(string groupCode, DateOnly day, HashSet<OrganisationId> members, HashSet<string> open)
    {
        if (Group(groupCode) is not { } group || !open.Add(group.Code))
        {
            return;
        }

        var lines = group.Members.Where(m => m.CountsOn(day)).ToLookup(m => m.Excluded);
        foreach (var line in lines[false])
        {
            members.UnionWith(Of(line, day, open));
        }

        foreach (var line in lines[true])
        {
            members.ExceptWith(Of(line, day, open));
        }

        open.Remove(group.Code);
    }

    private IEnumerable<OrganisationId> Of(UnitGroupMember line, DateOnly day, HashSet<string> open)
    {
        if (line.Kind is { } kind)
        {
            return AsOf(day).Where(u => u.Kind == kind && (line.UnderCode.Length == 0 || IsUnder(u, line.UnderCode, day))).Select(u => u.Id);
        }

        if (line.Unit is { } unit)
        {
            return Spans(unit).Where(u => u.ExistsOn(day)).Select(u => u.Id);
        }

        var included = new HashSet<OrganisationId>();
        Collect(line.Includes, day, included, open);
        return included;
    }
}
