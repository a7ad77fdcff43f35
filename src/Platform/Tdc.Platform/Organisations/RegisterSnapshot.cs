using System.Collections.Frozen;
using Tdc.Platform.Text;

namespace Tdc.Platform.Organisations;

/// <summary>The whole register at one moment; immutable, safe to share between requests.</summary>
public sealed partial class RegisterSnapshot
{
    private readonly FrozenDictionary<OrganisationId, Organisation> byId;
    private readonly ILookup<string, Organisation> byCode;
    private readonly FrozenDictionary<LineageId, Organisation[]> byLineage;
    private readonly FrozenDictionary<SuccessionActId, SuccessionAct> actsById;
    private readonly FrozenDictionary<OrganisationId, int> order;
    private readonly ILookup<OrganisationId, SuccessionLink> successors;
    private readonly ILookup<OrganisationId, SuccessionLink> predecessors;

    internal RegisterSnapshot(
        IReadOnlyList<Organisation> units, IReadOnlyList<SuccessionAct> acts, DateTimeOffset readAt, IReadOnlyList<UnitGroup>? groups = null)
    {
        ReadAt = readAt;
        All = [.. units.OrderBy(u => VietnameseText.SortKey(u.NameVi), StringComparer.Ordinal).ThenByDescending(Since)];
        Acts = [.. acts.OrderBy(a => a.EffectiveOn).ThenBy(a => a.RecordedAt)];
        Groups = groups ?? [];
        byId = units.ToFrozenDictionary(u => u.Id);
        byCode = units.OrderBy(Since).ToLookup(u => u.Code, StringComparer.OrdinalIgnoreCase);
        byLineage = units.GroupBy(u => u.Lineage).ToFrozenDictionary(g => g.Key, g => g.OrderBy(Since).ToArray());
        actsById = acts.ToFrozenDictionary(a => a.Id);
        groupsByCode = Groups.ToFrozenDictionary(g => g.Code, StringComparer.OrdinalIgnoreCase);
        var place = new Dictionary<OrganisationId, int>(All.Count);
        foreach (var unit in All)
        {
            place[unit.Id] = place.Count;
        }

        // In Vietnamese order of names, so that pages and answers do not depend on how a database happens to give them.
        var links = acts.SelectMany(a => a.Links)
            .OrderBy(l => place.GetValueOrDefault(l.FromId)).ThenBy(l => l.ToId is { } to ? place.GetValueOrDefault(to) : -1).ToList();
        order = place.ToFrozenDictionary();
        successors = links.ToLookup(l => l.FromId);
        predecessors = links.Where(l => l.ToId is not null).ToLookup(l => l.ToId!.Value);
        entries = [.. All.Select(u => new SearchEntry(u))];
    }

    /// <summary>When the tables were read.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>All units of all times, in Vietnamese order of names.</summary>
    public IReadOnlyList<Organisation> All { get; }

    /// <summary>All recorded acts, oldest first.</summary>
    public IReadOnlyList<SuccessionAct> Acts { get; }

    /// <summary>The unit groups with their rules.</summary>
    public IReadOnlyList<UnitGroup> Groups { get; }

    /// <summary>A unit by id, or <see langword="null"/>.</summary>
    public Organisation? Find(OrganisationId id) => byId.GetValueOrDefault(id);

    /// <summary>A recorded act by id, or <see langword="null"/>.</summary>
    public SuccessionAct? FindAct(SuccessionActId id) => actsById.GetValueOrDefault(id);

    /// <summary>The unit that bore a code on a day, or <see langword="null"/>.</summary>
    public Organisation? ByCode(string code, DateOnly day) => byCode[code].FirstOrDefault(u => u.ExistsOn(day));

    /// <summary>Every unit that ever bore a code, oldest first.</summary>
    public IEnumerable<Organisation> EverByCode(string code) => byCode[code];

    /// <summary>A line as it was on a day; the nearest earlier or first later span when it did not exist that day.</summary>
    /// <exception cref="KeyNotFoundException">The register does not know the line.</exception>
    public Organisation OfLineage(LineageId lineage, DateOnly day)
    {
        var spans = byLineage[lineage];
        return Array.FindLast(spans, u => u.ValidFrom is null || u.ValidFrom <= day) ?? spans[0];
    }

    /// <summary>Whether a line has a span in the register.</summary>
    public bool Knows(LineageId lineage) => byLineage.ContainsKey(lineage);

    /// <summary>The spans of a line, oldest first; none when the register does not know it.</summary>
    public IEnumerable<Organisation> Spans(LineageId lineage) => byLineage.GetValueOrDefault(lineage, []);

    /// <summary>Each of some units once, in Vietnamese order of names.</summary>
    public IReadOnlyList<Organisation> Sorted(IEnumerable<Organisation> units) => [.. units.Distinct().OrderBy(u => order.GetValueOrDefault(u.Id))];

    /// <summary>The units that exist on a day.</summary>
    public IEnumerable<Organisation> AsOf(DateOnly day) => All.Where(u => u.ExistsOn(day));

    /// <summary>The units of some kinds that exist on a day.</summary>
    public IEnumerable<Organisation> AsOf(DateOnly day, params IEnumerable<OrganisationKind> kinds)
    {
        var wanted = kinds.ToHashSet();
        return AsOf(day).Where(u => wanted.Contains(u.Kind));
    }

    /// <summary>Whether a unit stands, at any depth, below the unit with a code on a day; nothing stands below itself.</summary>
    public bool IsUnder(Organisation unit, string code, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var above = unit;
        for (var depth = 0; above is not null && depth < 10; depth++)
        {
            if (above.ParentCode.Equals(code, StringComparison.OrdinalIgnoreCase))
            {
                return above.ParentCode.Length > 0;
            }

            above = ParentOf(above, day);
        }

        return false;
    }

    /// <summary>The unit above on a day, or <see langword="null"/>; when the one with that code has ended, the first that took its place.</summary>
    public Organisation? ParentOf(Organisation unit, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.ParentCode.Length == 0)
        {
            return null;
        }

        return ByCode(unit.ParentCode, day)
            ?? (EverByCode(unit.ParentCode).LastOrDefault(u => Since(u) <= day) is { } last ? UnitsOn(last.Id, day) is [var next, ..] ? next : null : null);
    }

    private static DateOnly Since(Organisation unit) => unit.ValidFrom ?? DateOnly.MinValue;
}
