using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Resampling;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>The bootstrap on populations whose true scores are known: y = f(x), inputs then grown by a known factor.</summary>
public class BiasCorrectedBootstrapTests
{
    private static readonly BootstrapChoices choices = new() { Replications = 400, Seed = 7 };

    /// <remarks>
    /// Neighbours share facets of the frontier, so that coverage within one sample is all or nothing; it is judged over several. Nominal is 95 %; at these sizes
    /// the homogeneous bootstrap is known to hold less. Drawing in towards the mean, as in the paper of 1998, held 24 % of one of these samples.
    /// </remarks>
    [Theory]
    [InlineData(ReturnsToScale.Constant)]
    [InlineData(ReturnsToScale.Variable)]
    public void Corrected_scores_are_nearer_the_truth_and_intervals_mostly_hold_it(ReturnsToScale returns)
    {
        const int samples = 6;
        const int units = 200;
        var held = 0;
        for (var seed = 1; seed <= samples; seed++)
        {
            var (data, truth) = Population(seed, units, returns);
            var corrected = BiasCorrection.Run(data, Enumerable.Range(0, units), returns, Orientation.Input, choices);
            var before = corrected.Average(c => c.Value.Score - truth[c.Key]);
            var after = corrected.Average(c => c.Value.Corrected - truth[c.Key]);
            Assert.True(before > 0, "the observed frontier lies inside the true one");
            Assert.True(Math.Abs(after) < 0.5 * before, $"sample {seed}: bias {before:F4} became {after:F4}");
            Assert.True(
                corrected.Average(c => Math.Abs(c.Value.Corrected - truth[c.Key])) < corrected.Average(c => Math.Abs(c.Value.Score - truth[c.Key])),
                $"sample {seed}: the mean error did not fall");
            held += corrected.Count(c => c.Value.Lower <= truth[c.Key] && truth[c.Key] <= c.Value.Upper);
        }

        Assert.InRange(held / (double)(samples * units), 0.7, 1);
    }

    [Fact]
    public void Correction_moves_every_score_away_from_the_frontier_and_the_interval_lies_below_the_score()
    {
        var (data, _) = Population(5, 80, ReturnsToScale.Variable);
        foreach (var score in BiasCorrection.Run(data, Enumerable.Range(0, 80), ReturnsToScale.Variable, Orientation.Input, choices).Values)
        {
            Assert.True(score.Corrected < score.Score && score.Bias > 0);
            Assert.True(score.Lower < score.Corrected && score.Corrected < score.Upper && score.Upper <= score.Score + 1e-9);
        }

        foreach (var score in BiasCorrection.Run(data, Enumerable.Range(0, 80), ReturnsToScale.Variable, Orientation.Output, choices).Values)
        {
            Assert.True(score.Corrected > score.Score);
            Assert.True(score.Lower < score.Corrected && score.Corrected < score.Upper && score.Lower >= score.Score - 1e-9);
        }
    }

    [Fact]
    public void A_seed_gives_the_same_bits_on_any_number_of_threads_and_another_seed_gives_others()
    {
        var (data, _) = Population(6, 60, ReturnsToScale.Variable);
        IReadOnlyDictionary<int, CorrectedScore> Run(BootstrapChoices c) =>
            BiasCorrection.Run(data, Enumerable.Range(0, 60), ReturnsToScale.Variable, Orientation.Input, c);
        var one = Run(choices with { Threads = 1 });
        Assert.Equal(one, Run(choices with { Threads = 5 }));
        Assert.NotEqual(one, Run(choices with { Seed = 8 }));
    }

    [Fact]
    public void A_larger_sample_is_less_biased()
    {
        double Bias(int units)
        {
            var (data, _) = Population(9, units, ReturnsToScale.Variable);
            return BiasCorrection.Run(data, Enumerable.Range(0, units), ReturnsToScale.Variable, Orientation.Input, choices).Values.Average(s => s.Bias);
        }

        Assert.True(Bias(300) < 0.7 * Bias(40));
    }

    [Fact]
    public void Too_few_replications_and_an_odd_confidence_are_refused()
    {
        var (data, _) = Population(1, 20, ReturnsToScale.Constant);
        void Refused(BootstrapChoices c) => Assert.Equal(
            AnalysisFault.OutOfRange,
            Assert.Throws<AnalysisException>(() => BiasCorrection.Run(data, [0, 1], ReturnsToScale.Constant, Orientation.Input, c)).Fault);
        Refused(choices with { Replications = 99 });
        Refused(choices with { Confidence = 1 });
    }

    [Fact]
    public void The_generator_gives_the_published_stream_its_spread_and_its_mean()
    {
        var random = new SeededRandom(1, 1);
        var normal = Enumerable.Range(0, 200_000).Select(_ => random.Normal()).ToArray();
        Assert.Equal(0, normal.Average(), 0.01);
        Assert.Equal(1, normal.Average(v => v * v), 0.02);
        Assert.Equal(3, normal.Average(v => v * v * v * v), 0.1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            counts[random.Below(10)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    private static (ProductionData Data, double[] Truth) Population(int seed, int units, ReturnsToScale returns)
    {
        var random = new Random(seed);
        var (x1, x2, y, truth) = (new double[units], new double[units], new double[units], new double[units]);
        for (var i = 0; i < units; i++)
        {
            truth[i] = Math.Exp(-Math.Abs(0.3 * Normal()));
            var (a, b) = (1 + 8 * random.NextDouble(), 1 + 8 * random.NextDouble());
            y[i] = Math.Pow(a * b, returns == ReturnsToScale.Constant ? 0.5 : 0.3);
            (x1[i], x2[i]) = (a / truth[i], b / truth[i]);
        }

        return (Tables.Make([x1, x2], [y]), truth);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
