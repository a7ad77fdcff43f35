namespace Tdc.Uncertainty.Quantities;

/// <summary>Factors of correlation matrices and the check that such a matrix can be.</summary>
internal static class Factor
{
    private const double Tolerance = 1e-12;

    /// <summary>A factor L with L Lᵀ the matrix, by Cholesky with pivots; rows in the order of the matrix. Null when an eigenvalue is negative.</summary>
    /// <param name="matrix">Symmetric, by rows, ones on the diagonal.</param>
    /// <param name="n">Its order.</param>
    public static double[]? Cholesky(ReadOnlySpan<double> matrix, int n)
    {
        var rest = matrix.ToArray();
        var factor = new double[n * n];
        var spent = new bool[n];
        for (var k = 0; k < n; k++)
        {
            var pivot = Largest(rest, n);
            if (rest[pivot * n + pivot] <= n * Tolerance)
            {
                return rest.All(value => Math.Abs(value) <= Math.Sqrt(Tolerance) * 1e-1) && SmallEnough(rest, n) ? factor : null;
            }

            var root = Math.Sqrt(rest[pivot * n + pivot]);
            // What is left of rows that were pivots is rounding: an exact zero halves the work of every trial.
            for (var i = 0; i < n; i++)
            {
                factor[i * n + k] = spent[i] ? 0 : rest[i * n + pivot] / root;
            }

            spent[pivot] = true;

            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n && factor[i * n + k] != 0; j++)
                {
                    rest[i * n + j] -= factor[i * n + k] * factor[j * n + k];
                }
            }
        }

        return factor;
    }

    /// <summary>Refuses a matrix with a negative eigenvalue and names the inputs that bring it about.</summary>
    public static void Check(double[] matrix, int n, string[] names)
    {
        if (Cholesky(matrix, n) is not null)
        {
            return;
        }

        var (values, vectors) = Eigen(matrix, n);
        var least = 0;
        for (var i = 1; i < n; i++)
        {
            least = values[i] < values[least] ? i : least;
        }

        if (values[least] >= -n * Tolerance)
        {
            return;
        }

        var guilty = string.Join(", ", names.Where((_, i) => Math.Abs(vectors[i * n + least]) > 0.1));
        throw new UncertaintyException(UncertaintyFault.NotPositive, guilty, 0, $"The correlations of {guilty} cannot all hold: an eigenvalue is {values[least]:G4}.");
    }

    /// <summary>A factor of the nearest matrix without negative eigenvalues and with ones on the diagonal.</summary>
    public static double[] Nearest(double[] matrix, int n, out bool changed)
    {
        changed = false;
        if (Cholesky(matrix, n) is { } exact)
        {
            return exact;
        }

        var (values, vectors) = Eigen(matrix, n);
        var factor = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            double length = 0;
            for (var k = 0; k < n; k++)
            {
                factor[i * n + k] = vectors[i * n + k] * Math.Sqrt(Math.Max(values[k], 0));
                length += factor[i * n + k] * factor[i * n + k];
                changed |= values[k] < -1e-9;
            }

            for (var k = 0; k < n; k++)
            {
                factor[i * n + k] /= Math.Sqrt(length);
            }
        }

        return factor;
    }

    private static int Largest(double[] rest, int n)
    {
        var pivot = 0;
        for (var i = 1; i < n; i++)
        {
            pivot = rest[i * n + i] > rest[pivot * n + pivot] ? i : pivot;
        }

        return pivot;
    }

    private static bool SmallEnough(double[] rest, int n) => Enumerable.Range(0, n).All(i => rest[i * n + i] >= -n * Tolerance);

    /// <summary>Eigenvalues and, by columns, eigenvectors, by Jacobi's rotations.</summary>
    private static (double[] Values, double[] Vectors) Eigen(double[] matrix, int n)
    {
        var a = (double[])matrix.Clone();
        var v = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            v[i * n + i] = 1;
        }

        for (var sweep = 0; sweep < 60; sweep++)
        {
            double off = 0;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    off += Math.Abs(a[p * n + q]);
                    Rotate(a, v, n, p, q);
                }
            }

            if (off < 1e-15 * n)
            {
                break;
            }
        }

        return (Enumerable.Range(0, n).Select(i => a[i * n + i]).ToArray(), v);
    }

    private static void Rotate(double[] a, double[] v, int n, int p, int q)
    {
        var apq = a[p * n + q];
        if (apq == 0)
        {
            return;
        }

        var theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
        {
            (a[k * n + p], a[k * n + q]) = (c * a[k * n + p] - s * a[k * n + q], s * a[k * n + p] + c * a[k * n + q]);
        }

        for (var k = 0; k < n; k++)
        {
            (a[p * n + k], a[q * n + k]) = (c * a[p * n + k] - s * a[q * n + k], s * a[p * n + k] + c * a[q * n + k]);
            (v[k * n + p], v[k * n + q]) = (c * v[k * n + p] - s * v[k * n + q], s * v[k * n + p] + c * v[k * n + q]);
        }
    }
}
