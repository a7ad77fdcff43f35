namespace Tdc.Uncertainty.Quantities;

/// <summary>Factors of correlation matrices and the check that such a matrix can be.</summary>
internal static class Factor
{
    private const double Tolerance = 1e-12;
    private const int MostRotated = 150; // rotations take the cube of the order several times over
    private const int MostNamed = 20;

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

        var (value, vector) = n > MostRotated ? LeastByPowers(matrix, n) : Least(matrix, n);
        if (value >= -n * Tolerance)
        {
            return;
        }

        var most = vector.Max(Math.Abs);
        var guilty = string.Join(", ", names.Where((_, i) => Math.Abs(vector[i]) > (n > MostRotated ? 0.3 * most : 0.1)).Take(MostNamed));
        throw new UncertaintyException(UncertaintyFault.NotPositive, guilty, 0, $"The correlations of {guilty} cannot all hold: an eigenvalue is {value:G4}.");
    }

    private static (double Value, double[] Vector) Least(double[] matrix, int n)
    {
        var (values, vectors) = Eigen(matrix, n);
        var least = 0;
        for (var i = 1; i < n; i++)
        {
            least = values[i] < values[least] ? i : least;
        }

        return (values[least], [.. Enumerable.Range(0, n).Select(i => vectors[i * n + least])]);
    }

    /// <summary>The least eigenvalue from above, by powers of the matrix turned round: enough to tell that it is negative, in the square of n and not its cube.</summary>
    private static (double Value, double[] Vector) LeastByPowers(double[] matrix, int n)
    {
        double shift = 0;
        for (var i = 0; i < n; i++)
        {
            double row = 0;
            for (var j = 0; j < n; j++)
            {
                row += Math.Abs(matrix[i * n + j]);
            }

            shift = Math.Max(shift, row);
        }

        // Any start that no eigenvector stands across will do.
        var vector = Enumerable.Range(0, n).Select(i => Math.Sin(1 + (i * 1.618))).ToArray();
        var next = new double[n];
        double value = double.PositiveInfinity, before;
        for (var round = 0; round < 2_000; round++)
        {
            double length = 0, inner = 0;
            for (var i = 0; i < n; i++)
            {
                var product = Propagation.FirstOrder.Inner(matrix.AsSpan(i * n, n), vector);
                inner += product * vector[i];
                length += vector[i] * vector[i];
                next[i] = (shift * vector[i]) - product;
            }

            (before, value) = (value, inner / length);
            var scale = 1 / Math.Sqrt(next.Sum(x => x * x));
            for (var i = 0; i < n; i++)
            {
                vector[i] = next[i] * scale;
            }

            if (round > 50 && before - value <= 1e-9 * Math.Abs(value))
            {
                break;
            }
        }

        return (value, vector);
    }

    /// <summary>A factor of the nearest matrix without negative eigenvalues and with ones on the diagonal.</summary>
    public static double[] Nearest(double[] matrix, int n, out bool changed)
    {
        changed = false;
        if (Cholesky(matrix, n) is { } exact)
        {
            return exact;
        }

        if (n > MostRotated)
        {
            changed = true;
            return Shrunk(matrix, n);
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

    /// <summary>A factor of the matrix with all correlations made smaller by as little as makes it one that can be.</summary>
    private static double[] Shrunk(double[] matrix, int n)
    {
        for (var part = 1e-9; part < 1; part *= 4)
        {
            var less = (double[])matrix.Clone();
            for (var i = 0; i < n * n; i++)
            {
                less[i] *= i % (n + 1) == 0 ? 1 : 1 - part;
            }

            if (Cholesky(less, n) is { } factor)
            {
                return factor;
            }
        }

        throw Functions.Domain.NotConverged("correlations");
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
