using System.Globalization;
using Tdc.Platform.Pages;
using Tdc.Platform.Text;

namespace Tdc.Plan.Features.ShowPlan;

/// <summary>The filters of the plan's list, the same for the page, its downloads and the API.</summary>
internal static class PlanFilter
{
    private static readonly Dictionary<TaskState, string> slugs = new()
    {
        [TaskState.Undecided] = "cho-quyet-dinh",
        [TaskState.Stopped] = "tam-dung",
        [TaskState.NotThisYear] = "khong-trong-nam",
        [TaskState.NoData] = "chua-co-so-lieu",
        [TaskState.OnTrack] = "dung-tien-do",
        [TaskState.AtRisk] = "nguy-co-cham",
        [TaskState.Late] = "qua-han",
        [TaskState.Done] = "dat",
    };

    /// <summary>A state's word in addresses.</summary>
    public static string Slug(TaskState state) => slugs[state];

    /// <summary>The state meant by a word in an address, or its English name; <see langword="null"/> for none.</summary>
    public static TaskState? State(string? slug)
    {
        foreach (var (state, word) in slugs)
        {
            if (word == slug || string.Equals(state.ToString(), slug, StringComparison.OrdinalIgnoreCase))
            {
                return state;
            }
        }

        return null;
    }

    /// <summary>A year in an address; <see langword="null"/> when there is none that can be read.</summary>
    public static int? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? year : null;

    /// <summary>A day in an address, 2025-04-23 or 23/04/2025; <see langword="null"/> when there is none that can be read.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Reading.Date(text, out day) == ReadFault.None ? day : null;

    /// <summary>Whether a value is known in the way that an address names; every one is when it names none.</summary>
    public static bool IsKnown(Measures.MeasureValue value, string? way) => !Enum.TryParse<Known>(way, out var known) || value.Known == known;

    /// <summary>A page number in an address, at least 1.</summary>
    public static int Page(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1;

    /// <summary>The rows that pass.</summary>
    public static List<TaskRow> Of(PlanView view, string? group, string? state, string? lead)
    {
        var wantedState = State(state);
        var words = VietnameseText.Fold(lead?.Trim() ?? "");
        return
        [
            .. view.Tasks.Where(t => string.IsNullOrEmpty(group) || t.Group.Number.ToString(CultureInfo.InvariantCulture) == group)
                .Where(t => wantedState is null || t.State == wantedState)
                .Where(t => words.Length == 0 || t.Leads.Any(a => VietnameseText.Fold(a.Name(view.Register, view.AsOf)).Contains(words, StringComparison.Ordinal)
                    || VietnameseText.Fold(a.Printed).Contains(words, StringComparison.Ordinal))),
        ];
    }
}
