namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>What is done with a cell.</summary>
public enum CellStatus
{
    /// <summary>The value is published.</summary>
    Published,

    /// <summary>Suppressed because the cell is sensitive itself.</summary>
    Primary,

    /// <summary>Suppressed because a sensitive cell could be worked out from it.</summary>
    Secondary,
}

/// <summary>The values that a reader of the published cells could believe a suppressed cell to have.</summary>
/// <param name="Minimum">The least; −∞ when there is no bound.</param>
/// <param name="Maximum">The greatest; +∞ when there is no bound.</param>
public readonly record struct FeasibleInterval(double Minimum, double Maximum)
{
    /// <summary>Whether the value is known but for rounding.</summary>
    /// <param name="value">The true value, which gives the scale.</param>
    public bool IsExact(double value) => Maximum - Minimum <= 1e-6 * Math.Max(Math.Abs(value), double.Epsilon);
}

/// <summary>A cell after disclosure control.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Status">What is done with it.</param>
/// <param name="Rule">The rule that makes it sensitive; <see cref="SensitivityRule.None"/> unless it is primary.</param>
public sealed record CellOutcome(MagnitudeCell Cell, CellStatus Status, SensitivityRule Rule)
{
    /// <summary>Whether the number of contributors may stand beside the value; never for a suppressed cell.</summary>
    public bool IsCountPublished { get; init; }

    /// <summary>What a reader could believe, by the audit; null for a published cell.</summary>
    public FeasibleInterval? Interval { get; init; }

    /// <summary>What the interval of a primary cell must hold; null for others.</summary>
    public FeasibleInterval? Required { get; init; }

    /// <summary>Whether the interval of a primary cell holds what it must; true for others.</summary>
    public bool IsProtected { get; init; } = true;
}

/// <summary>Tables after disclosure control.</summary>
/// <param name="Cells">The cells in the order given.</param>
public sealed record DisclosureResult(IReadOnlyList<CellOutcome> Cells)
{
    /// <summary>Sensitive cells that could not be protected, against readers in general or against a contributor; empty unless margins contradict each other.</summary>
    public IReadOnlyList<string> Unprotected { get; init; } = [];

    /// <summary>The outcome of a cell.</summary>
    /// <exception cref="InvalidOperationException">There is no such cell.</exception>
    public CellOutcome this[string key] => Cells.First(cell => cell.Cell.Key == key);
}
