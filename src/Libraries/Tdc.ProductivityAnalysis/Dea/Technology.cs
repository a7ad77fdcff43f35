using Tdc.ProductivityAnalysis.Dea.Programs;

namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>A production technology: what observed units make possible, with free disposal and assumed returns to scale.</summary>
/// <remarks>
/// <para>Every row of data is divided by the power of two next to its geometric mean and every unit by another, so that units of measure do not matter and nothing is rounded.</para>
/// <para>
/// The units that span the frontier are found first, one after the other; each program is then solved among them and proven by one scan over all units.
/// The object does not change after it is made and may be used by many threads at once.
/// </para>
/// <para>Source: Charnes, Cooper and Rhodes (1978); Banker, Charnes and Cooper (1984); the frontier first: Dulá (2002).</para>
/// </remarks>
public sealed class Technology
{
    private const double Small = 1e-6; // of a column, whose largest entry is 1 to 2
    private const double VerySmall = 1e-10;
    private readonly Dictionary<int, int> places = [];
    private readonly double[] factors;

    /// <summary>The technology of units.</summary>
    /// <param name="data">Their inputs and outputs.</param>
    /// <param name="units">The units that make it, by their place in the data; incomplete ones are passed over.</param>
    /// <param name="returns">Returns to scale.</param>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.NotConverged"/> when a program cannot be solved.</exception>
    public Technology(ProductionData data, IEnumerable<int> units, ReturnsToScale returns)
        : this(data, units, returns, null, true)
    {
    }

    /// <summary>The technology of units that are, for the frontier, looked for among some of them only.</summary>
    /// <param name="data">Inputs and outputs.</param>
    /// <param name="units">The units that make it.</param>
    /// <param name="returns">Returns to scale.</param>
    /// <param name="wider">A technology of the same units that admits less; its frontier holds this one's.</param>
    /// <param name="spanned">Whether the frontier is found at once; without it the programs look among all units.</param>
    internal Technology(ProductionData data, IEnumerable<int> units, ReturnsToScale returns, Technology? wider, bool spanned)
    {
        (Data, Returns) = (data, returns);
        Units = [.. units.Where(data.IsComplete)];
        Scales = RowScales.Of(data, Units);
        Columns = new ColumnStore(data.Width + 1, Units.Count);
        Pool = new Pool(data.Width + 1);
        factors = new double[Units.Count];
        var column = new double[data.Width + 1];
        for (var j = 0; j < Units.Count; j++)
        {
            places[Units[j]] = j;
            factors[j] = Fill(column, data.Unit(Units[j]));
            Columns.Add(column);
            IsWide |= HasLess(column, Small);
            IsVeryWide |= HasLess(column, VerySmall);
            IsExtreme |= RowScales.IsExtreme(column);
        }

        if (spanned)
        {
            FrontierSearch.Run(this, wider is null ? Enumerable.Range(0, Units.Count) : wider.Pool.Members);
        }
    }

    /// <summary>Returns to scale.</summary>
    public ReturnsToScale Returns { get; }

    /// <summary>The units that make the technology, by their place in the data.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>The units that span the frontier: no other units put together reach them.</summary>
    public IReadOnlyList<int> Frontier => [.. Pool.Members.Select(j => Units[j]).Order()];

    /// <summary>Radial scores of some of the data's units, on some threads.</summary>
    /// <param name="units">Places of complete units in the data.</param>
    /// <param name="orientation">Which side is measured.</param>
    /// <param name="threads">At most so many threads; 0 for as many as the machine has. Scores are the same for any number.</param>
    /// <returns>A score a unit, in their order.</returns>
    public DeaScore[] Scores(IReadOnlyList<int> units, Orientation orientation, int threads = 0)
    {
        var scores = new DeaScore[units.Count];
        UnitLoop.Run(units.Count, threads, () => new Evaluator(this), (own, at) => scores[at] = own.Score(Data.Unit(units[at]), orientation));
        return scores;
    }

    /// <summary>Whether sizes within a column differ so much that the search for the frontier may have missed a unit of it.</summary>
    internal bool IsWide { get; }

    /// <summary>Whether sizes within a column differ so much that what rounding explains in one row decides in another, so that answers are settled in whole numbers.</summary>
    internal bool IsVeryWide { get; }

    /// <summary>Whether sizes within a column differ so much that floating point cannot hold their products.</summary>
    internal bool IsExtreme { get; }

    internal ProductionData Data { get; }

    internal double[] Scales { get; }

    internal ColumnStore Columns { get; }

    internal Pool Pool { get; }

    /// <summary>Sign of the row of Σλ: none, as it stands (= or ≤), or turned (≥).</summary>
    internal int SumSign => Returns switch
    {
        ReturnsToScale.Constant => 0,
        ReturnsToScale.NonDecreasing => -1,
        _ => 1,
    };

    /// <summary>The column of a unit; −1 when it is no part of the technology.</summary>
    internal int Place(int unit) => places.GetValueOrDefault(unit, -1);

    /// <summary>What a column was multiplied with.</summary>
    internal double Factor(int column) => factors[column];

    /// <summary>Inputs, then outputs of a unit, in the scale of the rows.</summary>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.TooFarApart"/> with the variable when a value is too far from those of the technology for a floating-point number.</exception>
    internal void Scale(ReadOnlySpan<double> unit, Span<double> scaled)
    {
        for (var d = 0; d < unit.Length; d++)
        {
            scaled[d] = unit[d] / Scales[d];
            if (scaled[d] * Scales[d] != unit[d] && double.IsFinite(unit[d]))
            {
                throw new AnalysisException(AnalysisFault.TooFarApart, -1, Data.Names[d]);
            }
        }
    }

    private double Fill(Span<double> column, ReadOnlySpan<double> unit)
    {
        Scale(unit, column);
        column[^1] = Returns == ReturnsToScale.Constant ? 0 : 1;
        var factor = RowScales.PowerFor(column);
        for (var d = 0; d < column.Length; d++)
        {
            column[d] *= d >= Data.Inputs && d < Data.Width ? -factor : factor;
        }

        return factor;
    }

    private static bool HasLess(ReadOnlySpan<double> column, double size)
    {
        foreach (var entry in column)
        {
            if (entry != 0 && Math.Abs(entry) < size)
            {
                return true;
            }
        }

        return false;
    }
}
