using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>The four levels at which figures are shown, and which series belong to each.</summary>
internal static class ExplorerLevels
{
    /// <summary>Codes of the levels: economy, sectors, localities, enterprises by size and ownership.</summary>
    public static IReadOnlyList<string> All { get; } = ["E", "S", "L", "F"];

    /// <summary>Codes of the places above the commune.</summary>
    public static HashSet<string> Wide { get; } = [.. Areas.All.Select(a => a.Code)];

    /// <summary>The series of a level.</summary>
    public static IQueryable<DataSeries> At(this IQueryable<DataSeries> series, string level) => level switch
    {
        "S" => series.Where(s => Wide.Contains(s.Area) && s.Activity != SeriesKey.Total && s.Size == SeriesKey.Total && s.Ownership == SeriesKey.Total),
        "L" => series.Where(s => !Wide.Contains(s.Area) && s.Size == SeriesKey.Total && s.Ownership == SeriesKey.Total),
        "F" => series.Where(s => Wide.Contains(s.Area) && s.Origin != SeriesOrigin.Official),
        _ => series.Where(s => Wide.Contains(s.Area) && s.Activity == SeriesKey.Total && s.Size == SeriesKey.Total && s.Ownership == SeriesKey.Total),
    };
}
