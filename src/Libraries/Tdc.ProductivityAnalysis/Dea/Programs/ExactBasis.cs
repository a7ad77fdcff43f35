using System.Numerics;

namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>A basis in whole numbers: the inverse times its determinant, so that a pivot divides without a remainder (Edmonds 1967).</summary>
/// <remarks>
/// Columns and right side are doubled <see cref="Places"/> times; the slack of a row is a column of one 1, so that it counts so many times what it is. A variable
/// that no program has stands for want of a feasible value: <see cref="Wanting"/>, the column of another, turned.
/// </remarks>
internal sealed class ExactBasis
{
    private readonly LinearProgram program;
    private readonly int rows;
    private readonly BigInteger[] inverse;
    private readonly double[] column;
    private readonly BigInteger[] entering;

    /// <summary>The basis of all slacks.</summary>
    /// <param name="program">The program.</param>
    /// <param name="places">How often all numbers of its columns and its right side are doubled.</param>
    public ExactBasis(LinearProgram program, int places)
    {
        (this.program, rows, Places) = (program, program.Rows, places);
        inverse = new BigInteger[rows * rows];
        column = new double[rows];
        entering = new BigInteger[rows];
        Codes = new int[rows];
        Values = new BigInteger[rows];
        for (var r = 0; r < rows; r++)
        {
            inverse[r * rows + r] = 1;
            Codes[r] = -1 - r;
            Values[r] = Binary.Whole(program.Right[r], places);
        }
    }

    /// <summary>How often columns and right side are doubled.</summary>
    public int Places { get; }

    /// <summary>The determinant, above zero.</summary>
    public BigInteger Determinant { get; private set; } = 1;

    /// <summary>The variables, by code.</summary>
    public int[] Codes { get; }

    /// <summary>Their values times the determinant; zero or more once the basis is feasible.</summary>
    public BigInteger[] Values { get; }

    /// <summary>The code of a free own column turned: what the column lacks to zero.</summary>
    public int MirrorOf(int k) => program.OwnCode(program.Own + k);

    /// <summary>The code of the want of a row.</summary>
    public int Wanting(int row) => program.OwnCode(2 * program.Own + row);

    /// <summary>Whether a variable is the want of a row.</summary>
    public bool IsWant(int code) => code < MirrorOf(program.Own - 1);

    /// <summary>Whether a variable must be zero: the slack of an equation, a held column, a want.</summary>
    public bool MustBeZero(int code) => IsWant(code) || (code >= program.OwnCode(program.Own - 1) && program.BoundOf(code) == Bound.Zero);

    /// <summary>Where a variable stands; −1 when it is not in the basis.</summary>
    public int RowOf(int code) => Array.IndexOf(Codes, code);

    /// <summary>Writes the column of a variable as the program has it.</summary>
    public void Column(int code, Span<double> into)
    {
        if (code >= program.OwnCode(program.Own - 1))
        {
            program.Column(code, into);
            return;
        }

        program.Column(code + program.Own, into);
        foreach (ref var entry in into)
        {
            entry = -entry;
        }
    }

    /// <summary>The entries of a variable's column as whole numbers.</summary>
    public ReadOnlySpan<BigInteger> Column(int code)
    {
        Column(code, column);
        var places = IsSlack(code) ? 0 : Places;
        for (var r = 0; r < rows; r++)
        {
            entering[r] = Binary.Whole(column[r], places);
        }

        return entering;
    }

    /// <summary>Whether a variable is the slack of a row.</summary>
    public bool IsSlack(int code) => code < 0 && code >= -rows;

    /// <summary>A variable's column in terms of the basis, times the determinant.</summary>
    public void Image(int code, Span<BigInteger> image)
    {
        var entries = Column(code);
        for (var r = 0; r < rows; r++)
        {
            image[r] = BigInteger.Zero;
            for (var k = 0; k < rows; k++)
            {
                if (!entries[k].IsZero)
                {
                    image[r] += inverse[r * rows + k] * entries[k];
                }
            }
        }
    }

    /// <summary>The sum of the inverse's rows with factors: prices, times the determinant.</summary>
    public void Prices(ReadOnlySpan<BigInteger> costs, Span<BigInteger> prices)
    {
        prices.Clear();
        for (var k = 0; k < rows; k++)
        {
            for (var r = 0; !costs[k].IsZero && r < rows; r++)
            {
                prices[r] += costs[k] * inverse[k * rows + r];
            }
        }
    }

    /// <summary>Puts a variable in the place of another.</summary>
    public void Pivot(int row, int code, ReadOnlySpan<BigInteger> image)
    {
        var pivot = image[row];
        for (var r = 0; r < rows; r++)
        {
            if (r != row)
            {
                Values[r] = (pivot * Values[r] - image[r] * Values[row]) / Determinant;
                for (var k = 0; k < rows; k++)
                {
                    inverse[r * rows + k] = (pivot * inverse[r * rows + k] - image[r] * inverse[row * rows + k]) / Determinant;
                }
            }
        }

        (Codes[row], Determinant) = (code, pivot);
        if (pivot.Sign < 0)
        {
            Determinant = -pivot;
            for (var r = 0; r < rows; r++)
            {
                Turn(r);
            }
        }
    }

    /// <summary>Turns the variables that lack to zero: a free one into its mirror, any other into a want.</summary>
    public void TurnLacking()
    {
        for (var r = 0; r < rows; r++)
        {
            if (Values[r].Sign < 0)
            {
                var code = Codes[r];
                Codes[r] = code < -rows && program.BoundOf(code) == Bound.Free ? code - program.Own : Wanting(r);
                Turn(r);
            }
        }
    }

    private void Turn(int row)
    {
        Values[row] = -Values[row];
        for (var k = 0; k < rows; k++)
        {
            inverse[row * rows + k] = -inverse[row * rows + k];
        }
    }
}
