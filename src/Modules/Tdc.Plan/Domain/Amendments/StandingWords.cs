using Tdc.Platform.Text;

namespace Tdc.Plan.Domain.Amendments;

/// <summary>Reads the standing of a task as people write it, in Vietnamese or English.</summary>
internal static class StandingWords
{
    private static readonly Dictionary<string, TaskStanding> words = new(StringComparer.Ordinal)
    {
        ["active"] = TaskStanding.Active,
        ["thuc hien"] = TaskStanding.Active,
        ["tiep tuc"] = TaskStanding.Active,
        ["tiep tuc thuc hien"] = TaskStanding.Active,
        ["suspended"] = TaskStanding.Suspended,
        ["tam dung"] = TaskStanding.Suspended,
        ["tam dung thuc hien"] = TaskStanding.Suspended,
        ["cancelled"] = TaskStanding.Cancelled,
        ["bai bo"] = TaskStanding.Cancelled,
        ["huy"] = TaskStanding.Cancelled,
        ["huy bo"] = TaskStanding.Cancelled,
    };

    /// <summary>The standing; <see langword="null"/> when the words name none.</summary>
    public static TaskStanding? Read(string said) => words.TryGetValue(VietnameseText.Fold(said.Trim()), out var standing) ? standing : null;
}
