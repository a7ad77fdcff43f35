using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>How far the parts of a year are filled in.</summary>
internal static class FigureProgress
{
    /// <summary>Names of what is missing in a part.</summary>
    public static IReadOnlyList<string> Missing(FirmYear? year, FigurePart part)
    {
        List<string> missing = [.. Figure.Of(part).Where(f => f.Required && (year is null || f.Get(year) is null)).Select(f => f.Name)];
        if (part == FigurePart.Unit)
        {
            (string Name, string? Value)[] own = [("activity", year?.Activity), ("commune", year?.Commune), ("ownership", year?.Ownership)];
            missing.AddRange(own.Where(o => string.IsNullOrEmpty(o.Value)).Select(o => o.Name));
        }

        return missing;
    }

    /// <summary>How many required fields a year lacks.</summary>
    public static int Missing(FirmYear? year) => Enum.GetValues<FigurePart>().Sum(p => Missing(year, p).Count);

    /// <summary>Whether anything of a part was filled in.</summary>
    public static bool Begun(FirmYear? year, FigurePart part) => year is not null
        && (Figure.Of(part).Any(f => f.Get(year) is not null) || (part == FigurePart.Unit && year.Activity.Length > 0)
            || (part == FigurePart.Innovation && (year.Systems.Length > 0 || year.Tools.Length > 0)));

    /// <summary>The parts with their states.</summary>
    public static IReadOnlyList<TaskListItem> Items(FirmYear? year, int number, IStringLocalizer<EnterpriseText> text) =>
        [.. Enum.GetValues<FigurePart>().Select(part =>
        {
            var missing = Missing(year, part).Count;
            var (kind, word) = missing > 0 ? Begun(year, part) ? (StatusKind.Wait, text["state.missing", missing].Value) : (StatusKind.None, text["state.untouched"].Value)
                : Begun(year, part) ? (StatusKind.Ok, text["state.complete"].Value) : (StatusKind.None, text["state.optional"].Value);
            return new TaskListItem(text.Word(part), $"/nang-suat/doanh-nghiep/{number}?phan={part.Slug()}", kind, word, text[$"part.{part}.note"]);
        })];

    // Years further back help, but nobody waits for them.
    private static bool IsLate(DateOnly due, DateOnly today) => today > due && today <= due.AddYears(1);

    /// <summary>The state of a year.</summary>
    public static (StatusKind Kind, string Word) State(FirmYear? year, DateOnly due, DateOnly today, IStringLocalizer<EnterpriseText> text) => year switch
    {
        { State: FirmYearState.Submitted } => (StatusKind.Ok, text["year.sent"]),
        { SubmittedAt: not null } => (StatusKind.Risk, text["year.correcting"]),
        not null => IsLate(due, today) ? (StatusKind.Late, text["year.draft-late"]) : (StatusKind.Wait, text["year.draft"]),
        null => IsLate(due, today) ? (StatusKind.Late, text["year.none-late"]) : (StatusKind.None, text["year.none"]),
    };
}
