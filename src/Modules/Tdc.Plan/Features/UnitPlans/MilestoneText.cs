using System.Globalization;
using Tdc.Plan.Domain;

namespace Tdc.Plan.Features.UnitPlans;

/// <summary>Milestones as typed: one a line, optionally "; weight" behind it.</summary>
internal static class MilestoneText
{
    /// <summary>Reads lines; what was reached before stays reached when the step keeps its title.</summary>
    public static IReadOnlyList<MilestoneInput> Read(string lines, IReadOnlyCollection<Milestone> before) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            var at = line.LastIndexOf(';');
            var weight = 1;
            var title = at > 0 && int.TryParse(line.AsSpan(at + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out weight) ? line[..at].TrimEnd() : line;
            return new MilestoneInput(title, title == line ? 1 : weight, before.FirstOrDefault(m => m.Title == title)?.DoneOn);
        }),
    ];
}
