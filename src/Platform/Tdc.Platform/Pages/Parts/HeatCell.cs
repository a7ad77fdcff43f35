namespace Tdc.Platform.Pages;

/// <summary>What one cell of a heat table says.</summary>
public enum HeatState
{
    /// <summary>The percentage.</summary>
    Value,
    /// <summary>Late: the percentage with a mark, and a link.</summary>
    Late,
    /// <summary>Asked for, and not there.</summary>
    NoData,
    /// <summary>Not asked of this unit.</summary>
    NotAsked,
}

/// <summary>A cell of a heat table.</summary>
/// <param name="State">What it says.</param>
/// <param name="Percent">0 to 100; more is printed as it is.</param>
/// <param name="Href">Where the records are; only late cells become links, because a link in each of thousands would bury the keyboard user.</param>
public readonly record struct HeatCell(HeatState State, int? Percent = null, string? Href = null)
{
    /// <summary>Which of the five steps a percentage has: 0 below 25, 1 below 50, 2 below 75, 3 below 95, 4 from 95.</summary>
    public static int Step(double percent) => percent switch { >= 95 => 4, >= 75 => 3, >= 50 => 2, >= 25 => 1, _ => 0 };

    internal string Class => State switch
    {
        HeatState.Late => "qx",
        HeatState.NoData => "qn",
        HeatState.Value when Percent is { } percent => "q" + (char)('0' + Step(percent)),
        HeatState.Value => "qn",
        _ => "hx",
    };

    internal string Text => State switch
    {
        HeatState.NotAsked => "",
        HeatState.NoData => "?",
        HeatState.Late => "!" + (Percent is null ? "" : Display.Number((long?)Percent)),
        _ => Percent is null ? "?" : Display.Number((long?)Percent),
    };
}

/// <summary>A column of a heat table.</summary>
/// <param name="Text">Its short head, such as "2".</param>
/// <param name="Label">Its whole name for screen readers, such as "II.2".</param>
/// <param name="Href">Where it leads.</param>
public sealed record HeatColumn(string Text, string Label, string? Href = null);

/// <summary>Columns under a common head.</summary>
/// <param name="Title">The head, such as "II".</param>
/// <param name="Columns">The columns.</param>
public sealed record HeatGroup(string Title, IReadOnlyList<HeatColumn> Columns);

/// <summary>A row of a heat table.</summary>
/// <param name="Name">The unit.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Cells">One for each column of all groups, in order.</param>
public sealed record HeatRow(string Name, string? Href, IReadOnlyList<HeatCell> Cells);
