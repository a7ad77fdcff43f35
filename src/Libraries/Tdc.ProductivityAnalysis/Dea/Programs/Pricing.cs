namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Chooses the variable that enters the basis: slacks and own columns, then the pool, then all columns.</summary>
internal sealed class Pricing(ColumnStore all, Pool pool, int inputs, int mostRows, bool poolOnly)
{
    /// <summary>No variable helps.</summary>
    public const int None = int.MinValue;

    private const double LeastGain = 1e-11;
    private const double Rounding = 4.0 / (1L << 52); // a row
    private readonly double[] weights = new double[mostRows];

    /// <summary>Columns from the scan of all columns.</summary>
    public Pool Found { get; } = new(mostRows - 1);

    /// <summary>Whether the last answer <see cref="None"/> is a proof: no reduced cost is below zero by more than what its own rounding can explain.</summary>
    public bool IsProof { get; private set; }

    /// <summary>The code of the variable with the greatest gain for a unit of it, or <see cref="None"/>.</summary>
    /// <param name="program">The program.</param>
    /// <param name="basis">Where it stands.</param>
    /// <param name="prices">Prices of the rows.</param>
    /// <param name="priced">Whether costs count; not in the search for a feasible point.</param>
    /// <param name="lowest">Whether any gain will do and the lowest code goes first.</param>
    /// <param name="sizes">Sizes of what was summed in each price; empty when the answer <see cref="None"/> may be given though only the pool has been priced.</param>
    public int Choose(LinearProgram program, Basis basis, ReadOnlySpan<double> prices, bool priced, bool lowest, ReadOnlySpan<double> sizes)
    {
        var scan = weights.AsSpan(0, program.ScanRows);
        program.Weights(prices, priced, scan);
        var enough = -LeastGain * (1 + Largest(prices[..program.Rows]));
        var code = None;
        IsProof = false;
        if (lowest)
        {
            return Lowest(program, basis, prices, priced, enough);
        }

        var best = enough;
        Own(program, basis, prices, priced, ref best, ref code);
        pool.Price(scan, program.Without, ref best, ref code);
        Found.Price(scan, program.Without, ref best, ref code);
        return code != None || poolOnly || sizes.IsEmpty ? code : OfAll(program, basis, prices, priced, sizes, enough);
    }

    private int OfAll(LinearProgram program, Basis basis, ReadOnlySpan<double> prices, bool priced, ReadOnlySpan<double> sizes, double enough)
    {
        var scan = weights.AsSpan(0, program.ScanRows);
        var share = program.Rows * Rounding;
        program.Raise(inputs, sizes, priced, share, scan);
        var best = 0.0;
        var member = Scan(program, scan, ref best);
        if (best >= enough)
        {
            IsProof = member < 0 && OwnAreProven(program, basis, prices, priced, sizes, share);
            return None;
        }

        Found.Add(all, member);
        return member;
    }

    private static bool OwnAreProven(LinearProgram program, Basis basis, ReadOnlySpan<double> prices, bool priced, ReadOnlySpan<double> sizes, double share)
    {
        for (var r = 0; r < program.Rows; r++)
        {
            var cost = priced ? program.SlackCost[r] : 0;
            if (cost - prices[r] < -share * (Math.Abs(cost) + sizes[r]) && !program.IsEquation[r] && basis.RowOf(-1 - r) < 0)
            {
                return false;
            }
        }

        for (var k = 0; k < program.Own; k++)
        {
            var own = program.OwnCode(k);
            var size = priced ? Math.Abs(program.CostOf(own)) : 0;
            var column = program.OwnColumn(k);
            for (var r = 0; r < column.Length; r++)
            {
                size += sizes[r] * Math.Abs(column[r]);
            }

            var gain = Gain(program, own, prices, priced);
            if (program.BoundOf(own) != Bound.Zero && basis.RowOf(own) < 0 && (program.BoundOf(own) == Bound.Free ? -Math.Abs(gain) : gain) < -share * size)
            {
                return false;
            }
        }

        return true;
    }

    private int Scan(LinearProgram program, ReadOnlySpan<double> scan, ref double best)
    {
        var member = -1;
        if (program.Without >= 0)
        {
            all.Scan(scan, 0, program.Without, ref best, ref member);
        }

        all.Scan(scan, program.Without + 1, all.Count, ref best, ref member);
        return member;
    }

    private static void Own(LinearProgram program, Basis basis, ReadOnlySpan<double> prices, bool priced, ref double best, ref int code)
    {
        for (var r = 0; r < program.Rows; r++)
        {
            var gain = (priced ? program.SlackCost[r] : 0) - prices[r];
            if (gain < best && !program.IsEquation[r] && basis.RowOf(-1 - r) < 0)
            {
                (best, code) = (gain, -1 - r);
            }
        }

        for (var k = 0; k < program.Own; k++)
        {
            var own = program.OwnCode(k);
            var gain = Gain(program, own, prices, priced);
            if (gain < best && program.BoundOf(own) != Bound.Zero && basis.RowOf(own) < 0)
            {
                (best, code) = (gain, own);
            }
        }
    }

    private int Lowest(LinearProgram program, Basis basis, ReadOnlySpan<double> prices, bool priced, double least)
    {
        for (var code = -program.Rows - program.Own; code < 0; code++)
        {
            if (program.BoundOf(code) != Bound.Zero && basis.RowOf(code) < 0 && Gain(program, code, prices, priced) < least)
            {
                return code;
            }
        }

        var scan = weights.AsSpan(0, program.ScanRows);
        for (var code = 0; code < all.Count; code++)
        {
            if (code != program.Without && (!poolOnly || pool.Members.Contains(code)) && basis.RowOf(code) < 0 && all.Product(scan, code) < least)
            {
                return code;
            }
        }

        return None;
    }

    private static double Gain(LinearProgram program, int code, ReadOnlySpan<double> prices, bool priced)
    {
        if (code >= -program.Rows)
        {
            return (priced ? program.SlackCost[-1 - code] : 0) - prices[-1 - code];
        }

        var column = program.OwnColumn(-1 - program.Rows - code);
        var gain = priced ? program.CostOf(code) : 0;
        for (var r = 0; r < column.Length; r++)
        {
            gain -= prices[r] * column[r];
        }

        return gain;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
