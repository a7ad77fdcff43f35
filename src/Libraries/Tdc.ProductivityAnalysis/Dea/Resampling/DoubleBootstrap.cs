using Tdc.ProductivityAnalysis.Numerics;
using Tdc.ProductivityAnalysis.TruncatedRegression;

namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>How the double bootstrap draws.</summary>
public sealed record DoubleBootstrapChoices
{
    /// <summary>Replications by which scores are corrected (L₁), 20 or more; 100 is usual.</summary>
    public int Corrections { get; init; } = 100;

    /// <summary>Replications of the intervals (L₂), 100 or more; 2000 is usual.</summary>
    public int Replications { get; init; } = 2000;

    /// <summary>Start of the random numbers: the same seed gives the same numbers for any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Level of the intervals, above 0 and below 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>At most so many threads; 0 for as many as the machine has.</summary>
    public int Threads { get; init; }
}

/// <summary>Drivers of efficiency with scores corrected for their bias.</summary>
/// <param name="Corrected">By observation the corrected distance, φ or 1/θ, 1 or more; <see cref="double.NaN"/> for those that took no part.</param>
/// <param name="Stage">The truncated regression of the corrected distances.</param>
public sealed record DoubleBootstrapResult(IReadOnlyList<double> Corrected, SecondStage Stage);

/// <summary>Drivers of efficiency by the double bootstrap.</summary>
/// <remarks>
/// <para>
/// Measured distances are too small, the more so where units are few and the more variables there are. The first bootstrap draws distances from a truncated
/// regression on the drivers, moves every unit along its ray to them, measures the observed units against the moved ones, and takes off what is lost on average.
/// The second is the parametric bootstrap of a truncated regression of the distances so corrected (<see cref="SecondStage"/>, algorithm 1).
/// </para>
/// <para>A unit without drivers stays in the frontier as it was observed and in no regression.</para>
/// <para>
/// Source: Simar and Wilson, "Estimation and inference in two-stage, semi-parametric models of production processes", Journal of Econometrics 136, 2007,
/// algorithm 2. It holds on their condition that drivers move units below the frontier and do not move the frontier itself.
/// </para>
/// </remarks>
public static class DoubleBootstrap
{
    private const double Inefficient = 1 + 1e-6;

    /// <summary>Runs it; each period has a frontier of its own.</summary>
    /// <param name="panel">The units.</param>
    /// <param name="returns">Returns to scale.</param>
    /// <param name="orientation">Which side is measured.</param>
    /// <param name="drivers">By observation what explains the distances; no constant. A value that is missing leaves its observation out of the regressions.</param>
    /// <param name="choices">How it draws; null for what is usual.</param>
    /// <exception cref="AnalysisException">Choices out of their range, lengths that differ, or as <see cref="TruncatedNormalRegression.Fit"/>.</exception>
    public static DoubleBootstrapResult Run(
        ProductionPanel panel, ReturnsToScale returns, Orientation orientation, IReadOnlyList<Regressor> drivers, DoubleBootstrapChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(drivers);
        choices ??= new DoubleBootstrapChoices();
        Require.Within(choices.Corrections, 20, 100_000, "corrections");
        foreach (var driver in drivers)
        {
            Require.Length(panel.Data.Count, driver.Values.Count, driver.Name);
        }

        var frontier = new PeriodFrontiers(panel, returns, orientation);
        var observed = frontier.Distances(panel.Data);
        int[] used = [.. panel.Data.Complete.Where(i => double.IsFinite(observed[i]) && drivers.All(d => double.IsFinite(d.Values[i])))];
        int[] below = [.. used.Where(i => observed[i] > Inefficient)];
        var first = TruncatedNormalRegression.Fit(new("distance", [.. below.Select(i => observed[i])]), Of(drivers, below), 1, double.PositiveInfinity);
        double[] means = [.. used.Select(i => first.Coefficients[0].Value + drivers.Select((d, j) => first.Coefficients[j + 1].Value * d.Values[i]).Sum())];
        var drawn = new double[choices.Corrections][];
        UnitLoop.Run(choices.Corrections, choices.Threads, () => 0, (_, at) => drawn[at] = Measure(frontier, observed, used, means, first.Sigma, Source(choices.Seed, at)), _ => { });

        var corrected = new double[panel.Data.Count];
        Array.Fill(corrected, double.NaN);
        foreach (var unit in used)
        {
            corrected[unit] = Math.Max(1, 2 * observed[unit] - drawn.Average(d => d[unit]));
        }

        var stage = SecondStage.Fit(new("distance", [.. used.Select(i => corrected[i])]), Of(drivers, used), choices.Replications, choices.Seed, choices.Confidence);
        return new(corrected, stage);
    }

    // Along its ray onto the frontier, then out to the drawn distance; what is measured are the units as observed.
    private static double[] Measure(PeriodFrontiers frontier, double[] observed, int[] used, double[] means, double sigma, SeededSource random)
    {
        var factors = new double[observed.Length];
        Array.Fill(factors, 1);
        for (var k = 0; k < used.Length; k++)
        {
            var distance = means[k] + sigma * random.NormalBetween((1 - means[k]) / sigma, double.PositiveInfinity);
            factors[used[k]] = observed[used[k]] / Math.Max(1, distance);
        }

        return frontier.Distances(frontier.Moved(factors));
    }

    // A source for each replication, so that threads do not change the draws.
    private static SeededSource Source(ulong seed, int replication) => new(unchecked(seed * 0xD1342543DE82EF95 + (ulong)replication * 0x9E3779B97F4A7C15 + 1));

    private static Regressor[] Of(IReadOnlyList<Regressor> drivers, int[] units) => [.. drivers.Select(d => new Regressor(d.Name, [.. units.Select(i => d.Values[i])]))];

    /// <summary>Measures the observed units against a reference, period by period.</summary>
    private sealed class PeriodFrontiers(ProductionPanel panel, ReturnsToScale returns, Orientation orientation)
    {
        /// <summary>The reference after moving each unit along its ray: a factor above one brings it nearer to the frontier.</summary>
        public ProductionData Moved(double[] nearer) => orientation == Orientation.Output
            ? panel.Data.WithOutputsTimes(nearer)
            : panel.Data.WithInputsTimes([.. nearer.Select(f => 1 / f)]);

        public double[] Distances(ProductionData reference)
        {
            var distances = new double[panel.Data.Count];
            Array.Fill(distances, double.NaN);
            foreach (var period in panel.Periods)
            {
                var evaluator = new Evaluator(new Technology(reference, panel.Units(period), returns, null, spanned: false), learns: true);
                foreach (var unit in panel.Units(period))
                {
                    var score = evaluator.Score(panel.Data.Unit(unit), orientation).Value;
                    distances[unit] = orientation == Orientation.Input ? 1 / score : score;
                }
            }

            return distances;
        }
    }
}
