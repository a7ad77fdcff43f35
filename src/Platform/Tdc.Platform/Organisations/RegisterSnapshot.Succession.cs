using Tdc.Platform.Text;

namespace Tdc.Platform.Organisations;

/// <content>Who came before and after whom.</content>
public sealed partial class RegisterSnapshot
{
    /// <summary>Who took over from a unit.</summary>
    public IEnumerable<SuccessionLink> SuccessorsOf(OrganisationId id) => successors[id];

    /// <summary>From whom a unit took over.</summary>
    public IEnumerable<SuccessionLink> PredecessorsOf(OrganisationId id) => predecessors[id];

    /// <summary>The acts that a line's units went through, oldest first.</summary>
    public IEnumerable<SuccessionAct> ActsOf(LineageId lineage) => Spans(lineage)
        .SelectMany(u => successors[u.Id].Concat(predecessors[u.Id]))
        .Select(l => actsById[l.ActId]).Distinct().OrderBy(a => a.EffectiveOn).ThenBy(a => a.RecordedAt);

    /// <summary>The units that do on a day what a unit did in its own time: itself, those after it, or those before it.</summary>
    /// <param name="id">The unit as it was.</param>
    /// <param name="day">The day whose units are wanted.</param>
    /// <param name="function">A function that may have gone another way than the rest ("Báo chí, xuất bản"); empty for the unit as a whole.</param>
    /// <returns>None when nobody is recorded to have taken over.</returns>
    public IReadOnlyList<Organisation> UnitsOn(OrganisationId id, DateOnly day, string function = "")
    {
        if (Find(id) is not { } unit)
        {
            return [];
        }

        var wanted = VietnameseText.Fold(function);
        var found = new List<Organisation>();
        Follow(unit, forward: unit.ValidFrom is null || unit.ValidFrom <= day, day, wanted, [], found);
        return Sorted(found);
    }

    /// <summary>"In today's units": who answers on a day for what a line did, followed through mergers, splits and renamings.</summary>
    /// <param name="lineage">The line.</param>
    /// <param name="today">The day whose units are wanted.</param>
    /// <param name="function">As in <see cref="UnitsOn"/>.</param>
    public IReadOnlyList<Organisation> TodaysUnits(LineageId lineage, DateOnly today, string function = "") =>
        Knows(lineage) ? UnitsOn(OfLineage(lineage, today).Id, today, function) : [];

    /// <summary>Lines that have ended and whose place one unit alone has today: what they left open is that unit's to finish.</summary>
    public IReadOnlyList<LineageId> EndedInto(LineageId lineage, DateOnly today)
    {
        if (!Knows(lineage))
        {
            return [];
        }

        var (found, open) = (new HashSet<LineageId>(), new Queue<Organisation>(Spans(lineage)));
        while (open.TryDequeue(out var unit))
        {
            foreach (var before in predecessors[unit.Id].Where(l => l.Function.Length == 0).Select(l => Find(l.FromId)).OfType<Organisation>())
            {
                if (before.Lineage != lineage && !OfLineage(before.Lineage, today).ExistsOn(today) && TodaysUnits(before.Lineage, today) is [var only] && only.Lineage == lineage
                    && found.Add(before.Lineage))
                {
                    Spans(before.Lineage).ToList().ForEach(open.Enqueue);
                }
            }
        }

        return [.. found];
    }

    /// <summary>Names of the units whose place a unit took, at any distance; its own earlier names among them.</summary>
    internal IEnumerable<string> FormerNames(OrganisationId id)
    {
        var seen = new HashSet<OrganisationId> { id };
        var open = new Queue<OrganisationId>([id]);
        while (open.TryDequeue(out var next))
        {
            foreach (var link in predecessors[next].Where(l => l.Function.Length == 0))
            {
                if (seen.Add(link.FromId) && Find(link.FromId) is { } before)
                {
                    open.Enqueue(before.Id);
                    yield return before.NameVi;
                    foreach (var name in before.OtherNames.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    {
                        yield return name;
                    }
                }
            }
        }
    }

    private void Follow(Organisation unit, bool forward, DateOnly day, string function, HashSet<OrganisationId> seen, List<Organisation> found)
    {
        if (!seen.Add(unit.Id))
        {
            return;
        }

        var steps = Steps(unit, forward, day, function);
        if (steps.Count == 0)
        {
            if (unit.ExistsOn(day))
            {
                found.Add(unit);
            }

            return;
        }

        foreach (var next in steps)
        {
            Follow(next, forward, day, function, seen, found);
        }
    }

    // A function that was handed over by itself goes that way even while the unit lives on; all else goes with the unit when it ends.
    private List<Organisation> Steps(Organisation unit, bool forward, DateOnly day, string function)
    {
        if (!forward)
        {
            return unit.ExistsOn(day) ? [] : [.. predecessors[unit.Id].Where(l => l.Function.Length == 0).Select(l => Find(l.FromId)).OfType<Organisation>()];
        }

        var links = successors[unit.Id].Where(l => actsById[l.ActId].EffectiveOn <= day).ToList();
        if (function.Length > 0 && links.Where(l => VietnameseText.Fold(l.Function) == function).ToList() is { Count: > 0 } own)
        {
            return [.. own.Select(l => l.ToId is { } to ? Find(to) : null).OfType<Organisation>()];
        }

        return unit.ExistsOn(day)
            ? []
            : [.. links.Where(l => l.Function.Length == 0 && l.ToId is not null).Select(l => Find(l.ToId!.Value)).OfType<Organisation>()];
    }
}
