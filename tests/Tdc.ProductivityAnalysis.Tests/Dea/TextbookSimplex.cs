namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>The oracle: a slow tableau with all columns in it, two phases, Bland's rule everywhere; shares nothing with the library.</summary>
internal sealed class TextbookSimplex
{
    private const double Zero = 1e-10;
    private readonly List<double[]> rows = [];
    private readonly List<double> right = [];

    /// <summary>Adds Σ coefficient·variable = value.</summary>
    public void Equation(double[] coefficients, double value)
    {
        rows.Add(value < 0 ? [.. coefficients.Select(c => -c)] : [.. coefficients]);
        right.Add(Math.Abs(value));
    }

    /// <summary>The same by <see cref="RationalSimplex"/>: the least last cost among the optima of those before.</summary>
    public double? MinimiseExactly(params double[][] costs) => RationalSimplex.Minimise(rows, right, costs);

    /// <summary>The least cost over variables of zero or more; null when infeasible, −∞ when unbounded.</summary>
    public double? Minimise(double[] cost)
    {
        var (m, n) = (rows.Count, cost.Length);
        var tableau = new double[m][];
        var basis = new int[m];
        for (var r = 0; r < m; r++)
        {
            tableau[r] = new double[n + m + 1];
            rows[r].CopyTo(tableau[r], 0);
            tableau[r][n + r] = 1;
            tableau[r][^1] = right[r];
            basis[r] = n + r;
        }

        double[] artificial = [.. new double[n], .. Enumerable.Repeat(1.0, m)];
        if (!Run(tableau, basis, artificial, n + m) || Cost(tableau, basis, artificial) > 1e-8)
        {
            return null;
        }

        DriveOut(tableau, basis, n);
        double[] full = [.. cost, .. new double[m]];
        return Run(tableau, basis, full, n) ? Cost(tableau, basis, full) : double.NegativeInfinity;
    }

    private static void DriveOut(double[][] tableau, int[] basis, int n)
    {
        for (var r = 0; r < basis.Length; r++)
        {
            var column = basis[r] < n ? -1 : Array.FindIndex(tableau[r], 0, n, v => Math.Abs(v) > 1e-7);
            if (column >= 0)
            {
                Pivot(tableau, basis, r, column);
            }
        }
    }

    private static bool Run(double[][] tableau, int[] basis, double[] cost, int columns)
    {
        while (true)
        {
            var entering = Enumerable.Range(0, columns).FirstOrDefault(j => Reduced(tableau, basis, cost, j) < -Zero, -1);
            if (entering < 0)
            {
                return true;
            }

            var (leaving, least) = (-1, double.PositiveInfinity);
            for (var r = 0; r < basis.Length; r++)
            {
                // A redundant row keeps its artificial variable at zero; nothing may move it.
                var entry = tableau[r][entering];
                var ratio = entry > Zero ? tableau[r][^1] / entry : double.PositiveInfinity;
                if (ratio < least - Zero || (ratio <= least + Zero && leaving >= 0 && basis[r] < basis[leaving]))
                {
                    (leaving, least) = (r, Math.Min(ratio, least));
                }
            }

            if (leaving < 0)
            {
                return false;
            }

            Pivot(tableau, basis, leaving, entering);
        }
    }

    private static double Reduced(double[][] tableau, int[] basis, double[] cost, int column) =>
        cost[column] - Enumerable.Range(0, basis.Length).Sum(r => cost[basis[r]] * tableau[r][column]);

    private static double Cost(double[][] tableau, int[] basis, double[] cost) =>
        Enumerable.Range(0, basis.Length).Sum(r => cost[basis[r]] * tableau[r][^1]);

    private static void Pivot(double[][] tableau, int[] basis, int row, int column)
    {
        var pivot = tableau[row][column];
        tableau[row] = [.. tableau[row].Select(v => v / pivot)];
        for (var r = 0; r < tableau.Length; r++)
        {
            var factor = tableau[r][column];
            for (var k = 0; r != row && factor != 0 && k < tableau[r].Length; k++)
            {
                tableau[r][k] -= factor * tableau[row][k];
            }
        }

        basis[row] = column;
    }
}
