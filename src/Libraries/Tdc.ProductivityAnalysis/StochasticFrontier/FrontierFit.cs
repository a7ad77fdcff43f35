namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>A parameter with its standard error from the inverse of the second derivatives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="StandardError"><see cref="double.NaN"/> where the likelihood is not curved as at a maximum.</param>
public readonly record struct FrontierParameter(string Name, double Value, double StandardError);

/// <summary>An estimated stochastic production frontier: ln y = xβ + v − u.</summary>
public sealed record FrontierFit
{
    /// <summary>Constant and coefficients of the frontier.</summary>
    public required IReadOnlyList<FrontierParameter> Coefficients { get; init; }

    /// <summary>What explains inefficiency (BC95) or its course over time (eta, BC92); empty for the cross-section.</summary>
    public IReadOnlyList<FrontierParameter> InefficiencyTerms { get; init; } = [];

    /// <summary>σ² = σu² + σv².</summary>
    public required FrontierParameter Sigma2 { get; init; }

    /// <summary>γ = σu²/σ², 0 (no inefficiency) to 1 (no noise).</summary>
    public required FrontierParameter Gamma { get; init; }

    /// <summary>σu², before truncation.</summary>
    public double Sigma2U => Gamma.Value * Sigma2.Value;

    /// <summary>σv².</summary>
    public double Sigma2V => (1 - Gamma.Value) * Sigma2.Value;

    /// <summary>λ = σu/σv.</summary>
    public double Lambda => Math.Sqrt(Gamma.Value / (1 - Gamma.Value));

    /// <summary>Log-likelihood at the maximum.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Log-likelihood of ordinary least squares: no inefficiency.</summary>
    public required double LogLikelihoodOls { get; init; }

    /// <summary>Likelihood ratio against no inefficiency; for one restriction 2.706 is critical at 5 % (mixed χ²).</summary>
    public double LikelihoodRatio => Math.Max(0, 2 * (LogLikelihood - LogLikelihoodOls));

    /// <summary>Chance of such a ratio without inefficiency by ½χ²(0) + ½χ²(1); only for the cross-section, else <see cref="double.NaN"/>.</summary>
    public double LikelihoodRatioPValue { get; init; } = double.NaN;

    /// <summary>Third standardised moment of the residuals of ordinary least squares; inefficiency makes it negative.</summary>
    public required double OlsSkewness { get; init; }

    /// <summary>Whether the skewness has the wrong sign, so that γ = 0 is the answer and nothing was iterated.</summary>
    public bool HasWrongSkewness { get; init; }

    /// <summary>Whether γ went to its end near one: all of the residual reads as inefficiency, and there are no standard errors.</summary>
    public bool IsWithoutNoise => Gamma.Value > 1 - 2 * BoundedNoise.Least;

    /// <summary>Technical efficiency E[exp(−u)|ε] of each observation, 0 to 1 (Battese and Coelli 1988).</summary>
    public required IReadOnlyList<double> Efficiencies { get; init; }

    /// <summary>exp(−E[u|ε]) of each observation (Jondrow, Lovell, Materov and Schmidt 1982).</summary>
    public required IReadOnlyList<double> JlmsEfficiencies { get; init; }

    /// <summary>Mean of <see cref="Efficiencies"/>.</summary>
    public double MeanEfficiency => Efficiencies.Average();

    /// <summary>Steps of the optimiser.</summary>
    public int Iterations { get; init; }
}
