namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>A linear program over Ax = 0 with bounds that hold at x = 0, by the revised simplex method with a dense inverse.</summary>
/// <remarks>
/// Since zero is feasible there is no first phase: the basis begins with one artificial variable a row, held at zero. The steepest reduced cost enters;
/// after a run of steps of length zero the lowest index does (Bland), which cannot circle. A second objective goes on from where the first one ended.
/// </remarks>
internal sealed class BoundedSimplex
{
    private const double Tolerance = 1e-9;
    private const int PatienceWithZeroSteps = 60;

    private readonly int rows;
    private readonly int count; // of structural columns; the artificial ones follow
    private readonly IReadOnlyList<(int Row, double Value)[]> columns;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] value;
    private readonly bool[] isBasic;
    private readonly int[] basis;
    private readonly double[][] inverse;

    internal BoundedSimplex(int rows, IReadOnlyList<(int Row, double Value)[]> columns, IReadOnlyList<double> upperBounds)
    {
        this.rows = rows;
        this.columns = columns;
        count = columns.Count;
        lower = new double[count + rows];
        upper = [.. upperBounds, .. new double[rows]];
        value = new double[count + rows];
        isBasic = new bool[count + rows];
        basis = new int[rows];
        inverse = new double[rows][];
        for (var row = 0; row < rows; row++)
        {
            basis[row] = count + row;
            isBasic[count + row] = true;
            inverse[row] = new double[rows];
            inverse[row][row] = 1;
        }
    }

    /// <summary>The value of a column now.</summary>
    internal double Value(int column) => value[column];

    /// <summary>Whether the point reached still satisfies every row: rounding has not carried it away.</summary>
    internal bool IsConsistent
    {
        get
        {
            var sums = new double[rows];
            var largest = 1.0;
            for (var column = 0; column < count; column++)
            {
                largest = Math.Max(largest, value[column]);
                foreach (var (row, coefficient) in columns[column]) { sums[row] += coefficient * value[column]; }
            }
            return sums.All(sum => Math.Abs(sum) <= 1e-7 * largest);
        }
    }

    /// <summary>Holds a column at its value from now on.</summary>
    internal void Fix(int column) => lower[column] = upper[column] = value[column];

    /// <summary>Minimises a cost from the present point on.</summary>
    /// <returns>False when the cost falls without end or the work is given up; the point reached is feasible all the same.</returns>
    internal bool Minimise(double[] cost)
    {
        var zeroSteps = 0;
        for (var step = 0; step < 20 * (rows + count) + 1_000; step++)
        {
            var entering = Entering(cost, isBland: zeroSteps > PatienceWithZeroSteps, out var direction);
            if (entering < 0) { return true; }
            var change = Change(entering);
            var length = Leaving(entering, direction, change, zeroSteps > PatienceWithZeroSteps, out var leaving);
            if (double.IsPositiveInfinity(length)) { return false; }
            zeroSteps = length > Tolerance ? 0 : zeroSteps + 1;
            Move(entering, direction * length, change);
            if (leaving >= 0) { Pivot(entering, leaving, change); }
        }
        return false;
    }

    private int Entering(double[] cost, bool isBland, out int direction)
    {
        var prices = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            if (basis[row] >= count || cost[basis[row]] == 0) { continue; }
            for (var i = 0; i < rows; i++) { prices[i] += cost[basis[row]] * inverse[row][i]; }
        }
        var best = -1;
        var bestGain = Tolerance;
        direction = 0;
        for (var column = 0; column < count; column++)
        {
            if (isBasic[column] || lower[column] == upper[column]) { continue; }
            var reduced = cost[column];
            foreach (var (row, coefficient) in columns[column]) { reduced -= prices[row] * coefficient; }
            var sign = value[column] <= lower[column] ? 1 : -1;
            if (-sign * reduced <= bestGain) { continue; }
            best = column;
            bestGain = -sign * reduced;
            direction = sign;
            if (isBland) { break; }
        }
        return best;
    }

    // How the basic variables fall, row by row, when the column rises by one.
    private double[] Change(int column)
    {
        var change = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            foreach (var (at, coefficient) in columns[column]) { change[row] += inverse[row][at] * coefficient; }
        }
        return change;
    }

    private double Leaving(int entering, int direction, double[] change, bool isBland, out int leaving)
    {
        var length = upper[entering] - lower[entering];
        leaving = -1;
        for (var row = 0; row < rows; row++)
        {
            var fall = direction * change[row];
            if (Math.Abs(fall) <= Tolerance) { continue; }
            var room = fall > 0 ? value[basis[row]] - lower[basis[row]] : upper[basis[row]] - value[basis[row]];
            var limit = Math.Max(0, room) / Math.Abs(fall);
            var isTie = leaving >= 0 && limit <= length + Tolerance;
            var isPreferred = isTie && (isBland ? basis[row] < basis[leaving] : Math.Abs(change[row]) > Math.Abs(change[leaving]));
            if (limit < length - Tolerance || isPreferred || (leaving < 0 && limit <= length))
            {
                length = Math.Min(limit, length);
                leaving = row;
            }
        }
        return length;
    }

    private void Move(int entering, double by, double[] change)
    {
        if (by == 0) { return; }
        value[entering] = Math.Clamp(value[entering] + by, lower[entering], upper[entering]);
        for (var row = 0; row < rows; row++)
        {
            if (change[row] != 0) { value[basis[row]] = Math.Clamp(value[basis[row]] - by * change[row], lower[basis[row]], upper[basis[row]]); }
        }
    }

    private void Pivot(int entering, int leaving, double[] change)
    {
        var left = basis[leaving];
        // What leaves does so at a bound: the nearer one, free of rounding.
        value[left] = value[left] - lower[left] <= upper[left] - value[left] ? lower[left] : upper[left];
        isBasic[left] = false;
        isBasic[entering] = true;
        basis[leaving] = entering;
        var pivotRow = inverse[leaving];
        for (var i = 0; i < rows; i++) { pivotRow[i] /= change[leaving]; }
        for (var row = 0; row < rows; row++)
        {
            var factor = change[row];
            if (row == leaving || factor == 0) { continue; }
            var target = inverse[row];
            for (var i = 0; i < rows; i++) { target[i] -= factor * pivotRow[i]; }
        }
    }
}
