namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>The audit of suppressed tables: what a reader could work out.</summary>
public static class DisclosureAudit
{
    /// <summary>The interval of each suppressed cell that the published cells and the margins leave open.</summary>
    /// <remarks>
    /// A reader is taken to know that no value is below zero; where the tables have values below zero, that each lies within the size of its contributions
    /// from the true value, on either side (the usual assumption of 100 %).
    /// </remarks>
    /// <param name="tables">The tables.</param>
    /// <param name="suppressed">The keys of the suppressed cells.</param>
    /// <returns>By key, exact but for rounding: the optimum of a linear program on either side.</returns>
    public static IReadOnlyDictionary<string, FeasibleInterval> Intervals(MagnitudeTables tables, IEnumerable<string> suppressed)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(suppressed);
        var isSuppressed = new bool[tables.Cells.Count];
        foreach (var key in suppressed) { isSuppressed[tables.Position(key)] = true; }
        var space = DeviationSpace.OfValues(tables);
        return Enumerable.Range(0, isSuppressed.Length).Where(i => isSuppressed[i])
            .ToDictionary(i => tables.Cells[i].Key, i => Interval(tables, space, i, isSuppressed), StringComparer.Ordinal);
    }

    internal static FeasibleInterval Interval(MagnitudeTables tables, DeviationSpace space, int cell, bool[] isSuppressed)
    {
        var value = tables.Cells[cell].Value;
        var scale = tables.Cells[cell].AbsoluteTotal is > 0 and var size ? size : 1;
        return new(
            value - DeviationProgram.Greatest(space, cell, -1, scale, other => isSuppressed[other]),
            value + DeviationProgram.Greatest(space, cell, 1, scale, other => isSuppressed[other]));
    }
}
