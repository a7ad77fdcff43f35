using MathNet.Numerics.LinearAlgebra;
using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>From the optimiser's scaled point to a result in original units.</summary>
internal static class FrontierResult
{
    /// <summary>Values of γ that are tried as a start.</summary>
    public static IEnumerable<double> Grid => Enumerable.Range(1, 19).Select(i => i * 0.05);

    /// <summary>Name of a coefficient: the constant is the first.</summary>
    public static string Name(IReadOnlyList<Regressor> x, int position) => position == 0 ? "(Intercept)" : x[position - 1].Name;

    /// <summary>Builds the result.</summary>
    /// <param name="design">The scaled data.</param>
    /// <param name="x">The regressors, for names.</param>
    /// <param name="best">The maximum; ln σv² and ln σu² follow the coefficients.</param>
    /// <param name="found">μ*, σ* and factor of each observation, scaled.</param>
    public static FrontierFit Build(FrontierDesign design, IReadOnlyList<Regressor> x, Optimum best, (double Mean, double Deviation, double Factor)[] found)
    {
        var k = design.Columns.Length;
        var unit = design.Scale * design.Scale;
        var (noise, inefficiency) = (unit * Math.Exp(best.Point[k]), unit * Math.Exp(best.Point[k + 1]));
        var gamma = inefficiency / (noise + inefficiency);
        var coefficients = design.Original(best.Point.Take(k));
        var errors = best.Covariance is { } c ? design.Errors(c) : [.. coefficients.Select(_ => double.NaN)];
        return new()
        {
            Coefficients = [.. coefficients.Select((value, j) => new FrontierParameter(Name(x, j), value, errors[j]))],
            Sigma2 = new("sigma2", noise + inefficiency, Delta(best.Covariance, k, noise, inefficiency)),
            Gamma = new("gamma", gamma, Delta(best.Covariance, k, -gamma * (1 - gamma), gamma * (1 - gamma))),
            LogLikelihood = best.Value + design.LogLikelihoodShift,
            LogLikelihoodOls = design.OlsLogLikelihood,
            OlsSkewness = design.Skewness,
            Efficiencies = [.. found.Select(f => Inefficiency.BatteseCoelli(f.Mean * design.Scale, f.Deviation * design.Scale, f.Factor))],
            JlmsEfficiencies = [.. found.Select(f => Inefficiency.Jlms(f.Mean * design.Scale, f.Deviation * design.Scale, f.Factor))],
            Iterations = best.Iterations,
        };
    }

    // Standard error of a function of ln σv² and ln σu² by its derivatives.
    private static double Delta(Matrix<double>? covariance, int at, double byNoise, double byInefficiency) =>
        covariance is null
            ? double.NaN
            : Math.Sqrt(byNoise * byNoise * covariance[at, at] + 2 * byNoise * byInefficiency * covariance[at, at + 1]
                + byInefficiency * byInefficiency * covariance[at + 1, at + 1]);
}
