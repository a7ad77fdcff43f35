using System.Numerics;

namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>The revised simplex method in whole numbers: what it answers is so, whatever the sizes of the numbers.</summary>
/// <remarks>
/// <para>
/// For the few programs that floating point does not settle, or settles without a proof. It goes on from the basis that was found there, which is most often
/// optimal already, so that a factorisation and one look at all columns remain. Floating point still tells the sign of most reduced costs, where their rounding
/// cannot change it; only the others are computed in whole numbers.
/// </para>
/// <para>
/// It always ends: after some steps by gain the lowest code enters and the lowest of equals leaves (Bland 1977). A second cost is least among all optima of the
/// first: only variables whose reduced cost in the first is zero may enter.
/// </para>
/// </remarks>
internal sealed class ExactSimplex
{
    private const int StepsByGain = 100;
    private readonly LinearProgram program;
    private readonly int columns;
    private readonly ExactBasis basis;
    private readonly BigInteger[] image;
    private readonly ExactPricing[] stages;

    /// <summary>A program and where to begin.</summary>
    /// <param name="program">The program.</param>
    /// <param name="columns">How many columns its technology has.</param>
    /// <param name="start">Variables that are tried as the first basis; slacks stand where they do not suffice.</param>
    /// <param name="slackCost">Costs of the slacks in a second stage; empty for none.</param>
    public ExactSimplex(LinearProgram program, int columns, ReadOnlySpan<int> start, ReadOnlySpan<double> slackCost)
    {
        (this.program, this.columns) = (program, columns);
        basis = new ExactBasis(program, Places());
        image = new BigInteger[program.Rows];
        var feasibility = ExactPricing.OfWants(program, basis);
        var cost = ExactPricing.OfCosts(program, basis, columns);
        stages = slackCost.IsEmpty ? [feasibility, cost] : [feasibility, cost, ExactPricing.OfSlacks(program, basis, slackCost)];
        Enter(start);
        basis.TurnLacking();
    }

    /// <summary>Solves.</summary>
    public Ending Solve()
    {
        Least(0);
        if (Wants())
        {
            return Ending.Infeasible;
        }

        ReplaceWants();
        for (var stage = 1; stage < stages.Length; stage++)
        {
            if (!Least(stage))
            {
                return Ending.Unbounded;
            }
        }

        return Ending.Optimal;
    }

    /// <summary>Writes the variables, their values and the prices of the first cost, rounded once.</summary>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.TooFarApart"/> when the answer is too large or too small for a floating-point number.</exception>
    public void Write(Basis into, Span<double> prices)
    {
        for (var r = 0; r < program.Rows; r++)
        {
            var code = basis.Codes[r];
            var divisor = basis.IsSlack(code) ? basis.Determinant << basis.Places : basis.Determinant;
            var value = Binary.Quotient(basis.Values[r], divisor);
            var isMirror = code < program.OwnCode(program.Own - 1);
            if (!double.IsNormal(value) && !basis.Values[r].IsZero && (code < -program.Rows || program.CostOf(code) != 0))
            {
                throw new AnalysisException(AnalysisFault.TooFarApart);
            }

            into.Put(r, isMirror ? code + program.Own : code, isMirror ? -value : value);
        }

        stages[1].SetPrices();
        stages[1].Prices.CopyTo(prices);
    }

    private int Places()
    {
        var places = 0;
        Span<double> column = stackalloc double[program.Rows];
        for (var code = program.OwnCode(program.Own - 1); code < columns; code++)
        {
            program.Column(code, column);
            places = Math.Max(places, Most(column));
        }

        return Math.Max(places, Most(program.Right.AsSpan(0, program.Rows)));
    }

    private static int Most(ReadOnlySpan<double> values)
    {
        var places = 0;
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new AnalysisException(AnalysisFault.TooFarApart);
            }

            places = Math.Max(places, Binary.Places(value));
        }

        return places;
    }

    private void Enter(ReadOnlySpan<int> start)
    {
        foreach (var code in start)
        {
            if (basis.RowOf(code) < 0)
            {
                basis.Image(code, image);
                for (var r = 0; r < image.Length; r++)
                {
                    if (!image[r].IsZero && start.IndexOf(basis.Codes[r]) < 0)
                    {
                        basis.Pivot(r, code, image);
                        break;
                    }
                }
            }
        }
    }

    private bool Wants()
    {
        for (var r = 0; r < program.Rows; r++)
        {
            if (!basis.Values[r].IsZero && basis.MustBeZero(basis.Codes[r]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts slacks in the places of wants, all of which are zero by now; the slacks span everything, so there is one for each.</summary>
    private void ReplaceWants()
    {
        for (var r = 0; r < program.Rows; r++)
        {
            for (var slack = -1; basis.IsWant(basis.Codes[r]) && slack >= -program.Rows; slack--)
            {
                basis.Image(slack, image);
                if (!image[r].IsZero && basis.RowOf(slack) < 0)
                {
                    basis.Pivot(r, slack, image);
                }
            }
        }
    }

    private bool Least(int stage)
    {
        for (var steps = 0; ; steps++)
        {
            for (var k = 1; k < stage; k++)
            {
                stages[k].SetPrices();
            }

            stages[stage].SetPrices();
            var entering = Choose(stage, steps > StepsByGain);
            if (entering == Pricing.None)
            {
                return true;
            }

            basis.Image(entering, image);
            var row = Leaving();
            if (row < 0)
            {
                return false;
            }

            basis.Pivot(row, entering, image);
        }
    }

    private int Choose(int stage, bool lowest)
    {
        var (best, code) = (double.PositiveInfinity, Pricing.None);
        for (var candidate = basis.MirrorOf(program.Own - 1); candidate < columns; candidate++)
        {
            if (MayEnter(candidate) && stages[stage].Sign(candidate, out var gain) < 0 && !(gain >= best && code != Pricing.None) && IsFree(stage, candidate))
            {
                (best, code) = (gain, candidate);
                if (lowest)
                {
                    break;
                }
            }
        }

        return code;
    }

    private bool MayEnter(int code)
    {
        if (code >= 0 && code == program.Without)
        {
            return false;
        }

        var isMirror = code < program.OwnCode(program.Own - 1);
        return (isMirror ? program.BoundOf(code + program.Own) == Bound.Free : program.BoundOf(code) != Bound.Zero) && basis.RowOf(code) < 0;
    }

    private bool IsFree(int stage, int code)
    {
        for (var k = 1; k < stage; k++)
        {
            if (stages[k].Sign(code, out _) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The row that leaves: one that must stay at zero first, then the least ratio, then the lowest code.</summary>
    private int Leaving()
    {
        var row = -1;
        for (var r = 0; r < image.Length; r++)
        {
            if (basis.Values[r].IsZero && !image[r].IsZero && basis.MustBeZero(basis.Codes[r]))
            {
                return r;
            }

            if (image[r].Sign > 0 && (row < 0 || Leaves(r, row)))
            {
                row = r;
            }
        }

        return row;
    }

    private bool Leaves(int row, int than)
    {
        var difference = (basis.Values[row] * image[than]).CompareTo(basis.Values[than] * image[row]);
        return difference < 0 || (difference == 0 && basis.Codes[row] < basis.Codes[than]);
    }
}
