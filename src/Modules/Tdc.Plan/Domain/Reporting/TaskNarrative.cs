using System.Globalization;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>What one unit says about a task.</summary>
/// <param name="UnitName">Vietnamese name.</param>
/// <param name="IsDepartment">Whether it is a department of the province, which is quoted first.</param>
/// <param name="Role">Lead or coordinate.</param>
/// <param name="Narrative">The unit's words.</param>
/// <param name="Progress">0 to 1.</param>
internal sealed record UnitSentence(string UnitName, bool IsDepartment, AssignmentRole Role, string Narrative, double? Progress);

/// <summary>Drafts the consolidated narrative of a task from the units' own sentences; the coordinator edits it.</summary>
internal static class TaskNarrative
{
    /// <summary>How many units are quoted by name; the others stand beside the text as sources.</summary>
    public const int Quoted = 6;

    private const int LongestSentence = 240;

    /// <summary>Drafts the Vietnamese text: how many leads reported and how far they are, then the first sentences of some units.</summary>
    /// <param name="sentences">What the units say.</param>
    /// <param name="leadsExpected">How many lead units owe a report on the task.</param>
    public static string Draft(IReadOnlyCollection<UnitSentence> sentences, int leadsExpected)
    {
        var vi = CultureInfo.GetCultureInfo("vi-VN");
        var leads = sentences.Where(s => s.Role == AssignmentRole.Lead).ToList();
        var text = leadsExpected == 0 ? "" : string.Format(vi, "{0}/{1} đơn vị chủ trì đã báo cáo", leads.Count, leadsExpected);
        if (text.Length > 0)
        {
            var progress = leads.Where(s => s.Progress is not null).Select(s => s.Progress!.Value).ToList();
            text += progress.Count == 0 ? "." : string.Format(vi, "; tiến độ bình quân theo đơn vị {0:0.#} %.", progress.Average() * 100);
        }

        var told = sentences.Where(s => s.Narrative.Length > 0)
            .OrderBy(s => s.Role).ThenBy(s => s.IsDepartment ? 0 : 1).ThenByDescending(s => s.Narrative.Length).ThenBy(s => s.UnitName, StringComparer.Ordinal)
            .ToList();
        foreach (var sentence in told.Take(Quoted))
        {
            text += $"{(text.Length > 0 ? " " : "")}{sentence.UnitName}: {FirstSentence(sentence.Narrative)}";
        }

        return told.Count > Quoted
            ? text + string.Format(vi, " Cùng {0} đơn vị khác có báo cáo về nhiệm vụ này.", told.Count - Quoted)
            : text;
    }

    /// <summary>The Vietnamese text of a task that asks nothing of any lead in the round: what was done is said, and a gap is not invented.</summary>
    /// <param name="acceptedOn">When the last duty of a lead was accepted; <see langword="null"/> when none was.</param>
    public static string NothingAsked(DateOnly? acceptedOn) => acceptedOn is { } day
        ? $"Các đơn vị chủ trì đã hoàn thành; nghiệm thu ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}."
        : "Nhiệm vụ không giao việc cho đơn vị chủ trì nào trong kỳ này.";

    /// <summary>The first sentence of a text, closed with a full stop; long ones are cut at a word.</summary>
    public static string FirstSentence(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = -1;
        for (var i = 0; i < line.Length - 1 && end < 0; i++)
        {
            if (line[i] is '.' or '!' or '?' or ';' && line[i + 1] == ' ' && i > 15)
            {
                end = i;
            }
        }

        var sentence = (end < 0 ? line : line[..end]).TrimEnd('.', ';', '!', '?', ' ');
        if (sentence.Length > LongestSentence)
        {
            var cut = sentence.LastIndexOf(' ', LongestSentence);
            return sentence[..(cut > 0 ? cut : LongestSentence)] + "…";
        }

        return sentence + ".";
    }
}
