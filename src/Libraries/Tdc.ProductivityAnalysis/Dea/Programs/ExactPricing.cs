using System.Numerics;

namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Signs of reduced costs of one stage: by floating point where its rounding cannot change them, else in whole numbers.</summary>
internal sealed class ExactPricing
{
    private const double Rounding = 1e-13; // of the sum of sizes; sums of at most some thirty terms are right to a tenth of it
    private const double LeastSize = 1e-280;
    private readonly LinearProgram program;
    private readonly ExactBasis basis;
    private readonly Func<int, double> cost;
    private readonly int places;
    private readonly BigInteger[] costs;
    private readonly BigInteger[] exact;
    private readonly double[] column;
    private bool isRough;

    private ExactPricing(LinearProgram program, ExactBasis basis, int places, Func<int, double> cost)
    {
        (this.program, this.basis, this.places, this.cost) = (program, basis, places, cost);
        costs = new BigInteger[program.Rows];
        exact = new BigInteger[program.Rows];
        column = new double[program.Rows];
        Prices = new double[program.Rows];
    }

    /// <summary>Prices of the rows, rounded once.</summary>
    public double[] Prices { get; }

    /// <summary>The stage that makes a basis feasible: what must be zero costs what it is.</summary>
    public static ExactPricing OfWants(LinearProgram program, ExactBasis basis) => new(program, basis, 0, code => basis.MustBeZero(code) ? 1 : 0);

    /// <summary>The stage of the program's costs; what must be zero costs nothing.</summary>
    public static ExactPricing OfCosts(LinearProgram program, ExactBasis basis, int columns)
    {
        var last = program.OwnCode(program.Own - 1);
        var places = 0;
        for (var code = last; code < columns; code++)
        {
            places = Math.Max(places, Binary.Places(program.CostOf(code)));
        }

        return new(program, basis, places, Cost);

        double Cost(int code) =>
            code >= last ? program.CostOf(code)
            : code >= basis.MirrorOf(program.Own - 1) ? -program.CostOf(code + program.Own)
            : 0;
    }

    /// <summary>The stage in which only slacks have a cost.</summary>
    public static ExactPricing OfSlacks(LinearProgram program, ExactBasis basis, ReadOnlySpan<double> slackCost)
    {
        var kept = slackCost.ToArray();
        var places = kept.Max(Binary.Places);
        return new(program, basis, places, code => basis.IsSlack(code) && -1 - code < kept.Length ? kept[-1 - code] : 0);
    }

    /// <summary>Makes the prices of the basis as it stands.</summary>
    public void SetPrices()
    {
        for (var r = 0; r < costs.Length; r++)
        {
            costs[r] = WholeCost(basis.Codes[r]);
        }

        basis.Prices(costs, exact);
        var divisor = basis.Determinant << places;
        isRough = false;
        for (var r = 0; r < exact.Length; r++)
        {
            Prices[r] = Binary.Quotient(exact[r], divisor);
            isRough |= !double.IsNormal(Prices[r]) && !exact[r].IsZero;
        }
    }

    /// <summary>The sign of a variable's reduced cost, and about what it is.</summary>
    public int Sign(int code, out double gain)
    {
        basis.Column(code, column);
        gain = cost(code);
        var size = Math.Abs(gain);
        for (var r = 0; r < column.Length; r++)
        {
            var part = Prices[r] * column[r];
            gain -= part;
            size += Math.Abs(part);
        }

        return !isRough && size is >= LeastSize and <= double.MaxValue && Math.Abs(gain) > Rounding * size ? Math.Sign(gain) : ExactSign(code);
    }

    private int ExactSign(int code)
    {
        var sum = WholeCost(code) * basis.Determinant;
        var entries = basis.Column(code);
        for (var r = 0; r < entries.Length; r++)
        {
            sum -= exact[r] * entries[r];
        }

        return sum.Sign;
    }

    // A slack counts Places times what it is, a column as it is: costs of columns are doubled as often.
    private BigInteger WholeCost(int code) => Binary.Whole(cost(code), basis.IsSlack(code) || basis.IsWant(code) ? places : places + basis.Places);
}
