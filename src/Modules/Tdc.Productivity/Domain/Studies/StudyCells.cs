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
    /// <remarks>One suppressed group alone could be worked out from the whole: then the smallest of the others is kept back too.</remarks>
    public static IReadOnlyList<StudyCell> By(IReadOnlyList<FrontierUnit> units, Func<FrontierUnit, string> group, SuppressionRule rule)
    {
        var groups = units.GroupBy(group).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Units: g.ToList(), Kept: IsSmall([.. g], rule))).ToList();
        if (groups.Count(g => g.Kept) == 1 && groups.Count > 1)
        {
            var next = groups.Where(g => !g.Kept).MinBy(g => g.Units.Count).Key;
            groups = [.. groups.Select(g => g.Key == next ? (g.Key, g.Units, true) : g)];
        }

        return [.. groups.Select(g => g.Kept ? new StudyCell(g.Key, null, null, true) : new(g.Key, g.Units.Count, StudyJson.Digits(Moments.Mean([.. g.Units.Select(u => u.Score).OfType<double>()])), false))];
    }

    private static bool IsSmall(IReadOnlyList<FrontierUnit> units, SuppressionRule rule)
    {
        var outputs = units.Select(u => u.Actual.Count > 0 ? u.Actual[^1] ?? 0 : 0).ToList();
        return units.Count < rule.MinimumUnits || outputs.Max() > outputs.Sum() * rule.DominancePercent / 100;
    }
}
