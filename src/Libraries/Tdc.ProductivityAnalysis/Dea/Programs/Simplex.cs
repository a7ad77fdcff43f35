namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>How a program ended.</summary>
internal enum Ending
{
    /// <summary>At an optimum, proven by pricing every column.</summary>
    Optimal,

    /// <summary>At a feasible point that was good enough to stop, see <see cref="LinearProgram.Enough"/>.</summary>
    Enough,

    /// <summary>No feasible point, proven by pricing every column.</summary>
    Infeasible,

    /// <summary>No bound.</summary>
    Unbounded,
}

/// <summary>The revised simplex method for few rows and very many columns.</summary>
/// <remarks>
/// <para>
/// Columns are priced in a small pool first; only when none of the pool helps, one scan over all columns either brings one into the pool or proves the
/// answer. Infeasible rows are mended first, by the least sum of infeasibilities, from the basis of slacks; own columns that are free enter before.
/// </para>
/// <para>
/// The answer is a function of the program, the columns and the pool at the start, and of nothing else: no clock, no chance, no other program.
/// Ties in the ratio test go to the largest pivot within a tolerance (Harris 1973), after many steps of no length to the lowest code (Bland 1977).
/// Before an answer is given the inverse is made afresh. If then the residual is too large, or there is no end of steps, the program is solved once more with
/// caution: a fresh inverse at every step and, at first, a right side a little wider.
/// </para>
/// </remarks>
internal sealed class Simplex(ColumnStore all, Pool pool, int mostRows, bool poolOnly = false)
{
    private const double Feasible = 1e-10;
    private const double Slip = 1e-11;
    private const double LeastImage = 1e-9;
    private const double MostResidual = 1e-9;
    private const double Widening = 1e-7;
    private const double GoldenRatio = 0.6180339887498949;
    private const int Stale = 30;
    private const int Patience = 50;
    private const int MostPivots = 2_000;

    private readonly Basis basis = new(mostRows);
    private readonly Pricing pricing = new(all, pool, mostRows, poolOnly);
    private readonly double[] image = new double[mostRows];
    private readonly double[] prices = new double[mostRows];
    private LinearProgram program = null!;
    private bool cautious;
    private int idle;

    /// <summary>Columns that were brought in from all columns; kept until <see cref="Forget"/>.</summary>
    public Pool Found => pricing.Found;

    /// <summary>Prices of the rows at the end.</summary>
    public ReadOnlySpan<double> Prices => prices.AsSpan(0, program.Rows);

    /// <summary>The variables in the basis at the end, and their values.</summary>
    public Basis Basis => basis;

    /// <summary>Solves a program from the start.</summary>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.NotConverged"/>.</exception>
    public Ending Solve(LinearProgram of)
    {
        program = of;
        return Try(false) ?? Try(true) ?? throw new AnalysisException(AnalysisFault.NotConverged, -1, "simplex");
    }

    /// <summary>Goes on from the basis at the end with other costs, or other bounds of what is in the basis.</summary>
    /// <returns>How it ended; null when it did not settle, then <see cref="Solve"/> starts anew.</returns>
    public Ending? Continue()
    {
        (cautious, idle) = (false, 0);
        for (var r = 0; r < program.Rows; r++)
        {
            basis.Bounds[r] = program.BoundOf(basis.Codes[r]);
        }

        return basis.Refactor() ? Iterate() : null;
    }

    /// <summary>Takes back what was brought in.</summary>
    public void Forget() => pricing.Found.Clear();

    /// <summary>The value of a variable at the end.</summary>
    public double ValueOf(int code) => basis.RowOf(code) is >= 0 and var row ? basis.Values[row] : 0;

    /// <summary>The cost of the basis.</summary>
    public double Cost()
    {
        var cost = 0.0;
        for (var r = 0; r < program.Rows; r++)
        {
            cost += program.CostOf(basis.Codes[r]) * basis.Values[r];
        }

        return cost;
    }

    private Ending? Try(bool careful)
    {
        (cautious, idle) = (careful, 0);
        return careful ? Widened() : Start();
    }

