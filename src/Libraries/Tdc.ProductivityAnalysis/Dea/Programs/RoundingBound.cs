namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Whether an answer of the simplex method in floating point is right to ten digits, whatever rounding did on its way.</summary>
/// <remarks>
/// <para>
/// The basis is fresh from its columns. Its values must make the right side, none may lie beyond its bound by more than rounding can explain, and what the
/// values leave of the right side, at its prices, may not count beside the cost. Rounding is bounded by the sizes of what was summed, row by row, so that small rows
/// beside large ones are held to their own size; <see cref="Pricing.IsProof"/> does the same for the columns.
/// </para>
/// <para>With data of usual sizes it nearly always says yes; the tolerances of the search itself are absolute and say nothing when sizes differ by many digits.</para>
/// </remarks>
internal sealed class RoundingBound(int mostRows)
{
    private const double Share = 1e-10;
    private const double SlackShare = 0.01; // of what the unit has: the measure of a sum of slacks, which may be zero
    private const double MostSpread = 1e8; // of what the unit has, in units of measure of slacks or in the scale of the program; beyond, the small ones drown
    private const double LeastDoubt = 1e-14;
    private const double MostDoubt = 1e-6;
    private const double Unit = 4.0 / (1L << 53);
    private readonly double[] differences = new double[mostRows];
    private readonly double[] sizes = new double[mostRows];

    /// <summary>Whether the answer is proven.</summary>
    /// <param name="program">The program.</param>
    /// <param name="basis">The basis, its inverse just made.</param>
    /// <param name="prices">Prices of the rows.</param>
    /// <param name="feasible">Whether the answer is an optimum; else that there is no feasible point, where prices are those of what is lacking.</param>
    public bool IsProof(LinearProgram program, Basis basis, ReadOnlySpan<double> prices, bool feasible)
    {
        basis.Residuals(differences, sizes);
        var cost = 0.0;
        for (var r = 0; r < program.Rows; r++)
        {
            var noise = 0.0;
            var row = basis.InverseRow(r);
            for (var k = 0; k < row.Length; k++)
            {
                noise += Math.Abs(row[k]) * sizes[k];
            }

            var value = basis.Values[r];
            var lack = basis.Bounds[r] switch
            {
                Bound.Free => 0,
                Bound.Zero => Math.Abs(value),
                _ => Math.Max(0, -value),
            };
            if (feasible && (lack > program.Rows * Unit * noise || IsDoubtful(program, basis, r)))
            {
                return false;
            }

            cost += feasible ? program.CostOf(basis.Codes[r]) * value : lack;
        }

        var lost = 0.0;
        var slacks = 0.0;
        for (var r = 0; r < prices.Length; r++)
        {
            lost += Math.Abs(prices[r]) * (Math.Abs(differences[r]) + Unit * sizes[r]);
            slacks += Math.Abs(program.SlackCost[r] * program.Right[r]);
        }

        return lost <= Share * Math.Max(Math.Abs(cost), SlackShare * slacks) && !SlacksDrown(program);
    }

    /// <summary>Whether a slack that is asked for is so little of its row that the score held before it may have left it by its own rounding.</summary>
    private bool IsDoubtful(LinearProgram program, Basis basis, int row)
    {
        var slack = -1 - basis.Codes[row];
        return slack >= 0 && slack < program.Rows && program.SlackCost[slack] != 0
            && basis.Values[row] > LeastDoubt * sizes[slack] && basis.Values[row] < MostDoubt * sizes[slack];
    }

    /// <summary>Whether variables of the unit are so small beside others that their slacks do not count in the sum.</summary>
    private static bool SlacksDrown(LinearProgram program)
    {
        var (least, greatest) = (double.PositiveInfinity, 0.0);
        var (leastScaled, greatestScaled) = (double.PositiveInfinity, 0.0);
        for (var r = 0; r < program.Rows; r++)
        {
            var scaled = Math.Abs(program.Right[r]) + program.Held[r];
            var size = Math.Abs(program.SlackCost[r]) * scaled;
            if (size != 0)
            {
                (least, greatest) = (Math.Min(least, size), Math.Max(greatest, size));
                (leastScaled, greatestScaled) = (Math.Min(leastScaled, scaled), Math.Max(greatestScaled, scaled));
            }
        }

        return greatest > MostSpread * least || greatestScaled > MostSpread * leastScaled;
    }
}
