using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.TruncatedRegression;

/// <summary>A coefficient of a truncated regression.</summary>
/// <param name="Name">The variable; the constant is first.</param>
/// <param name="Value">Effect on the mean before truncation.</param>
/// <param name="StandardError">From the second derivatives; <see cref="double.NaN"/> where they are not those of a maximum.</param>
public readonly record struct TruncatedCoefficient(string Name, double Value, double StandardError);

/// <summary>Regression of y ~ N(xβ, σ²) that is seen only between two bounds: what lies outside is not in the sample at all.</summary>
/// <param name="Coefficients">Constant and coefficients.</param>
/// <param name="Sigma">Deviation before truncation.</param>
/// <param name="LogLikelihood">Log-likelihood at the maximum.</param>
/// <remarks>Not a censored (Tobit) regression. Source: Amemiya (1973); Simar and Wilson (2007) for its use on efficiencies.</remarks>
public sealed record TruncatedNormalRegression(IReadOnlyList<TruncatedCoefficient> Coefficients, double Sigma, double LogLikelihood)
{
    /// <summary>Estimates by maximum likelihood.</summary>
    /// <param name="y">What is explained; strictly between the bounds.</param>
    /// <param name="x">What explains it; no constant.</param>
    /// <param name="lower">Bound on the left, or negative infinity.</param>
    /// <param name="upper">Bound on the right, or positive infinity.</param>
    /// <exception cref="AnalysisException">A value is missing, infinite or not between the bounds, too few observations, a collinear column, or no convergence.</exception>
    public static TruncatedNormalRegression Fit(Regressor y, IReadOnlyList<Regressor> x, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(y);
        Require.Some(y.Values.Count);
        Require.Finite(y.Values, y.Name);
        for (var i = 0; i < y.Values.Count; i++)
        {
            if (!(y.Values[i] > lower && y.Values[i] < upper))
            {
                throw new AnalysisException(AnalysisFault.OutOfRange, i, y.Name);
            }
        }

        if (y.Values.Count < x.Count + 3)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, "observations");
        }

        return FitScaled(y, new ScaledRegressors(x, y.Values.Count), ["(Intercept)", .. x.Select(v => v.Name)], lower, upper);
    }

    private static TruncatedNormalRegression FitScaled(Regressor y, ScaledRegressors x, string[] names, double lower, double upper)
    {
        var ols = LeastSquares.Fit(x.Columns, [.. y.Values]);
        var unit = Math.Sqrt(ols.ResidualSumOfSquares / y.Values.Count);
        if (!(unit > 0))
        {
            throw new AnalysisException(AnalysisFault.NotPositive, -1, "residual variance");
        }

        var likelihood = new TruncatedLikelihood([.. y.Values.Select(v => v / unit)], x.Columns, lower / unit, upper / unit);
        double[] start = [.. ols.Coefficients.Select(c => c / unit), 0];
        var best = QuasiNewton.Maximise(likelihood.Evaluate, start, y.Values.Count, "truncated regression");
        var values = x.Original(best.Point.AsSpan(0, names.Length), unit);
        var errors = x.Errors(best.Covariance, 0, unit);
        return new(
            [.. names.Select((name, j) => new TruncatedCoefficient(name, values[j], errors[j]))],
            unit * Math.Exp(best.Point[^1]),
            best.Value - y.Values.Count * Math.Log(unit));
    }
}
