using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Panel;

/// <summary>A transformed panel, ready for least squares.</summary>
/// <param name="model">The model it is the transform of.</param>
/// <param name="data">The panel it comes from.</param>
/// <param name="y">Transformed y.</param>
internal sealed class PanelFit(PanelModel model, PanelData data, double[] y)
{
    private readonly List<string> names = [];
    private readonly List<string> dropped = [];
    private readonly List<double[]> columns = [];
    private readonly OrthogonalBasis basis = new();

    /// <summary>Adds a transformed column unless the transform leaves nothing of it or it is a combination of those before it.</summary>
    public void Add(string name, double[] column, double originalLength)
    {
        if (OrthogonalBasis.Length(column) > 1e-9 * originalLength && basis.Add(column))
        {
            names.Add(name);
            columns.Add(column);
        }
        else
        {
            dropped.Add(name);
        }
    }

    /// <summary>Estimates.</summary>
    /// <param name="absorbed">Degrees of freedom that the transform took.</param>
    public PanelEstimate Estimate(int absorbed)
    {
        if (columns.Count == 0)
        {
            throw new AnalysisException(AnalysisFault.Collinear, -1, string.Join(", ", dropped));
        }

        var freedom = y.Length - columns.Count - absorbed;
        if (freedom < 1)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, model.ToString());
        }

        var fit = LeastSquares.Fit(columns, y);
        var variance = fit.ResidualSumOfSquares / freedom;
        var covariance = fit.Bread * variance;
        var clustered = model == PanelModel.Between ? null : Clustered(fit);
        var mean = y.Average();
        return new()
        {
            Model = model,
            Terms = [.. names.Select((name, j) => Term(name, fit.Coefficients[j], Math.Sqrt(covariance[j, j]), Math.Sqrt(clustered?[j, j] ?? double.NaN), freedom))],
            Dropped = dropped,
            RSquared = 1 - Ratio.Of(fit.ResidualSumOfSquares, y.Sum(v => (v - mean) * (v - mean))),
            ResidualVariance = variance,
            DegreesOfFreedom = freedom,
            Observations = data.Count,
            Units = data.UnitNames.Count,
            Covariance = covariance.ToRowArrays(),
        };
    }

    private PanelTerm Term(string name, double coefficient, double error, double clustered, int freedom)
    {
        var size = Math.Abs(coefficient / error);
        var p = model == PanelModel.Random ? 2 * Normal.CDF(0, 1, -size) : 2 * StudentT.CDF(0, 1, freedom, -size);
        var robust = double.IsNaN(clustered) ? double.NaN : 2 * StudentT.CDF(0, 1, data.UnitNames.Count - 1, -Math.Abs(coefficient / clustered));
        return new(name, coefficient, error, clustered, p, robust);
    }

    // Sandwich of Arellano (1987): the scores of a unit are summed before they are squared.
    private Matrix<double> Clustered(LeastSquares fit)
    {
        var scores = Matrix<double>.Build.Dense(data.UnitNames.Count, columns.Count);
        for (var j = 0; j < columns.Count; j++)
        {
            for (var i = 0; i < y.Length; i++)
            {
                scores[data.Unit[i], j] += columns[j][i] * fit.Residuals[i];
            }
        }

        return fit.Bread * scores.TransposeThisAndMultiply(scores) * fit.Bread;
    }
}
