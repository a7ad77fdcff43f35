using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tdc.Plan.Domain;

namespace Tdc.Plan.Features;

/// <summary>Short marks of what a page showed, posted back so that nobody overwrites unseen what somebody else decided meanwhile.</summary>
/// <remarks>For records without a version of their own. Sixteen hex digits; a mark says nothing about the content.</remarks>
internal static class Seen
{
    /// <summary>When a task is due and by which decision.</summary>
    public static string Of(TaskVersion version) => Mark([version.Id.ToString(), version.Time.ToString(), version.Basis]);

    /// <summary>Which units were picked for a collective name.</summary>
    public static string Of(PlanTask task, Guid collective) => Mark(task.Assignments.Where(a => a.PickedFor == collective).OrderBy(a => a.Id)
        .Select(a => $"{a.Id} {a.ValidTo?.DayNumber.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>Whether what was seen, if anything was, is what stands.</summary>
    public static bool Fits(string? seen, string now) => string.IsNullOrEmpty(seen) || seen == now;

    private static string Mark(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 8));
}
