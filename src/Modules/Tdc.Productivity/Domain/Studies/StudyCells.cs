using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>A group of enterprises in a table of a study.</summary>
/// <param name="Code">Code of the group.</param>
/// <param name="Units">Enterprises; <see langword="null"/> in a suppressed group.</param>
/// <param name="Mean">Mean score; <see langword="null"/> in a suppressed group.</param>
/// <param name="Suppressed">Whether it is kept back because too few enterprises, or one of them, would show.</param>
internal sealed record StudyCell(string Code, int? Units, double? Mean, bool Suppressed);

/// <summary>Groups of the enterprises of a year, none from which a single one could be read.</summary>
internal static class StudyCells
{
    /// <summary>Mean scores by group.</summary>
    /// <param name="units">Enterprises of one year.</param>
    /// <param name="group">Code of the group.</param>
    /// <param name="rule">When a group is kept back.</param>
    /// <remarks>
    /// With the whole and the groups that are shown anybody can work out what all suppressed groups have together, and the only enterprise of a suppressed group
    /// what the others have. So the next smallest groups are kept back too until neither is itself a group to be kept back. For one division of one whole this is
    /// all that can be worked out; two divisions of a whole share nothing but the whole.
    /// </remarks>
    public static IReadOnlyList<StudyCell> By(IReadOnlyList<FrontierUnit> units, Func<FrontierUnit, string> group, SuppressionRule rule)
    {
        List<(string Code, List<FrontierUnit> Units)> groups = [.. units.GroupBy(group).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.ToList()))];
        List<(string Code, List<FrontierUnit> Units)> kept = [.. groups.Where(g => IsSmall(g.Units, rule))];
        foreach (var next in groups.Except(kept).OrderBy(g => g.Units.Count).ToList())
        {
            if (!Shows(kept, rule))
            {
                break;
            }

            kept.Add(next);
        }

        return [.. groups.Select(g => kept.Contains(g) ? new StudyCell(g.Code, null, null, true) : new(g.Code, g.Units.Count, StudyJson.Digits(Moments.Mean([.. g.Units.Select(u => u.Score).OfType<double>()])), false))];
    }

    // Whether what can be worked out about suppressed groups together gives one of them away: to all, or to an enterprise that is alone in its group.
    private static bool Shows(IReadOnlyList<(string Code, List<FrontierUnit> Units)> kept, SuppressionRule rule) =>
        kept.Count > 0 && (IsSmall([.. kept.SelectMany(g => g.Units)], rule)
            || kept.Any(own => own.Units.Count == 1 && IsSmall([.. kept.Where(g => g.Code != own.Code).SelectMany(g => g.Units)], rule)));

    private static bool IsSmall(IReadOnlyList<FrontierUnit> units, SuppressionRule rule)
    {
        var outputs = units.Select(u => u.Actual.Count > 0 ? u.Actual[^1] ?? 0 : 0).ToList();
        return units.Count < rule.MinimumUnits || outputs.Max() > outputs.Sum() * rule.DominancePercent / 100;
    }
}
