using System.Collections.Frozen;
using Tdc.Platform.Text;

namespace Tdc.Platform.Organisations;

/// <summary>The whole register at one moment; immutable, safe to share between requests.</summary>
public sealed class RegisterSnapshot
{
    private readonly FrozenDictionary<OrganisationId, Organisation> byId;
    private readonly ILookup<string, Organisation> byCode;
    private readonly ILookup<LineageId, Organisation> byLineage;
    private readonly ILookup<OrganisationId, SuccessionLink> successors;
    private readonly ILookup<OrganisationId, SuccessionLink> predecessors;

    internal RegisterSnapshot(IReadOnlyList<Organisation> units, IReadOnlyList<SuccessionAct> acts, DateTimeOffset readAt)
    {
        ReadAt = readAt;
        All = [.. units.OrderBy(u => VietnameseText.SortKey(u.NameVi), StringComparer.Ordinal)];
        Acts = [.. acts.OrderBy(a => a.EffectiveOn)];
        byId = units.ToFrozenDictionary(u => u.Id);
        byCode = units.ToLookup(u => u.Code, StringComparer.OrdinalIgnoreCase);
        byLineage = units.ToLookup(u => u.Lineage);
        var links = acts.SelectMany(a => a.Links).ToList();
        successors = links.ToLookup(l => l.FromId);
        predecessors = links.Where(l => l.ToId is not null).ToLookup(l => l.ToId!.Value);
    }

    /// <summary>When the tables were read.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>All units of all times, in Vietnamese order of names.</summary>
    public IReadOnlyList<Organisation> All { get; }

    /// <summary>All recorded acts, oldest first.</summary>
    public IReadOnlyList<SuccessionAct> Acts { get; }

    /// <summary>A unit by id, or <see langword="null"/>.</summary>
    public Organisation? Find(OrganisationId id) => byId.GetValueOrDefault(id);

    /// <summary>The unit that bore a code on a day, or <see langword="null"/>.</summary>
    public Organisation? ByCode(string code, DateOnly day) => byCode[code].FirstOrDefault(u => u.ExistsOn(day));

    /// <summary>Every unit that ever bore a code, oldest first.</summary>
    public IEnumerable<Organisation> EverByCode(string code) => byCode[code].OrderBy(u => u.ValidFrom ?? DateOnly.MinValue);

    /// <summary>A line as it was on a day; the nearest earlier or first later span when it did not exist that day.</summary>
    public Organisation OfLineage(LineageId lineage, DateOnly day)
    {
        var spans = byLineage[lineage].OrderBy(u => u.ValidFrom ?? DateOnly.MinValue).ToList();
        return spans.LastOrDefault(u => u.ValidFrom is null || u.ValidFrom <= day) ?? spans[0];
    }

    /// <summary>Whether a line has a span in the register.</summary>
    public bool Knows(LineageId lineage) => byLineage.Contains(lineage);

    /// <summary>The spans of a line, oldest first.</summary>
    public IEnumerable<Organisation> Spans(LineageId lineage) => byLineage[lineage].OrderBy(u => u.ValidFrom ?? DateOnly.MinValue);

    /// <summary>Who took over from a unit.</summary>
    public IEnumerable<SuccessionLink> SuccessorsOf(OrganisationId id) => successors[id];

    /// <summary>From whom a unit took over.</summary>
    public IEnumerable<SuccessionLink> PredecessorsOf(OrganisationId id) => predecessors[id];

    /// <summary>The units that exist on a day.</summary>
    public IEnumerable<Organisation> AsOf(DateOnly day) => All.Where(u => u.ExistsOn(day));

    /// <summary>The units of some kinds that exist on a day.</summary>
    public IEnumerable<Organisation> AsOf(DateOnly day, params IEnumerable<OrganisationKind> kinds)
    {
        var wanted = kinds.ToHashSet();
        return AsOf(day).Where(u => wanted.Contains(u.Kind));
    }

    /// <summary>Units whose present or former name or code contains the words, with or without marks; best first.</summary>
    public IEnumerable<Organisation> Search(string words)
    {
        var wanted = VietnameseText.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length == 0
            ? []
            : All.Where(u => wanted.All(w => u.Search.Contains(w, StringComparison.Ordinal)))
                .OrderBy(u => u.ValidTo is null ? 0 : 1)
                .ThenBy(u => u.Search.StartsWith(wanted[0], StringComparison.Ordinal) ? 0 : 1);
    }
}
