namespace Tdc.Platform.Pages.Charts;

/// <summary>One value of a chart.</summary>
/// <param name="Label">What it belongs to.</param>
/// <param name="Value">The value; null, NaN and infinity are gaps.</param>
/// <param name="Known">How it is known: solid when measured, hatched or dashed when declared.</param>
public sealed record ChartPoint(string Label, double? Value, Known Known = Known.Measured);

/// <summary>A row of values that belong together, one for each label of the chart.</summary>
/// <param name="Name">What the values are.</param>
/// <param name="Values">One for each label; null, NaN and infinity are gaps; missing ones at the end too.</param>
/// <param name="Known">How they are known.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, Known Known = Known.Measured)
{
    /// <summary>Positions at which the line begins anew: the value there must not be compared with the one before.</summary>
    public IReadOnlyCollection<int> Breaks { get; init; } = [];

    internal double? At(int index) => index < Values.Count ? ChartFrame.Finite(Values[index]) : null;
}

/// <summary>A step of a waterfall.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">A total, or the change from the step before; null is a gap and changes nothing.</param>
/// <param name="Total">Whether it is a total that stands on the ground.</param>
public sealed record WaterfallStep(string Label, double? Value, bool Total = false);

/// <summary>A row of a plan over time.</summary>
/// <param name="Label">What is done.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day planned.</param>
/// <param name="DoneUntil">The day up to which it was done; null when it has not begun.</param>
/// <param name="Overdue">Whether it ran past its end without being done; drawn from the end to today.</param>
public sealed record PlanBar(string Label, DateOnly Start, DateOnly End, DateOnly? DoneUntil = null, bool Overdue = false);

/// <summary>A tile of a map drawn as equal squares.</summary>
/// <param name="Name">The place.</param>
/// <param name="Column">From the west, 0 first.</param>
/// <param name="Row">From the north, 0 first.</param>
/// <param name="Value">What is shown; null is "no data".</param>
public sealed record MapTile(string Name, int Column, int Row, double? Value);

/// <summary>A point of a map, WGS 84.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
public readonly record struct MapPoint(double Longitude, double Latitude);

/// <summary>A place of a map in its true shape.</summary>
/// <param name="Name">The place.</param>
/// <param name="Rings">Closed outlines; a hole is an outline within another one.</param>
/// <param name="Value">What is shown; null is "no data".</param>
public sealed record MapShape(string Name, IReadOnlyList<IReadOnlyList<MapPoint>> Rings, double? Value);
