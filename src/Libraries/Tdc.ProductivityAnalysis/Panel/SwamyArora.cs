using MathNet.Numerics.LinearAlgebra;
using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Panel;

/// <summary>Components of variance for random effects.</summary>
/// <param name="Idiosyncratic">Variance within units, from the within residuals.</param>
/// <param name="Unit">Variance of the effects of units; zero when <see cref="IsNegative"/>.</param>
/// <param name="IsNegative">Whether the estimate of the units' variance was negative and is taken as zero.</param>
/// <remarks>Source: Swamy and Arora (1972); unbalanced panels by Baltagi and Chang (1994), which the traces make exact.</remarks>
public sealed record SwamyArora(double Idiosyncratic, double Unit, bool IsNegative)
{
    /// <summary>Estimates the components.</summary>
    /// <exception cref="AnalysisException">Too few observations or units, or no variable that changes within units.</exception>
    public static SwamyArora Estimate(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var idiosyncratic = PanelRegression.Within(data).ResidualVariance;

        // Between residuals with each unit weighed by its periods: regress √T·mean on √T·means.
        var weights = data.Sizes.Select(size => Math.Sqrt(size)).ToArray();
        double[] Weighted(IReadOnlyList<double> values) => [.. data.Means(values).Select((mean, u) => mean * weights[u])];
        var basis = new OrthogonalBasis();
        var columns = new List<double[]>();
        foreach (var values in data.X.Select(x => x.Values).Prepend(Enumerable.Repeat(1.0, data.Count).ToArray()))
        {
            var column = Weighted(values);
            if (basis.Add(column))
            {
                columns.Add(column);
            }
        }

        if (data.UnitNames.Count <= columns.Count)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, "units");
        }

        var fit = LeastSquares.Fit(columns, Weighted(data.Y));
        var sized = Matrix<double>.Build.DenseOfColumnArrays(columns.Select(c => c.Select((v, u) => v * weights[u]).ToArray()));
        var trace = (fit.Bread * sized.TransposeThisAndMultiply(sized)).Trace();
        var unit = (fit.ResidualSumOfSquares - (data.UnitNames.Count - columns.Count) * idiosyncratic) / (data.Count - trace);
        return new(idiosyncratic, Math.Max(0, unit), unit < 0);
    }

    /// <summary>Which part of a unit's mean is taken off its observations, 0 (as pooled) to 1 (as within).</summary>
    /// <param name="periods">Periods of the unit.</param>
    public double Theta(int periods) => Unit == 0 ? 0 : 1 - Math.Sqrt(Idiosyncratic / (Idiosyncratic + periods * Unit));
}
