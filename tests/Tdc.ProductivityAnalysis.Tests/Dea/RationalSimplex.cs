using System.Numerics;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>The oracle for numbers of any size: a whole tableau of whole numbers, two phases, Bland's rule everywhere; shares nothing with the library.</summary>
internal static class RationalSimplex
{
    /// <summary>The least last cost over variables of zero or more, among the optima of the costs before; null when infeasible, −∞ when unbounded.</summary>
    /// <param name="rows">Coefficients of equations.</param>
    /// <param name="right">Their values, zero or more.</param>
    /// <param name="costs">One or more costs.</param>
    public static double? Minimise(IReadOnlyList<double[]> rows, IReadOnlyList<double> right, params double[][] costs)
    {
        var (m, n) = (rows.Count, costs[0].Length);
        var places = rows.SelectMany(r => r).Concat(right).Max(Places);
        var costPlaces = costs.SelectMany(c => c).Max(Places);
        var tableau = new List<BigInteger[]>();
        for (var r = 0; r < m; r++)
        {
            tableau.Add([.. rows[r].Append(right[r]).Select(v => Whole(v, places))]);
        }

        tableau.Add([.. Enumerable.Range(0, n + 1).Select(j => -tableau.Aggregate(BigInteger.Zero, (sum, row) => sum + row[j]))]);
        tableau.AddRange(costs.Select(cost => (BigInteger[])[.. cost.Select(v => Whole(v, costPlaces)), 0]));
        int[] basis = [.. Enumerable.Range(n, m)];
        var determinant = BigInteger.One;
        for (var z = m; z < tableau.Count; z++)
        {
            if (!Run(tableau, basis, ref determinant, z))
            {
                return double.NegativeInfinity;
            }

            if (z == m && !tableau[m][n].IsZero)
            {
                return null;
            }
        }

        return (double)((-tableau[^1][n] << 200) / determinant) * Math.Pow(2, -200 - costPlaces);
    }

    private static bool Run(List<BigInteger[]> tableau, int[] basis, ref BigInteger determinant, int z)
    {
        var (m, n) = (basis.Length, tableau[0].Length - 1);
        while (true)
        {
            var entering = Enumerable.Range(0, n).FirstOrDefault(j => tableau[z][j].Sign < 0 && Enumerable.Range(m, z - m).All(k => tableau[k][j].IsZero), -1);
            if (entering < 0)
            {
                return true;
            }

            var leaving = -1;
            for (var r = 0; r < m; r++)
            {
                if (tableau[r][entering].Sign > 0)
                {
                    var order = leaving < 0 ? -1 : (tableau[r][n] * tableau[leaving][entering]).CompareTo(tableau[leaving][n] * tableau[r][entering]);
                    leaving = order < 0 || (order == 0 && basis[r] < basis[leaving]) ? r : leaving;
                }
            }

            if (leaving < 0)
            {
                return false;
            }

            var (pivot, divisor) = (tableau[leaving][entering], determinant);
            for (var r = 0; r < tableau.Count; r++)
            {
                var factor = tableau[r][entering];
                for (var j = 0; r != leaving && j <= n; j++)
                {
                    tableau[r][j] = (pivot * tableau[r][j] - factor * tableau[leaving][j]) / divisor;
                }
            }

            (basis[leaving], determinant) = (entering, pivot);
        }
    }

    private static int Places(double value)
    {
        var places = 0;
        while (Math.ScaleB(value, places) % 1 != 0)
        {
            places++;
        }

        return places;
    }

    private static BigInteger Whole(double value, int places) => new(Math.ScaleB(value, places));
}
