using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>The frontier that explains inefficiency in the same step: u ~ N⁺(zδ, σu²).</summary>
/// <remarks>A positive δ means that the variable goes with more inefficiency. Source: Battese and Coelli (1995).</remarks>
public static class InefficiencyEffectsFrontier
{
    /// <summary>Estimates by maximum likelihood.</summary>
    /// <param name="y">Logarithm of output.</param>
    /// <param name="x">Logarithms of inputs and other variables of the frontier; no constant.</param>
    /// <param name="z">What explains inefficiency; a constant is added in front.</param>
    /// <exception cref="AnalysisException">As <see cref="HalfNormalFrontier.Fit"/>; a z that is a combination of others is named.</exception>
    public static FrontierFit Fit(Regressor y, IReadOnlyList<Regressor> x, IReadOnlyList<Regressor> z)
    {
        ArgumentNullException.ThrowIfNull(y);
        var design = new FrontierDesign(y, x);
        var effects = new ScaledRegressors(z, design.Count);
        var likelihood = new InefficiencyEffectsLikelihood(design, effects.Columns);
        var none = new double[effects.Columns.Length];
        var starts = FrontierResult.Grid.Select(gamma => design.Start(gamma).Concat(none).ToArray());
        var best = new BoundedNoise(likelihood.Evaluate, design.Columns.Length).Maximise(starts, design.Count, "inefficiency effects");
        var first = design.Columns.Length + 2;
        var values = effects.Original(best.Point.AsSpan(first), design.Scale);
        var errors = effects.Errors(best.Covariance, first, design.Scale);
        return FrontierResult.Build(design, x, best, likelihood.Conditional(best.Point)) with
        {
            InefficiencyTerms = [.. values.Select((value, j) => new FrontierParameter(FrontierResult.Name(z, j), value, errors[j]))],
        };
    }
}
