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
/// caution: a fresh inverse at every step and, at first, a right side a little wider. An answer that <see cref="RoundingBound"/> does not prove right to ten
/// digits, or none, is handed on to <see cref="ExactSimplex"/>, and so is any where sizes within a unit differ by ten powers of ten.
/// </para>
/// </remarks>
internal sealed class Simplex(Technology technology, bool poolOnly = false)
{
    private const double Feasible = 1e-10;
    private const double Slip = 1e-11;
    private const double LeastImage = 1e-9;
    private const double Widening = 1e-7;
    private const double GoldenRatio = 0.6180339887498949;
    private const int Stale = 30;
    private const int Patience = 50;
    private const int MostPivots = 2_000;
    private const int MoreRows = 2; // Σλ and normalisation

    private readonly Basis basis = new(technology.Data.Width + MoreRows);
    private readonly Pricing pricing = new(technology.Columns, technology.Pool, technology.Data.Inputs, technology.Data.Width + MoreRows, poolOnly);
    private readonly RoundingBound bound = new(technology.Data.Width + MoreRows);
    private readonly double[] image = new double[technology.Data.Width + MoreRows];
    private readonly double[] prices = new double[technology.Data.Width + MoreRows];
    private readonly double[] sizes = new double[technology.Data.Width + MoreRows];
    private LinearProgram program = null!;
    private bool cautious;
    private bool proven;
    private int idle;

    /// <summary>Columns that were brought in from all columns; kept until <see cref="Forget"/>.</summary>
    public Pool Found => pricing.Found;

    /// <summary>Prices of the rows at the end.</summary>
    public ReadOnlySpan<double> Prices => prices.AsSpan(0, program.Rows);

    /// <summary>The variables in the basis at the end, and their values.</summary>
    public Basis Basis => basis;

    /// <summary>Whether the last answer was found in whole numbers, so that what is zero in it is zero.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Solves a program from the start.</summary>
    public Ending Solve(LinearProgram of)
    {
        program = of;
        IsExact = false;
        if (program.IsExtreme)
        {
            basis.Start(program);
            return SolveExactly(of, []);
        }

        var ending = Try(false) ?? Try(true);
        return ending is { } end && proven && !IsDoubtful(end) ? end : SolveExactly(of, []);
    }

    /// <summary>Solves a program as far as floating point gets at the first try.</summary>
    /// <returns>How it ended, not proven; null when it did not settle.</returns>
    public Ending? Search(LinearProgram of)
    {
        program = of;
        IsExact = false;
        return program.IsExtreme ? null : Try(false);
    }

    /// <summary>Goes on from the basis at the end with other costs, or other bounds of what is in the basis.</summary>
    /// <returns>Whether there is an optimum, proven; else <see cref="SolveExactly"/> finds it.</returns>
    public bool Continue()
    {
        (cautious, proven, idle) = (false, false, 0);
        for (var r = 0; r < program.Rows; r++)
        {
            basis.Bounds[r] = program.BoundOf(basis.Codes[r]);
        }

        return !IsExact && !technology.IsVeryWide && basis.Refactor() && Iterate() == Ending.Optimal && proven;
    }

    /// <summary>Solves a program in whole numbers, from the basis at the end.</summary>
    /// <param name="of">The program; the basis is of one with the same variables.</param>
    /// <param name="slackCost">Costs of the slacks that are least among all optima; empty for none.</param>
    public Ending SolveExactly(LinearProgram of, ReadOnlySpan<double> slackCost)
    {
        program = of;
        IsExact = true;
        var exact = new ExactSimplex(program, technology.Columns.Count, basis.Codes.AsSpan(0, program.Rows), slackCost);
        var ending = exact.Solve();
        if (ending == Ending.Optimal)
        {
            exact.Write(basis, prices);
        }

        return ending;
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

    /// <summary>Whether sizes differ so much that a reduced cost of no more than rounding, which the proof lets pass, may decide: a column that gains little may stand in large amounts.</summary>
    private bool IsDoubtful(Ending ending) => technology.IsVeryWide || (technology.IsWide && ending == Ending.Infeasible);

    private Ending? Try(bool careful)
    {
        (cautious, proven, idle) = (careful, false, 0);
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
        for (var pivots = 0; pivots < MostPivots; pivots++)
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
            var entering = pricing.Choose(program, basis, prices, feasible, idle > Patience, basis.Age > 0 ? [] : Sizes(feasible));
            if (entering == Pricing.None)
            {
                if (basis.Age == 0)
                {
                    proven = pricing.IsProof && bound.IsProof(program, basis, Prices, feasible);
                    return feasible ? Ending.Optimal : Ending.Infeasible;
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

    /// <summary>Sizes of what <see cref="SetPrices"/> summed.</summary>
    private ReadOnlySpan<double> Sizes(bool feasible)
    {
        var sums = sizes.AsSpan(0, program.Rows);
        sums.Clear();
        for (var r = 0; r < program.Rows; r++)
        {
            var cost = Math.Abs(feasible ? program.CostOf(basis.Codes[r]) : Lack(r));
            var row = basis.InverseRow(r);
            for (var k = 0; cost != 0 && k < row.Length; k++)
            {
                sums[k] += cost * Math.Abs(row[k]);
            }
        }

        return sums;
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
