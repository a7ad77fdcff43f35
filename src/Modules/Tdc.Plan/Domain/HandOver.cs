using Tdc.Platform.Organisations;

namespace Tdc.Plan.Domain;

/// <summary>What a recorded act of the register does to a task's assignments. Pure.</summary>
internal static class HandOver
{
    /// <summary>Closes the assignments of units that an act ended and opens them for the successors.</summary>
    /// <param name="task">The task, with its assignments.</param>
    /// <param name="act">The act, with its links.</param>
    /// <param name="find">The register.</param>
    /// <param name="newId">Makes ids.</param>
    /// <returns>The assignments opened. Applying an act again opens nothing.</returns>
    public static IReadOnlyList<Assignment> Apply(PlanTask task, SuccessionAct act, Func<OrganisationId, Organisation?> find, Func<Guid> newId)
    {
        if (act.Kind == SuccessionKind.Renamed || task.Assignments.Any(a => a.OpenedByAct == act.Id.Value))
        {
            return [];
        }

        var opened = new List<Assignment>();
        var dayBefore = act.EffectiveOn.AddDays(-1);
        var basis = act.Document.Length > 0 ? act.Document : act.Note;
        var successors = act.Links.Where(l => l.Function.Length == 0).GroupBy(l => find(l.FromId)?.Lineage)
            .Where(g => g.Key is not null)
            .ToDictionary(g => g.Key!.Value, g => g.Select(l => l.ToId is { } to ? find(to) : null).OfType<Organisation>().DistinctBy(u => u.Lineage).ToList());
        foreach (var old in task.Assignments.Where(a => a.Unit is { } unit && successors.ContainsKey(unit) && a.InForceOn(dayBefore)).ToList())
        {
            var heirs = successors[old.Unit!.Value].Where(h => h.Lineage != old.Unit).ToList();
            if (heirs.Count == 0)
            {
                continue;
            }

            Close(old, dayBefore, basis);
            opened.AddRange(heirs
                .Where(heir => !task.Assignments.Concat(opened).Any(a => a.Unit == heir.Lineage && a.Role == old.Role && a.InForceOn(act.EffectiveOn)))
                .Select(heir => Successor(old, act, basis, newId(), heir.Lineage, "")));
        }

        task.Assignments.AddRange(opened);
        return opened;
    }

    /// <summary>Closes a group's assignments and opens them for another group, for a tier of bodies that ended.</summary>
    /// <returns>The assignments opened.</returns>
    public static IReadOnlyList<Assignment> ReplaceGroup(
        PlanTask task, string from, string to, SuccessionAct act, Func<Guid> newId)
    {
        var dayBefore = act.EffectiveOn.AddDays(-1);
        var basis = act.Document.Length > 0 ? act.Document : act.Note;
        var opened = new List<Assignment>();
        foreach (var old in task.Assignments.Where(a => a.GroupCode == from && a.InForceOn(dayBefore) && a.ValidTo is null).ToList())
        {
            Close(old, dayBefore, basis);
            if (!task.Assignments.Concat(opened).Any(a => a.GroupCode == to && a.Role == old.Role && a.InForceOn(act.EffectiveOn)))
            {
                opened.Add(Successor(old, act, basis, newId(), null, to));
            }
        }

        task.Assignments.AddRange(opened);
        return opened;
    }

    private static void Close(Assignment old, DateOnly on, string basis)
    {
        old.ValidTo = on;
        old.Basis = old.Basis.Length > 0 ? old.Basis + "; " + basis : basis;
    }

    private static Assignment Successor(Assignment old, SuccessionAct act, string basis, Guid id, LineageId? unit, string group) => new()
    {
        Id = id,
        TaskId = old.TaskId,
        Role = old.Role,
        Order = old.Order,
        Printed = old.Printed,
        Unit = unit,
        GroupCode = group,
        ValidFrom = act.EffectiveOn,
        Basis = basis,
        OpenedByAct = act.Id.Value,
        PickedFor = old.PickedFor,
        Pair = old.Pair,
    };
}
