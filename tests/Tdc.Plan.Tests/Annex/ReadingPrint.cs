using System.Globalization;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Tests.Annex;

/// <summary>Writes a reading so that a test can show what a person would read: one line a group, one line a task, the codes of the warnings last.</summary>
internal static class ReadingPrint
{
    /// <summary>
    /// <c>1 [I] Nhóm</c> for a group; <c>- 1 [1.] Việc &lt; Sở A; Sở B + Sở C @ year 2026 &gt; Báo cáo # a note</c> for a task, parts that are empty left out;
    /// <c>! 3 code</c> for the warnings by row.
    /// </summary>
    public static string Shown(this AnnexReading reading) => string.Join('\n', reading.Groups.SelectMany(Lines).Concat(reading.Warnings.Select(w => $"! {w.Row} {w.Code}")));

    private static IEnumerable<string> Lines(AnnexGroup group) => group.Tasks.Select(Line).Prepend($"{group.Number} [{group.Printed}] {group.Title}".TrimEnd());

    private static string Line(AnnexTask task) => string.Concat(
        string.Create(CultureInfo.InvariantCulture, $"- {task.Number} [{task.Printed}] {task.Title}"),
        Part(" < ", task.Lead.Line()), Part(" + ", task.Coordinating.Line()), " @ ", Time(task), Part(" > ", task.Output ?? ""), Part(" # ", string.Join(" # ", task.Notes)));

    private static string Part(string mark, string text) => text.Length == 0 ? "" : mark + text;

    private static string Time(AnnexTask task)
    {
        var time = task.Time;
        var facts = new[] { time.Month is { } m ? $"month {m}" : "", time.Year is { } y ? $"{y}" : "", time.From is { } f ? $"{f}-{time.To}" : "", time.Date is { } d ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "" };
        return string.Join(' ', facts.Where(t => t.Length > 0).Prepend(time.Kind.ToString().ToLowerInvariant()));
    }
}
