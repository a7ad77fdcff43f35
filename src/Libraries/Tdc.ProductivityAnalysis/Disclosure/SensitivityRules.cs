namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>Why a cell may not be published.</summary>
public enum SensitivityRule
{
    /// <summary>It may be.</summary>
    None,

    /// <summary>Too few contributors.</summary>
    Threshold,

    /// <summary>The largest contributor makes up too much of the cell.</summary>
    Dominance,

    /// <summary>The second largest contributor could estimate the largest too closely (p % rule).</summary>
    Percent,
}

/// <summary>What a suppressed secondary cell costs its readers.</summary>
public enum SuppressionCost
{
    /// <summary>Its value: small cells are suppressed before large ones, margins last.</summary>
    Value,

    /// <summary>One: as few cells as possible.</summary>
    Cells,
}

/// <summary>When a cell is sensitive, and how far from its value a reader must be kept.</summary>
public sealed record SensitivityRules
{
    /// <summary>Least number of contributors; a cell with fewer, but not none, is sensitive.</summary>
    public int MinimumContributors { get; init; } = 3;

    /// <summary>Greatest share of the largest contributor, above 0 to 1; 1 switches the rule off.</summary>
    public double DominanceShare { get; init; } = 0.85;

    /// <summary>p of the p % rule, in per cent; null switches it off.</summary>
    public double? Percent { get; init; }

    /// <summary>Least protection on either side of a sensitive value, in per cent of it, above 0 and below 100.</summary>
    public double ProtectionPercent { get; init; } = 10;

    /// <summary>How secondary cells are chosen.</summary>
    public SuppressionCost Cost { get; init; }

    /// <summary>The first rule that makes a cell sensitive.</summary>
    /// <remarks>Contributions below zero count by their size, so that a loss does not hide who dominates.</remarks>
    public SensitivityRule Assess(MagnitudeCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (cell.Contributors == 0) { return SensitivityRule.None; }
        if (cell.Contributors < MinimumContributors) { return SensitivityRule.Threshold; }
        if (cell.Largest > DominanceShare * cell.AbsoluteTotal) { return SensitivityRule.Dominance; }
        return Percent is { } percent && Remainder(cell) < percent / 100 * cell.Largest ? SensitivityRule.Percent : SensitivityRule.None;
    }

    /// <summary>How far on either side of its value a reader's interval for a sensitive cell must reach, in the unit of the value.</summary>
    /// <remarks>
    /// The greatest of: <see cref="ProtectionPercent"/> of the value; what brings the largest share down to <see cref="DominanceShare"/>; what keeps the
    /// largest contribution from being estimated within <see cref="Percent"/> by the second.
    /// </remarks>
    public double Protection(MagnitudeCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var protection = ProtectionPercent / 100 * Math.Max(Math.Abs(cell.Value), cell.Largest);
        if (DominanceShare < 1) { protection = Math.Max(protection, cell.Contributors < 2 ? 0 : cell.Largest / DominanceShare - cell.AbsoluteTotal); }
        return Percent is { } percent ? Math.Max(protection, percent / 100 * cell.Largest - Remainder(cell)) : protection;
    }

    internal void Check()
    {
        if (MinimumContributors < 1) { throw new AnalysisException(AnalysisFault.OutOfRange, variable: nameof(MinimumContributors)); }
        if (DominanceShare is not (> 0 and <= 1)) { throw new AnalysisException(AnalysisFault.OutOfRange, variable: nameof(DominanceShare)); }
        if (Percent is <= 0 or > 100 or double.NaN) { throw new AnalysisException(AnalysisFault.OutOfRange, variable: nameof(Percent)); }
        if (ProtectionPercent is not (> 0 and < 100)) { throw new AnalysisException(AnalysisFault.OutOfRange, variable: nameof(ProtectionPercent)); }
    }

    private static double Remainder(MagnitudeCell cell) => Math.Max(0, cell.AbsoluteTotal - cell.Largest - cell.Second);
}
