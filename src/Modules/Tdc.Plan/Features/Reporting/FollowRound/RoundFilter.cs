using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Features.Reporting.FollowRound;

/// <summary>Reads the filter of a round's list from the words of an address.</summary>
internal static class RoundFilter
{
    /// <summary>The filter that the words of an address ask for; unknown words are passed over.</summary>
    public static ObligationFilter Of(string? group, string? state, string? words, string? sort) => new(
        Enum.GetValues<UnitClass>().Where(c => Slug(c) == group).Select(c => (UnitClass?)c).FirstOrDefault(),
        Enum.TryParse<ReportState>(state, out var one) ? one : null,
        state is "tat-ca" or "da-nhan",
        words ?? "",
        sort ?? "ten",
        state == "muon",
        state == "o-trong",
        state == "da-nhan");

    /// <summary>Whether it lists those who have not reported.</summary>
    public static bool IsAboutMissing(ObligationFilter filter) =>
        filter is { All: false, LateOnly: false, GapsOnly: false } && (filter.State is null || ReportStates.Missing.Contains(filter.State.Value));

    /// <summary>Word of a class in addresses.</summary>
    public static string Slug(UnitClass unitClass) => unitClass switch
    {
        UnitClass.Department => "so-ban-nganh",
        UnitClass.Ward => "phuong",
        UnitClass.Commune => "xa",
        UnitClass.District => "huyen",
        _ => "khac",
    };
}
