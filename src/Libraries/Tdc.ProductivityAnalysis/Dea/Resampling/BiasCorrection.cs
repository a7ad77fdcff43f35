namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>Bias correction of radial scores by the homogeneous smoothed bootstrap.</summary>
/// <remarks>
/// <para>
/// The observed frontier lies inside the true one, so measured efficiency is too high. Every replication draws new distances, moves every unit along its ray to
/// them, and measures the observed units against these moved ones; what the measured distances lose on average is what they lack of the truth.
/// </para>
/// <para>
/// All sums are of the distance that is 1 or more, 1/θ or φ. Intervals are basic ones: the observed distance less the quantiles of the differences.
/// Source: Simar and Wilson, Management Science 44(1), 1998.
/// </para>
/// </remarks>
public static class BiasCorrection
{
    /// <summary>Fewer replications say nothing about the ends of an interval.</summary>
    public const int FewestReplications = 100;

    /// <summary>Corrects the scores of units against their own technology.</summary>
    /// <param name="data">The data.</param>
    /// <param name="units">The units; incomplete ones are passed over.</param>
    /// <param name="returns">Returns to scale.</param>
    /// <param name="orientation">Which side is measured.</param>
    /// <param name="choices">How many replications from which seed.</param>
    /// <returns>A score for each complete unit, by its place in the data.</returns>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.OutOfRange"/> for too few replications or a confidence outside 0 to 1.</exception>
    public static IReadOnlyDictionary<int, CorrectedScore> Run(
        ProductionData data, IEnumerable<int> units, ReturnsToScale returns, Orientation orientation, BootstrapChoices choices)
    {
        if (choices.Replications < FewestReplications)
        {
            throw new AnalysisException(AnalysisFault.OutOfRange, -1, "replications");
        }

        if (choices.Confidence is not (> 0 and < 1))
        {
            throw new AnalysisException(AnalysisFault.OutOfRange, -1, "confidence");
        }

        int[] complete = [.. units.Where(data.IsComplete)];
        if (complete.Length == 0)
        {
            return new Dictionary<int, CorrectedScore>();
        }

        var replication = new Replication(data, complete, returns, orientation, choices.Seed);
        var drawn = new double[choices.Replications][];
        var done = 0;
        UnitLoop.Run(
            choices.Replications,
            choices.Threads,
            () => 0,
            (_, at) => drawn[at] = replication.Distances(at),
            more => choices.Progress?.Invoke(Interlocked.Add(ref done, more) / (double)choices.Replications));
        return Correct(complete, replication.Observed, drawn, orientation, choices.Confidence);
    }

    private static Dictionary<int, CorrectedScore> Correct(int[] units, double[] observed, double[][] drawn, Orientation orientation, double confidence)
    {
        var corrected = new Dictionary<int, CorrectedScore>(units.Length);
        var sorted = new double[drawn.Length];
        var tail = (1 - confidence) / 2;
        for (var i = 0; i < units.Length; i++)
        {
            for (var at = 0; at < drawn.Length; at++)
            {
                sorted[at] = drawn[at][i];
            }

            Array.Sort(sorted);
            var twice = 2 * observed[i];
            var (center, near, far) = (twice - sorted.Average(), twice - Quantiles.Of(sorted, 1 - tail), twice - Quantiles.Of(sorted, tail));
            corrected[units[i]] = orientation == Orientation.Output
                ? new CorrectedScore(observed[i], center, near, far)
                : new CorrectedScore(1 / observed[i], 1 / center, 1 / far, 1 / near);
        }

        return corrected;
    }
}
