using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>Names of the rows of a view: only what tells them apart.</summary>
internal sealed class SeriesLabels
{
    private readonly Func<string, string, string> area;
    private readonly bool areas;
    private readonly bool activities;
    private readonly bool sizes;
    private readonly bool ownerships;
    private readonly bool prices;
    private readonly bool origins;

    /// <summary>Looks at what the series of a view differ in.</summary>
    /// <param name="series">The series.</param>
    /// <param name="area">Name of a place and its extent.</param>
    public SeriesLabels(IReadOnlyCollection<DataSeries> series, Func<string, string, string> area)
    {
        this.area = area;
        bool Differ(Func<DataSeries, object> of) => series.Select(of).Distinct().Skip(1).Any();
        areas = Differ(s => (s.Area, s.AreaVersion));
        activities = Differ(s => s.Activity);
        sizes = Differ(s => s.Size);
        ownerships = Differ(s => s.Ownership);
        prices = Differ(s => (s.PriceBasis, s.BaseYear));
        origins = Differ(s => s.Origin);
    }

    /// <summary>The label of a row.</summary>
    public string Of(DataSeries series)
    {
        var parts = new List<string>();
        if (areas || !(activities || sizes || ownerships))
        {
            parts.Add(area(series.Area, series.AreaVersion));
        }

        if (activities)
        {
            parts.Add(series.Activity == SeriesKey.Total ? ExploreWords.Say("all.activities") : Activities.NameOf(series.ActivityVersion, series.Activity));
        }

        if (sizes)
        {
            parts.Add(series.Size == SeriesKey.Total ? ExploreWords.Say("all.sizes") : CodeList.Sizes.NameOf(series.Size));
        }

        if (ownerships && series.Ownership != SeriesKey.Total)
        {
            parts.Add(CodeList.Ownerships.NameOf(series.Ownership));
        }

        if (prices)
        {
            parts.Add(ExploreWords.Prices(series.PriceBasis, series.BaseYear));
        }

        if (origins && series.Origin == SeriesOrigin.Demonstration)
        {
            parts.Add(ExploreWords.Say("origin.Demonstration"));
        }

        return string.Join(" · ", parts);
    }
}
