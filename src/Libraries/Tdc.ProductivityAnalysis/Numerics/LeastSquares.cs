using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>Ordinary least squares by QR; columns may be of any size.</summary>
internal sealed class LeastSquares
{
    private LeastSquares(double[] coefficients, Matrix<double> bread, double[] residuals)
    {
        Coefficients = coefficients;
        Bread = bread;
        Residuals = residuals;
        ResidualSumOfSquares = residuals.Sum(e => e * e);
    }

    /// <summary>One for each column.</summary>
    public double[] Coefficients { get; }

    /// <summary>Inverse of X'X.</summary>
    public Matrix<double> Bread { get; }

    /// <summary>What the fit leaves.</summary>
    public double[] Residuals { get; }

    /// <summary>Sum of their squares.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Fits.</summary>
    /// <param name="columns">Independent columns; at least as many observations as columns.</param>
    /// <param name="y">What is explained.</param>
    public static LeastSquares Fit(IReadOnlyList<double[]> columns, double[] y)
    {
        var lengths = columns.Select(OrthogonalBasis.Length).ToArray();
        var scaled = Matrix<double>.Build.DenseOfColumnArrays(columns.Select((c, j) => c.Select(v => v / lengths[j]).ToArray()));
        var factors = scaled.QR(QRMethod.Thin);
        var scale = Matrix<double>.Build.DenseOfDiagonalArray([.. lengths.Select(l => 1 / l)]);
        var inverse = scale * factors.R.Solve(Matrix<double>.Build.DenseIdentity(columns.Count));
        var coefficients = (inverse * factors.Q.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(y))).ToArray();
        var residuals = (double[])y.Clone();
        for (var j = 0; j < columns.Count; j++)
        {
            for (var i = 0; i < y.Length; i++)
            {
                residuals[i] -= coefficients[j] * columns[j][i];
            }
        }

        return new(coefficients, inverse * inverse.Transpose(), residuals);
    }
}
