using MathNet.Numerics.Distributions;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>The production frontier with half-normal inefficiency for a cross-section.</summary>
/// <remarks>Source: Aigner, Lovell and Schmidt (1977); start by a grid over γ and efficiencies as in Coelli, FRONTIER 4.1 (CEPA WP 96/07).</remarks>
public static class HalfNormalFrontier
{
    /// <summary>Estimates by maximum likelihood.</summary>
    /// <param name="y">Logarithm of output.</param>
    /// <param name="x">Logarithms of inputs and other variables; no constant.</param>
    /// <exception cref="AnalysisException">A value is missing or infinite, too few observations, a collinear column (named), a perfect fit, or no convergence.</exception>
    public static FrontierFit Fit(Regressor y, IReadOnlyList<Regressor> x)
    {
        ArgumentNullException.ThrowIfNull(y);
        var design = new FrontierDesign(y, x);
        if (design.Skewness >= 0)
        {
            return WithoutInefficiency(design, x);
        }

        var likelihood = new HalfNormalLikelihood(design, [.. Enumerable.Range(0, design.Count)], null);
        var best = new BoundedNoise(likelihood.Evaluate, design.Columns.Length)
            .Maximise(FrontierResult.Grid.Select(design.Start), design.Count, "stochastic frontier");
        var found = likelihood.Conditional(best.Point);
        var fit = FrontierResult.Build(design, x, best, found);
        return fit with { LikelihoodRatioPValue = fit.LikelihoodRatio > 0 ? (1 - ChiSquared.CDF(1, fit.LikelihoodRatio)) / 2 : 1 };
    }

    private static FrontierFit WithoutInefficiency(FrontierDesign design, IReadOnlyList<Regressor> x)
    {
        var ones = Enumerable.Repeat(1.0, design.Count).ToArray();
        return new()
        {
            Coefficients = [.. design.OlsCoefficients.Select((c, j) => new FrontierParameter(FrontierResult.Name(x, j), c, double.NaN))],
            Sigma2 = new("sigma2", design.Scale * design.Scale, double.NaN),
            Gamma = new("gamma", 0, double.NaN),
            LogLikelihood = design.OlsLogLikelihood,
            LogLikelihoodOls = design.OlsLogLikelihood,
            LikelihoodRatioPValue = 1,
            OlsSkewness = design.Skewness,
            HasWrongSkewness = true,
            Efficiencies = ones,
            JlmsEfficiencies = ones,
        };
    }
}
