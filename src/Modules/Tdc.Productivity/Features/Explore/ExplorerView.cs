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
