using System.Globalization;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>What Monte Carlo says about one output.</summary>
/// <remarks>Source: JCGM 101:2008, 7.6 and 7.7.</remarks>
public sealed record OutputDistribution
{
    /// <summary>The output.</summary>
    public required string Name { get; init; }

    /// <summary>Coverage probability of both intervals.</summary>
    public required double P { get; init; }

    /// <summary>Mean of the trials.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation of the trials.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Lower end of the interval with equal tails.</summary>
    public required double SymmetricLow { get; init; }

    /// <summary>Upper end of the interval with equal tails.</summary>
    public required double SymmetricHigh { get; init; }

    /// <summary>Lower end of the shortest interval.</summary>
    public required double ShortestLow { get; init; }

    /// <summary>Upper end of the shortest interval.</summary>
    public required double ShortestHigh { get; init; }

    /// <summary>Evaluates trials.</summary>
    /// <param name="name">The output.</param>
    /// <param name="values">Its values.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <param name="p">Coverage probability.</param>
    /// <param name="threads">At least 1.</param>
    internal static OutputDistribution Of(string name, ReadOnlyMemory<double> values, double mean, double deviation, double p, int threads)
    {
        var trials = values.Length;
        var inside = (int)(p * trials + 0.5);
        var choices = trials - inside;
        if (choices < 1)
        {
            throw new UncertaintyException(UncertaintyFault.TooFew, "trials", 0, $"{trials} trials are too few for a coverage probability of {p}.") { Reason = "trials", Values = [$"{trials}", p.ToString("R", CultureInfo.InvariantCulture)] };
        }

        var (low, high) = Tails.Of(values, choices, threads);
        var equal = (choices + 1) / 2 - 1;
        var shortest = 0;
        for (var i = 1; i < choices; i++)
        {
            shortest = high[i] - low[i] < high[shortest] - low[shortest] ? i : shortest;
        }

        return new OutputDistribution
        {
            Name = name,
            P = p,
            Mean = mean,
            StandardDeviation = deviation,
            SymmetricLow = low[equal],
            SymmetricHigh = high[equal],
            ShortestLow = low[shortest],
            ShortestHigh = high[shortest],
        };
    }
}
