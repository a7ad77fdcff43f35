namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>The basis of a program: which variable stands in each row, its value, and the dense inverse.</summary>
internal sealed class Basis(int mostRows)
{
    private const double LeastPivot = 1e-13;
    private readonly double[] inverse = new double[mostRows * mostRows];
    private readonly double[] work = new double[mostRows * mostRows];
    private readonly double[] column = new double[mostRows];
    private LinearProgram program = null!;
    private int rows;

    /// <summary>The variables, by code.</summary>
    public int[] Codes { get; } = new int[mostRows];

    /// <summary>What each variable may be.</summary>
    public Bound[] Bounds { get; } = new Bound[mostRows];

    /// <summary>Their values.</summary>
    public double[] Values { get; } = new double[mostRows];

    /// <summary>Pivots since the inverse was last made from the columns themselves.</summary>
    public int Age { get; private set; }

    /// <summary>A row of the inverse.</summary>
    public ReadOnlySpan<double> InverseRow(int row) => inverse.AsSpan(row * rows, rows);

    /// <summary>Starts with all slacks.</summary>
    public void Start(LinearProgram of)
    {
        (program, rows, Age) = (of, of.Rows, 0);
        inverse.AsSpan(0, rows * rows).Clear();
        for (var r = 0; r < rows; r++)
        {
            inverse[r * rows + r] = 1;
            Codes[r] = -1 - r;
            Bounds[r] = program.BoundOf(-1 - r);
            Values[r] = program.Right[r];
        }
    }

    /// <summary>Where a variable stands; −1 when it is not in the basis.</summary>
    public int RowOf(int code) => Codes.AsSpan(0, rows).IndexOf(code);

    /// <summary>A variable's column in terms of the basis.</summary>
    public void Image(int code, Span<double> image)
    {
        var entering = column.AsSpan(0, rows);
        program.Column(code, entering);
        for (var r = 0; r < rows; r++)
        {
            image[r] = Dot(inverse.AsSpan(r * rows, rows), entering);
        }
    }

    /// <summary>Puts a variable in the place of another.</summary>
    /// <param name="row">The row of the variable that leaves.</param>
    /// <param name="code">The variable that enters.</param>
    /// <param name="image">Its column in terms of the basis.</param>
    /// <param name="step">The value it takes.</param>
    public void Pivot(int row, int code, ReadOnlySpan<double> image, double step)
    {
        var pivot = inverse.AsSpan(row * rows, rows);
        var scale = 1 / image[row];
        for (var k = 0; k < rows; k++)
        {
            pivot[k] *= scale;
        }

        for (var r = 0; r < rows; r++)
        {
            if (r != row && image[r] != 0)
            {
                Values[r] -= step * image[r];
                Subtract(inverse.AsSpan(r * rows, rows), pivot, image[r]);
            }
        }

        (Codes[row], Bounds[row], Values[row]) = (code, program.BoundOf(code), step);
        Age++;
    }

    /// <summary>Makes inverse and values afresh from the columns, with the largest pivot of each column.</summary>
    /// <returns>Whether the columns are independent.</returns>
    public bool Refactor()
    {
        Age = 0;
        inverse.AsSpan(0, rows * rows).Clear();
        for (var k = 0; k < rows; k++)
        {
            program.Column(Codes[k], column);
            for (var r = 0; r < rows; r++)
            {
                work[r * rows + k] = column[r];
            }

            inverse[k * rows + k] = 1;
        }

        for (var k = 0; k < rows; k++)
        {
            if (!Eliminate(k))
            {
                return false;
            }
        }

        for (var r = 0; r < rows; r++)
        {
            Values[r] = Dot(inverse.AsSpan(r * rows, rows), program.Right.AsSpan(0, rows));
        }

        return true;
    }

    /// <summary>Puts a variable with its value in a row; the inverse is that of another basis from then on.</summary>
    public void Put(int row, int code, double value) => (Codes[row], Bounds[row], Values[row]) = (code, program.BoundOf(code), value);

    /// <summary>The differences between the right side and what the values make of it, and the sizes of what was summed.</summary>
    public void Residuals(Span<double> differences, Span<double> sizes)
    {
        for (var r = 0; r < rows; r++)
        {
            (differences[r], sizes[r]) = (-program.Right[r], Math.Abs(program.Right[r]) + program.Held[r]);
        }

        for (var k = 0; k < rows; k++)
        {
            program.Column(Codes[k], column);
            for (var r = 0; r < rows; r++)
            {
                var part = column[r] * Values[k];
                differences[r] += part;
                sizes[r] += Math.Abs(part);
            }
        }
    }

    private bool Eliminate(int k)
    {
        var at = k;
        for (var r = k + 1; r < rows; r++)
        {
            at = Math.Abs(work[r * rows + k]) > Math.Abs(work[at * rows + k]) ? r : at;
        }

        if (Math.Abs(work[at * rows + k]) < LeastPivot)
        {
            return false;
        }

        Swap(work, at, k);
        Swap(inverse, at, k);
        var scale = 1 / work[k * rows + k];
        for (var c = 0; c < rows; c++)
        {
            work[k * rows + c] *= scale;
            inverse[k * rows + c] *= scale;
        }

        for (var r = 0; r < rows; r++)
        {
            var factor = work[r * rows + k];
            if (r != k && factor != 0)
            {
                Subtract(work.AsSpan(r * rows, rows), work.AsSpan(k * rows, rows), factor);
                Subtract(inverse.AsSpan(r * rows, rows), inverse.AsSpan(k * rows, rows), factor);
            }
        }

        return true;
    }

    private void Swap(double[] matrix, int one, int two)
    {
        for (var c = 0; one != two && c < rows; c++)
        {
            (matrix[one * rows + c], matrix[two * rows + c]) = (matrix[two * rows + c], matrix[one * rows + c]);
        }
    }

    private static void Subtract(Span<double> from, ReadOnlySpan<double> row, double factor)
    {
        for (var k = 0; k < from.Length; k++)
        {
            from[k] -= factor * row[k];
        }
    }

    private static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> two)
    {
        var sum = 0.0;
        for (var k = 0; k < one.Length; k++)
        {
            sum += one[k] * two[k];
        }

        return sum;
    }
}
