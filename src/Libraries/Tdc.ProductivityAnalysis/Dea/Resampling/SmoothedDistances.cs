namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>Draws distances from a smoothed and reflected density of observed ones.</summary>
/// <remarks>
/// <para>
/// Distances are 1 or more. The density of the distances together with their mirror images about 1 has no edge at 1. A value is drawn from it, smoothed by a
/// normal kernel, drawn in towards 1 so that the mirrored variance stays what it was, and folded back to 1 or more. (Drawing in towards the mean of the distances,
/// as in the paper of 1998, would leave nothing near 1 and move the frontier by itself.)
/// </para>
/// <para>
/// Width of the kernel: the normal reference rule on the mirrored distances above 1 (those of exactly 1 are an artefact of the estimator), brought to the size of
/// the sample. Source: Simar and Wilson, Management Science 44(1), 1998; the mirrored variance as in their Journal of Applied Statistics 27(6), 2000.
/// </para>
/// </remarks>
internal sealed class SmoothedDistances
{
    private const double Near = 1e-9;
    private readonly double[] distances;
    private readonly double width;
    private readonly double shrink;

    /// <summary>From observed distances.</summary>
    public SmoothedDistances(double[] distances)
    {
        this.distances = distances;
        width = Width(distances);
        var variance = distances.Average(d => (d - 1) * (d - 1));
        shrink = variance > 0 ? 1 / Math.Sqrt(1 + width * width / variance) : 1;
    }

    /// <summary>Fills a sample.</summary>
    public void Draw(SeededRandom random, Span<double> sample)
    {
        foreach (ref var value in sample)
        {
            var beyond = distances[random.Below(distances.Length)] - 1;
            value = 1 + Math.Abs(shrink * (beyond + width * random.Normal()));
        }
    }

    private static double Width(double[] distances)
    {
        double[] above = [.. distances.Where(d => d > 1 + Near)];
        if (above.Length == 0)
        {
            return 0;
        }

        double[] mirrored = [.. above.Select(d => 2 - d).Concat(above).Order()];
        var spread = Deviation(mirrored);
        var quartiles = (Quantiles.Of(mirrored, 0.75) - Quantiles.Of(mirrored, 0.25)) / 1.34;
        var reference = 1.06 * Math.Min(spread, quartiles) * Math.Pow(mirrored.Length, -0.2);
        return reference * Math.Pow(2.0 * above.Length / distances.Length, 0.2);
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
