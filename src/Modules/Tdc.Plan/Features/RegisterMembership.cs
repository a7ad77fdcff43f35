using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Features;

/// <summary>Answers expansion's questions from the register.</summary>
internal static class RegisterMembership
{
    /// <summary>Collective names whose members a person must pick: who is "related" to a task is no fact of the register, and enterprises answer to no one.</summary>
    private static readonly HashSet<string> collective = new(StringComparer.OrdinalIgnoreCase)
    {
        "nhom:so-nganh-lien-quan", "nhom:lien-quan", "nhom:doanh-nghiep",
    };

    /// <summary>Whether a group's members must be picked for each task.</summary>
    public static bool IsCollective(string groupCode) => collective.Contains(groupCode) || groupCode.EndsWith("-lien-quan", StringComparison.OrdinalIgnoreCase);

    /// <summary>The register as expansion asks it.</summary>
    public static Membership Of(RegisterSnapshot register) => new(
        (code, day) => IsCollective(code) || register.Group(code) is null ? null : register.Expand(code, day),
        (line, day) => register.Knows(line) && register.OfLineage(line, day) is var unit && unit.ExistsOn(day) ? unit : null);
}
