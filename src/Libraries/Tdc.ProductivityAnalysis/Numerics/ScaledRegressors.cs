using MathNet.Numerics.LinearAlgebra;

namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>A constant and regressors, each centred and of deviation one, so that an optimiser meets parameters of one size.</summary>
internal sealed class ScaledRegressors
{
    private readonly Matrix<double> toOriginal;

    /// <summary>Takes them.</summary>
    /// <exception cref="AnalysisException">Lengths differ, a value is missing or infinite, or a column is a combination of others.</exception>
    public ScaledRegressors(IReadOnlyList<Regressor> regressors, int count)
    {
        Columns = new double[regressors.Count + 1][];
        Columns[0] = [.. Enumerable.Repeat(1.0, count)];
        toOriginal = Matrix<double>.Build.DenseIdentity(Columns.Length);
        var basis = new OrthogonalBasis();
        basis.Add(Columns[0]);
        for (var j = 1; j < Columns.Length; j++)
        {
            var (name, values) = (regressors[j - 1].Name, regressors[j - 1].Values);
            Require.Length(count, values.Count, name);
            Require.Finite(values, name);
            if (!basis.Add([.. values]))
            {
                throw new AnalysisException(AnalysisFault.Collinear, -1, name);
            }

            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
            Columns[j] = [.. values.Select(v => (v - mean) / deviation)];
            toOriginal[j, j] = 1 / deviation;
            toOriginal[0, j] = -mean / deviation;
        }
    }

    /// <summary>The constant and the scaled columns.</summary>
    public double[][] Columns { get; }

    /// <summary>Coefficients in original units.</summary>
    /// <param name="scaled">Coefficients of <see cref="Columns"/>.</param>
    /// <param name="unit">Unit of what they explain.</param>
    public double[] Original(ReadOnlySpan<double> scaled, double unit) => (toOriginal * Vector<double>.Build.DenseOfArray(scaled.ToArray()) * unit).ToArray();

    /// <summary>Standard errors in original units; <see cref="double.NaN"/> without a covariance.</summary>
    /// <param name="covariance">Covariance of all scaled parameters.</param>
    /// <param name="first">Where these begin in it.</param>
    /// <param name="unit">Unit of what they explain.</param>
    public double[] Errors(Matrix<double>? covariance, int first, double unit) => covariance is null
        ? [.. Columns.Select(_ => double.NaN)]
        : [.. (toOriginal * covariance.SubMatrix(first, Columns.Length, first, Columns.Length) * toOriginal.Transpose()).Diagonal().Select(v => unit * Math.Sqrt(v))];
}