    private Ending? Start()
    {
        basis.Start(program);
        for (var k = 0; k < program.Own; k++)
        {
            if (program.BoundOf(program.OwnCode(k)) == Bound.Free)
            {
                EnterFree(program.OwnCode(k));
            }
        }

        return Iterate();
    }

    /// <summary>Solves with a right side a little wider, so that no step has no length, and goes on from there with the right side as it is.</summary>
    private Ending? Widened()
    {
        var right = program.Right.AsSpan(0, program.Rows);
        var kept = right.ToArray();
        for (var r = 0; r < kept.Length; r++)
        {
            var share = r * GoldenRatio;
            right[r] += program.IsEquation[r] ? 0 : Widening * (1 + share - Math.Floor(share));
        }

        var ending = Start();
        kept.CopyTo(right);
        idle = 0;
        return ending is null || !basis.Refactor() ? null : Iterate();
    }

    private void EnterFree(int code)
    {
        basis.Image(code, image);
        var row = -1;
        for (var r = 0; r < program.Rows; r++)
        {
            var better = row < 0 || Math.Abs(image[r]) > Math.Abs(image[row]);
            row = basis.Bounds[r] == Bound.NonNegative && better ? r : row;
        }

        if (row >= 0 && Math.Abs(image[row]) > LeastImage)
        {
            basis.Pivot(row, code, image, basis.Values[row] / image[row]);
        }
    }

    private Ending? Iterate()
    {
        for (var pivots = 0; pivots < (cautious ? 10 : 1) * MostPivots; pivots++)
        {
            if ((basis.Age > Stale || (cautious && basis.Age > 0)) && !basis.Refactor())
            {
                return null;
            }

            var feasible = SetPrices();
            if (feasible && ObjectiveIsEnough())
            {
                return Ending.Enough;
            }

            // The scan of all columns waits for prices from a fresh inverse, so that there is about one for each program.
            var entering = pricing.Choose(program, basis, prices, feasible, idle > Patience, poolWill: basis.Age > 0);
            if (entering == Pricing.None)
            {
                if (basis.Age == 0)
                {
                    return basis.Residual() > MostResidual ? null : feasible ? Ending.Optimal : Ending.Infeasible;
                }

                if (!basis.Refactor())
                {
                    return null;
                }

                continue;
            }

            if (basis.RowOf(entering) >= 0)
            {
                // Only a worn inverse sees a gain in what is in the basis already.
                if (basis.Age == 0 || !basis.Refactor())
                {
                    return null;
                }

                continue;
            }

            if (!Step(entering))
            {
                return feasible ? Ending.Unbounded : null;
            }
        }

        return null;
    }

    private bool Step(int entering)
    {
        basis.Image(entering, image);
        var row = RatioTest.Row(basis, image.AsSpan(0, program.Rows), Feasible, Slip, LeastImage, idle > Patience);
        if (row < 0)
        {
            return false;
        }

        var step = Math.Max(0, basis.Values[row] / image[row]);
        idle = step > Slip ? 0 : idle + 1;
        basis.Pivot(row, entering, image, step);
        return true;
    }

    private bool SetPrices()
    {
        var sums = prices.AsSpan(0, program.Rows);
        sums.Clear();
        var feasible = true;
        for (var r = 0; r < program.Rows; r++)
        {
            var lack = Lack(r);
            if (lack != 0)
            {
                feasible = false;
                Add(sums, basis.InverseRow(r), lack);
            }
        }

        for (var r = 0; feasible && r < program.Rows; r++)
        {
            var cost = program.CostOf(basis.Codes[r]);
            if (cost != 0)
            {
                Add(sums, basis.InverseRow(r), cost);
            }
        }

        return feasible;
    }

    private double Lack(int row) => basis.Bounds[row] switch
    {
        Bound.Free => 0,
        Bound.Zero when basis.Values[row] > Feasible => 1,
        _ => basis.Values[row] < -Feasible ? -1 : 0,
    };

    private bool ObjectiveIsEnough() => !double.IsNegativeInfinity(program.Enough) && Cost() <= program.Enough;

    private static void Add(Span<double> sums, ReadOnlySpan<double> row, double factor)
    {
        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] += factor * row[k];
        }
    }
}
