using System.Numerics;
using System.Runtime.InteropServices;

namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Columns of a program, kept twice: row after row for scans of all columns at once, column after column for reading one.</summary>
internal sealed class ColumnStore(int rows, int capacity = 64)
{
    private int capacity = Math.Max(1, capacity);
    private double[] byRow = new double[rows * Math.Max(1, capacity)];
    private double[] byColumn = new double[rows * Math.Max(1, capacity)];

    /// <summary>How many columns there are.</summary>
    public int Count { get; private set; }

    /// <summary>One column.</summary>
    public ReadOnlySpan<double> this[int column] => byColumn.AsSpan(column * rows, rows);

    /// <summary>Puts a column behind the others.</summary>
    public void Add(ReadOnlySpan<double> column)
    {
        if (Count == capacity)
        {
            Grow();
        }

        column.CopyTo(byColumn.AsSpan(Count * rows));
        for (var r = 0; r < rows; r++)
        {
            byRow[r * capacity + Count] = column[r];
        }

        Count++;
    }

    /// <summary>Takes all columns out.</summary>
    public void Clear() => Count = 0;

    /// <summary>The column with the smallest product with weights, when it lies below what is known so far; the first of equals.</summary>
    /// <param name="weights">One a row; rows beyond are left out.</param>
    /// <param name="from">First column that is looked at.</param>
    /// <param name="to">The column behind the last.</param>
    /// <param name="best">The smallest product so far; replaced when undercut.</param>
    /// <param name="at">The column of <paramref name="best"/>; replaced with it.</param>
    /// <remarks>Sums are fused and in the order of rows in the vector part and in the rest alike, so that the answer does not depend on the width of the machine's vectors.</remarks>
    public void Scan(ReadOnlySpan<double> weights, int from, int to, ref double best, ref int at)
    {
        var width = Vector<double>.Count;
        Span<Vector<double>> w = stackalloc Vector<double>[weights.Length];
        for (var r = 0; r < weights.Length; r++)
        {
            w[r] = new Vector<double>(weights[r]);
        }

        ref var first = ref MemoryMarshal.GetArrayDataReference(byRow);
        var bound = new Vector<double>(best);
        var j = from;
        for (; j <= to - 2 * width; j += 2 * width)
        {
            var one = w[0] * Vector.LoadUnsafe(ref first, (nuint)j);
            var two = w[0] * Vector.LoadUnsafe(ref first, (nuint)(j + width));
            for (var r = 1; r < w.Length; r++)
            {
                var place = r * capacity + j;
                one = Vector.FusedMultiplyAdd(w[r], Vector.LoadUnsafe(ref first, (nuint)place), one);
                two = Vector.FusedMultiplyAdd(w[r], Vector.LoadUnsafe(ref first, (nuint)(place + width)), two);
            }

            if (Vector.LessThanAny(Vector.Min(one, two), bound))
            {
                Take(one, j, ref best, ref at);
                Take(two, j + width, ref best, ref at);
                bound = new Vector<double>(best);
            }
        }

        for (; j < to; j++)
        {
            Take(Product(weights, j), j, ref best, ref at);
        }
    }

    /// <summary>The product of a column with weights, summed as <see cref="Scan"/> sums.</summary>
    public double Product(ReadOnlySpan<double> weights, int column)
    {
        var sum = weights[0] * byColumn[column * rows];
        for (var r = 1; r < weights.Length; r++)
        {
            sum = Math.FusedMultiplyAdd(weights[r], byColumn[column * rows + r], sum);
        }

        return sum;
    }

    private static void Take(Vector<double> products, int from, ref double best, ref int at)
    {
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            Take(products[lane], from + lane, ref best, ref at);
        }
    }

    private static void Take(double product, int column, ref double best, ref int at)
    {
        if (product < best)
        {
            (best, at) = (product, column);
        }
    }

    private void Grow()
    {
        var wider = new double[rows * capacity * 2];
        for (var r = 0; r < rows; r++)
        {
            byRow.AsSpan(r * capacity, Count).CopyTo(wider.AsSpan(r * capacity * 2));
        }

        byRow = wider;
        capacity *= 2;
        Array.Resize(ref byColumn, rows * capacity);
    }
}
