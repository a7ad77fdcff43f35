namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>A cell of a magnitude table: a sum of values that contributors gave.</summary>
/// <param name="Key">What the cell is called; the same key in two tables is the same cell.</param>
/// <param name="Value">The sum, in any unit; finite, may be below zero.</param>
/// <param name="Contributors">How many contributors the sum is of, 0 or more. A cell with none holds nothing to protect and is always published.</param>
/// <param name="Largest">The largest contribution by size, without its sign; 0 or more.</param>
/// <param name="Second">The second largest, without its sign; 0 when there is one contributor.</param>
public sealed record MagnitudeCell(string Key, double Value, int Contributors, double Largest, double Second = 0)
{
    private readonly double? absoluteTotal;

    /// <summary>The sum of the contributions without their signs; the size of the value when not given.</summary>
    public double AbsoluteTotal
    {
        get => absoluteTotal ?? Math.Max(Math.Abs(Value), Largest + Second);
        init => absoluteTotal = value;
    }

    /// <summary>Who the only contributor is, so that its several cells are known as its own; null when unknown or when there are more.</summary>
    public string? SoleContributor { get; init; }
}

/// <summary>A margin: a cell that is the sum of others.</summary>
/// <param name="Total">The key of the sum.</param>
/// <param name="Parts">The keys of the parts, at least one.</param>
public sealed record AdditiveRelation(string Total, IReadOnlyList<string> Parts);

/// <summary>One or more magnitude tables as cells and margins; tables that share cells are linked by them.</summary>
public sealed class MagnitudeTables
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    /// <summary>Takes cells and margins of any number of dimensions and levels.</summary>
    /// <exception cref="AnalysisException">
    /// A key stands twice (<see cref="AnalysisFault.Duplicate"/>), a number is not finite, a count or a largest contribution is below zero, or a margin
    /// names a cell that is not there (<see cref="AnalysisFault.Missing"/>).
    /// </exception>
    public MagnitudeTables(IReadOnlyList<MagnitudeCell> cells, IReadOnlyList<AdditiveRelation> relations)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(relations);
        Cells = cells;
        Relations = relations;
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (!double.IsFinite(cell.Value) || !double.IsFinite(cell.AbsoluteTotal)) { throw new AnalysisException(AnalysisFault.NotFinite, i, cell.Key); }
            if (cell.Contributors < 0 || !(cell.Largest >= 0) || !(cell.Second >= 0)) { throw new AnalysisException(AnalysisFault.Negative, i, cell.Key); }
            if (!positions.TryAdd(cell.Key, i)) { throw new AnalysisException(AnalysisFault.Duplicate, i, cell.Key); }
        }
        foreach (var key in relations.SelectMany(relation => relation.Parts.Append(relation.Total)))
        {
            if (!positions.ContainsKey(key)) { throw new AnalysisException(AnalysisFault.Missing, variable: key); }
        }
    }

    /// <summary>The cells of all tables, each once.</summary>
    public IReadOnlyList<MagnitudeCell> Cells { get; }

    /// <summary>The margins of all tables.</summary>
    public IReadOnlyList<AdditiveRelation> Relations { get; }

    /// <summary>Whether a contribution may be below zero, which a reader of the tables would know.</summary>
    public bool HasNegative => Cells.Any(cell => cell.Value < 0 || cell.AbsoluteTotal > Math.Abs(cell.Value) * (1 + 1e-9));

    internal int Position(string key) => positions[key];
}
