namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>A score with its bias taken out and an interval for the true one.</summary>
/// <param name="Score">The score as measured, θ or φ.</param>
/// <param name="Corrected">The score without its bias: θ smaller, φ greater than measured.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct CorrectedScore(double Score, double Corrected, double Lower, double Upper)
{
    /// <summary>The bias: measured less corrected.</summary>
    public double Bias => Score - Corrected;
}

/// <summary>How a bootstrap is run.</summary>
public sealed record BootstrapChoices
{
    /// <summary>How many replications; at least 100.</summary>
    public required int Replications { get; init; }

    /// <summary>The seed: the same seed gives the same result to the last bit, on any number of threads.</summary>
    public required long Seed { get; init; }

    /// <summary>How often intervals hold the true score, above 0 and below 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>At most so many threads; 0 for as many as the machine has.</summary>
    public int Threads { get; init; }

    /// <summary>Told now and then which share of the replications is done, from any thread.</summary>
    public Action<double>? Progress { get; init; }
}
