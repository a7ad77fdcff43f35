namespace Tdc.Uncertainty.Cases;

/// <summary>How a case is evaluated where something is drawn.</summary>
public sealed record CaseSettings
{
    /// <summary>Whether Monte Carlo is asked for; when not, it is still done for a case that gives <c>mcP</c>.</summary>
    public bool MonteCarlo { get; init; }

    /// <summary>Whether Monte Carlo is also done unasked where it takes no time to speak of: up to 50 inputs and 500 steps of the model, none of it correlated in groups above 10.</summary>
    public bool MonteCarloWhenCheap { get; init; }

    /// <summary>Whether trials are added until the figures have settled (JCGM 101, 7.9) and <see cref="Trials"/> is the most.</summary>
    public bool Adaptive { get; init; }

    /// <summary>Significant digits of u that the adaptive procedure is to settle, 1 or 2.</summary>
    public int Digits { get; init; } = 2;

    /// <summary>Trials, 1,000 to 100,000,000; JCGM 101, 7.2.2, recommends 10⁶.</summary>
    public int Trials { get; init; } = 1_000_000;

    /// <summary>Seed of the generator: the same seed gives the same bits.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads, or 0 for one a processor; the result does not depend on it.</summary>
    public int Threads { get; init; }
}
