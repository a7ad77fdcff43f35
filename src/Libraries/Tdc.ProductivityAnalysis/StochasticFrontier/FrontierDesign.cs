using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>The regression part of a frontier in a form that is kind to the optimiser: orthogonal columns, y in units of its residual.</summary>
/// <remarks>Results do not depend on units of measure, and every parameter has a size of about one.</remarks>
internal sealed class FrontierDesign
{
    private readonly Matrix<double> toOriginal;

    /// <summary>Takes y and regressors; a constant comes first.</summary>
    /// <exception cref="AnalysisException">No observation, lengths differ, a value is missing or infinite, too few observations, a collinear column, or a perfect fit.</exception>
    public FrontierDesign(Regressor y, IReadOnlyList<Regressor> x)
    {
        Require.Some(y.Values.Count);
        foreach (var variable in x.Prepend(y))
        {
            Require.Length(y.Values.Count, variable.Values.Count, variable.Name);
            Require.Finite(variable.Values, variable.Name);
        }

        Count = y.Values.Count;
        if (Count < x.Count + 4)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, "observations");
        }

        double[][] columns = [[.. Enumerable.Repeat(1.0, Count)], .. x.Select(v => v.Values.ToArray())];
        var basis = new OrthogonalBasis();
        for (var j = 0; j < columns.Length; j++)
        {
            if (!basis.Add(columns[j]))
            {
                throw new AnalysisException(AnalysisFault.Collinear, -1, x[j - 1].Name);
            }
        }

        var fit = LeastSquares.Fit(columns, [.. y.Values]);
        Scale = Math.Sqrt(fit.ResidualSumOfSquares / Count);
        if (!(Scale > 1e-9 * OrthogonalBasis.Length(y.Values) / Math.Sqrt(Count)))
        {
            throw new AnalysisException(AnalysisFault.NotPositive, -1, "residual variance");
        }

        OlsCoefficients = fit.Coefficients;
        OlsResiduals = fit.Residuals;
        var lengths = columns.Select(OrthogonalBasis.Length).ToArray();
        var factors = Matrix<double>.Build.DenseOfColumnArrays(columns.Select((c, j) => c.Select(v => v / lengths[j]).ToArray())).QR(QRMethod.Thin);
        Columns = [.. factors.Q.EnumerateColumns().Select(c => (c * Math.Sqrt(Count)).ToArray())];
        toOriginal = Matrix<double>.Build.DenseOfDiagonalArray([.. lengths.Select(l => Scale * Math.Sqrt(Count) / l)])
            * factors.R.Solve(Matrix<double>.Build.DenseIdentity(columns.Length));
        Y = [.. y.Values.Select(v => v / Scale)];
        OlsScaled = [.. Columns.Select(c => c.Zip(Y, (a, b) => a * b).Sum() / Count)];
    }

    /// <summary>Observations.</summary>
    public int Count { get; }

    /// <summary>Size of y's unit: the standard deviation of the residuals of ordinary least squares.</summary>
    public double Scale { get; }

    /// <summary>y in that unit.</summary>
    public double[] Y { get; }

    /// <summary>Orthogonal columns of mean square one; the first is constant.</summary>
    public double[][] Columns { get; }

    /// <summary>Coefficients of ordinary least squares, original units.</summary>
    public double[] OlsCoefficients { get; }

    /// <summary>Residuals of ordinary least squares, original units.</summary>
    public double[] OlsResiduals { get; }

    /// <summary>Coefficients of ordinary least squares on <see cref="Columns"/>.</summary>
    public double[] OlsScaled { get; }

    /// <summary>Log-likelihood of ordinary least squares.</summary>
    public double OlsLogLikelihood => -Count / 2.0 * (Math.Log(2 * Math.PI * Scale * Scale) + 1);

    /// <summary>What a log-likelihood in scaled units lacks to one in original units.</summary>
    public double LogLikelihoodShift => -Count * Math.Log(Scale);

    /// <summary>Third standardised moment of the residuals of ordinary least squares.</summary>
    public double Skewness => OlsResiduals.Average(e => Math.Pow(e / Scale, 3));

    /// <summary>Residuals in scaled units.</summary>
    public void Residuals(ReadOnlySpan<double> coefficients, double[] residuals)
    {
        Y.CopyTo(residuals, 0);
        for (var j = 0; j < Columns.Length; j++)
        {
            for (var i = 0; i < residuals.Length; i++)
            {
                residuals[i] -= coefficients[j] * Columns[j][i];
            }
        }
    }

    /// <summary>Start values: ordinary least squares, moved up by the mean inefficiency that <paramref name="gamma"/> implies.</summary>
    /// <returns>Coefficients, ln σv², ln σu², all scaled.</returns>
    public double[] Start(double gamma)
    {
        var variance = 1 / (1 - 2 * gamma / Math.PI);
        var start = OlsScaled.Append(Math.Log((1 - gamma) * variance)).Append(Math.Log(gamma * variance)).ToArray();
        start[0] += Math.Sign(Columns[0][0]) * Math.Sqrt(2 * gamma * variance / Math.PI);
        return start;
    }

    /// <summary>Coefficients in original units.</summary>
    public double[] Original(IEnumerable<double> scaled) => (toOriginal * Vector<double>.Build.DenseOfEnumerable(scaled)).ToArray();

    /// <summary>Standard errors of coefficients in original units.</summary>
    public double[] Errors(Matrix<double> scaledCovariance)
    {
        var k = Columns.Length;
        return [.. (toOriginal * scaledCovariance.SubMatrix(0, k, 0, k) * toOriginal.Transpose()).Diagonal().Select(Math.Sqrt)];
    }
}
