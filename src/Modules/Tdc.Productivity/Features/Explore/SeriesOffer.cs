using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>Dimensions of a series that decide where the explorer offers it.</summary>
internal sealed record OfferedSeries(string Indicator, Frequency Frequency, string Area, string Activity, string Size, string Ownership, SeriesOrigin Origin);

/// <summary>Which series there are at each level; the same for every asker.</summary>
internal sealed class SeriesOffer
{
    private readonly ILookup<(string Level, string Indicator), OfferedSeries> series;

    /// <summary>Sorts the series by level and indicator.</summary>
    /// <param name="series">All series.</param>
    /// <param name="wide">Codes of places above the commune.</param>
    public SeriesOffer(IReadOnlyList<OfferedSeries> series, IReadOnlySet<string> wide) =>
        this.series = series.SelectMany(s => LevelsOf(s, wide).Select(level => (level, s))).ToLookup(p => (p.level, p.s.Indicator), p => p.s);

    /// <summary>The series of an indicator at a level.</summary>
    public IReadOnlyCollection<OfferedSeries> At(string level, string indicator) => [.. series[(level, indicator)]];

    private static IEnumerable<string> LevelsOf(OfferedSeries series, IReadOnlySet<string> wide)
    {
        var whole = series.Size == SeriesKey.Total && series.Ownership == SeriesKey.Total;
        if (whole && wide.Contains(series.Area))
        {
            yield return series.Activity == SeriesKey.Total ? "E" : "S";
        }

        if (whole && !wide.Contains(series.Area))
        {
            yield return "L";
        }

        if (series.Origin != SeriesOrigin.Official && wide.Contains(series.Area))
        {
            yield return "F";
        }
    }
}
