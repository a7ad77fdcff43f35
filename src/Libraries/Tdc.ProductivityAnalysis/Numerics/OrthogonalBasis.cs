namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>An orthonormal basis that columns are added to one by one; a column that brings nothing new is refused.</summary>
/// <param name="tolerance">A column is new when what the basis leaves of it is longer than this part of it.</param>
internal sealed class OrthogonalBasis(double tolerance = 1e-7)
{
    private readonly List<double[]> columns = [];

    /// <summary>How many columns were taken.</summary>
    public int Rank => columns.Count;

    /// <summary>Takes a column unless it is a combination of those before it.</summary>
    public bool Add(double[] column)
    {
        var length = Length(column);
        if (length == 0)
        {
            return false;
        }

        var rest = Residual(column);
        var left = Length(rest);
        if (!(left > tolerance * length))
        {
            return false;
        }

        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] /= left;
        }

        columns.Add(rest);
        return true;
    }

    /// <summary>What the basis leaves of a column. Twice, so that rounding leaves no trace of the basis.</summary>
    public double[] Residual(double[] column)
    {
        var rest = (double[])column.Clone();
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var basis in columns)
            {
                var part = 0.0;
                for (var i = 0; i < rest.Length; i++)
                {
                    part += basis[i] * rest[i];
                }

                for (var i = 0; i < rest.Length; i++)
                {
                    rest[i] -= part * basis[i];
                }
            }
        }

        return rest;
    }

    /// <summary>Euclidean length.</summary>
    public static double Length(IReadOnlyList<double> column) => Math.Sqrt(column.Sum(v => v * v));
}
