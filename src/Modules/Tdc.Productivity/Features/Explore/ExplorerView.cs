using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Features.Explore;

/// <summary>A row of the explorer: a series with its values in the periods of the view.</summary>
/// <param name="Series">The series.</param>
/// <param name="Label">What tells it from the other rows.</param>
/// <param name="Cells">One for each period of the view; <see langword="null"/> where there is no value.</param>
/// <param name="Growth">Growth from the last but one value to the last in percent; <see langword="null"/> when they must not be compared.</param>
/// <param name="GrowthFault">Why they must not be compared.</param>
internal sealed record ExplorerRow(DataSeries Series, string Label, IReadOnlyList<Observation?> Cells, double? Growth, ComparisonFault GrowthFault)
{
    /// <summary>Names the row in the address of a comparison: the key of its series without the indicator, so that a comparison holds when the indicator changes.</summary>
    public string Id => IdOf(Series);

    /// <summary>The name of the row of a series.</summary>
    public static string IdOf(DataSeries series) => series.Key[(series.Indicator.Length + 1)..];

    /// <summary>The last value of the view, or <see langword="null"/>.</summary>
    public Observation? Last => Cells.LastOrDefault(c => c is not null);
}

/// <summary>A view of the explorer.</summary>
internal sealed record ExplorerView
{
    /// <summary>The question with what was left open filled in.</summary>
    public required ExplorerQuestion Question { get; init; }

    /// <summary>The indicator; <see langword="null"/> when nothing at the level has figures.</summary>
    public required Indicator? Indicator { get; init; }

    /// <summary>Indicators with figures at the level.</summary>
    public required IReadOnlyList<Indicator> Choices { get; init; }

    /// <summary>Lengths of periods that the indicator has.</summary>
    public required IReadOnlyList<Frequency> Frequencies { get; init; }

    /// <summary>Places that have figures.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>Activities that have figures.</summary>
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>Whether the view could hold invented figures as well as others, so that there is a choice.</summary>
    public bool HasOrigins { get; init; }

    /// <summary>Names of all rows by their ids, for choosing which to put side by side; cut at <see cref="MostOffered"/>.</summary>
    public IReadOnlyList<(string Id, string Label)> Offered { get; init; } = [];

    /// <summary>Most rows among which is chosen; more could not be looked through.</summary>
    public const int MostOffered = 150;

    /// <summary>The periods, oldest first.</summary>
    public required List<string> Periods { get; init; }

    /// <summary>The rows of the page.</summary>
    public required IReadOnlyList<ExplorerRow> Rows { get; init; }

    /// <summary>How many rows there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>Values of the last period by the code of the place, of all pages; the first series of a place counts.</summary>
    public IReadOnlyDictionary<string, double?> PlaceValues { get; init; } = new Dictionary<string, double?>();

    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;
}
