namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>What a variable of a program may be.</summary>
internal enum Bound
{
    /// <summary>Zero or more.</summary>
    NonNegative,

    /// <summary>Zero only: the slack of an equation.</summary>
    Zero,

    /// <summary>Anything: a score.</summary>
    Free,
}

/// <summary>A linear program over the columns of a technology: least cost, with a slack in every row and a few columns of its own.</summary>
/// <remarks>
/// <para>
/// Rows: inputs and outputs of the unit under study, then, if wanted, the row of Σλ, then one row of normalisation. The columns of the technology are the
/// same for all programs; their entry in the last row, and their cost, are products of their data with <see cref="Norm"/> and <see cref="Cost"/>.
/// </para>
/// <para>Variables have codes: 0 and above a column of the technology; −1 − r the slack of row r; −1 − Rows − k own column k.</para>
/// </remarks>
internal sealed class LinearProgram
{
    private readonly ColumnStore all;
    private readonly int goods;
    private readonly double[] own;
    private readonly double[] ownCost;
    private readonly Bound[] ownBound;

    /// <summary>A program over columns whose rows are inputs and outputs (<paramref name="goods"/> of them) and a row of ones.</summary>
    public LinearProgram(ColumnStore all, int goods)
    {
        (this.all, this.goods) = (all, goods);
        var mostOwn = goods + 1; // a score or factor, and a slack a good
        own = new double[mostOwn * (goods + 2)];
        ownCost = new double[mostOwn];
        ownBound = new Bound[mostOwn];
        Right = new double[goods + 2];
        Held = new double[goods + 2];
        SlackCost = new double[goods + 2];
        IsEquation = new bool[goods + 2];
        Norm = new double[goods + 1];
        Cost = new double[goods + 1];
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>How many own columns there are.</summary>
    public int Own { get; private set; }

    /// <summary>Sign of the row of Σλ, which stands behind the goods; 0 when there is none.</summary>
    public int SumSign { get; private set; }

    /// <summary>Whether the last row is one of normalisation.</summary>
    public bool HasNorm { get; private set; }

    /// <summary>Whether columns of the technology bear a cost.</summary>
    public bool HasCost { get; set; }

    /// <summary>The right side.</summary>
    public double[] Right { get; }

    /// <summary>Sizes of what was moved to the right side, whose rounding is a share of them.</summary>
    public double[] Held { get; }

    /// <summary>Costs of the slacks.</summary>
    public double[] SlackCost { get; }

    /// <summary>Rows whose slack is zero.</summary>
    public bool[] IsEquation { get; }

    /// <summary>Weights of data that make the entry in the row of normalisation.</summary>
    public double[] Norm { get; }

    /// <summary>Weights of data that make the cost of a column.</summary>
    public double[] Cost { get; }

    /// <summary>Whether numbers stand in it whose products floating point cannot hold; see <see cref="RowScales.IsExtreme"/>.</summary>
    public bool IsExtreme { get; set; }

    /// <summary>A column of the technology that is left out; −1 for none.</summary>
    public int Without { get; set; }

    /// <summary>A cost that is low enough: the search ends when it is reached.</summary>
    public double Enough { get; set; }

    /// <summary>How many rows of data a scan multiplies.</summary>
    public int ScanRows => SumSign == 0 ? goods : goods + 1;

    /// <summary>Starts a new program.</summary>
    public void Begin(int sumSign, bool hasNorm)
    {
        (SumSign, HasNorm, HasCost, IsExtreme, Without, Enough, Own) = (sumSign, hasNorm, false, false, -1, double.NegativeInfinity, 0);
        Rows = goods + (sumSign == 0 ? 0 : 1) + (hasNorm ? 1 : 0);
        Array.Clear(Right);
        Array.Clear(Held);
        Array.Clear(SlackCost);
        Array.Clear(IsEquation);
        Array.Clear(Norm);
        Array.Clear(Cost);
    }

    /// <summary>Adds a column of its own, of zeros, and gives it for filling.</summary>
    public Span<double> AddOwn(double cost, Bound bound)
    {
        (ownCost[Own], ownBound[Own]) = (cost, bound);
        var column = own.AsSpan(Own++ * Rows, Rows);
        column.Clear();
        return column;
    }

    /// <summary>Holds an own column at a value: it is moved to the right side, is zero from now on and costs nothing.</summary>
    public void HoldOwn(int k, double value)
    {
        var column = OwnColumn(k);
        for (var r = 0; r < Rows; r++)
        {
            Right[r] -= column[r] * value;
            Held[r] += Math.Abs(column[r] * value);
        }

        (ownCost[k], ownBound[k]) = (0, Bound.Zero);
    }

    /// <summary>The code of an own column.</summary>
    public int OwnCode(int k) => -1 - Rows - k;

    /// <summary>An own column.</summary>
    public ReadOnlySpan<double> OwnColumn(int k) => own.AsSpan(k * Rows, Rows);

    /// <summary>What a variable may be.</summary>
    public Bound BoundOf(int code) =>
        code >= 0 ? Bound.NonNegative
        : code < -Rows ? ownBound[-1 - Rows - code]
        : IsEquation[-1 - code] ? Bound.Zero : Bound.NonNegative;

    /// <summary>The cost of a variable.</summary>
    public double CostOf(int code) =>
        code >= 0 ? HasCost ? all.Product(Cost, code) : 0
        : code < -Rows ? ownCost[-1 - Rows - code] : SlackCost[-1 - code];

    /// <summary>Writes the column of a variable in the program's rows.</summary>
    public void Column(int code, Span<double> column)
    {
        if (code >= 0)
        {
            var data = all[code];
            data[..goods].CopyTo(column);
            var row = goods;
            if (SumSign != 0)
            {
                column[row++] = SumSign * data[goods];
            }

            if (HasNorm)
            {
                column[row] = all.Product(Norm, code);
            }
        }
        else if (code < -Rows)
        {
            OwnColumn(-1 - Rows - code).CopyTo(column);
        }
        else
        {
            column.Clear();
            column[-1 - code] = 1;
        }
    }

    /// <summary>What data are multiplied with to give the reduced costs of all columns of the technology.</summary>
    /// <param name="prices">Prices of the rows.</param>
    /// <param name="priced">Whether costs count; not in the search for a feasible point.</param>
    /// <param name="weights">One a row of data.</param>
    public void Weights(ReadOnlySpan<double> prices, bool priced, Span<double> weights)
    {
        for (var d = 0; d < goods; d++)
        {
            weights[d] = -prices[d];
        }

        if (SumSign != 0)
        {
            weights[goods] = -SumSign * prices[goods];
        }

        for (var d = 0; HasNorm && d < ScanRows; d++)
        {
            weights[d] -= prices[Rows - 1] * Norm[d];
        }

        for (var d = 0; priced && HasCost && d < ScanRows; d++)
        {
            weights[d] += Cost[d];
        }
    }

    /// <summary>Turns <see cref="Weights"/> so that products come out larger by a share of the sizes of all that is summed in them, as inputs are above zero and outputs, turned, below.</summary>
    /// <param name="inputs">How many rows are inputs.</param>
    /// <param name="sizes">Sizes of the prices of the rows.</param>
    /// <param name="priced">Whether costs count.</param>
    /// <param name="share">The share.</param>
    /// <param name="weights">One a row of data.</param>
    public void Raise(int inputs, ReadOnlySpan<double> sizes, bool priced, double share, Span<double> weights)
    {
        for (var d = 0; d < ScanRows; d++)
        {
            var size = sizes[d];
            size += HasNorm ? sizes[Rows - 1] * Math.Abs(Norm[d]) : 0;
            size += priced && HasCost ? Math.Abs(Cost[d]) : 0;
            weights[d] += d < inputs || d >= goods ? share * size : -share * size;
        }
    }
}
