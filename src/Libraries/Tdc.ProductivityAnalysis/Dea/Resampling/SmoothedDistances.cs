namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>Draws distances from a smoothed and reflected density of observed ones.</summary>
/// <remarks>
/// <para>Distances are 1 or more. The kernel density of the distances and their mirror images about 1 has no edge at 1; drawn values below 1 are turned back.</para>
/// <para>
/// Width of the kernel: the normal reference rule on the mirrored distances above 1 (those of exactly 1 are an artefact of the estimator), brought back to the
/// size and spread of the sample. Source: Simar and Wilson, Management Science 44(1), 1998, and Journal of Productivity Analysis 13, 2000.
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
        var deviation = Deviation(distances);
        shrink = deviation > 0 ? 1 / Math.Sqrt(1 + width * width / (deviation * deviation)) : 1;
    }

    /// <summary>Fills a sample of as many; the variance is that of the observed distances in spite of the smoothing.</summary>
    public void Draw(SeededRandom random, Span<double> sample)
    {
        var mean = 0.0;
        for (var i = 0; i < sample.Length; i++)
        {
            var drawn = distances[random.Below(distances.Length)];
            mean += (drawn - mean) / (i + 1);
            var smoothed = drawn + width * random.Normal();
            sample[i] = smoothed >= 1 ? smoothed : 2 - smoothed;
        }

        foreach (ref var value in sample)
        {
            value = mean + shrink * (value - mean);
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
        return reference * Math.Pow(2.0 * above.Length / distances.Length, 0.2) * Deviation(distances) / spread;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
