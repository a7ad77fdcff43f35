using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Thousands of small problems, with ties, zeros and duplicates, against a textbook solver.</summary>
public class OracleTests
{
    private static readonly ReturnsToScale[] allReturns = Enum.GetValues<ReturnsToScale>();

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(3, 12)]
    [InlineData(4, 100)]
    public void Radial_scores_with_and_without_the_unit_itself(int seed, int range)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var data = Tables.MakeTied(random, random.Next(1, 12), random.Next(1, 4), random.Next(1, 4), range);
            int[] all = [.. Enumerable.Range(0, data.Count)];
            foreach (var returns in allReturns)
            {
                var evaluator = new Evaluator(new Technology(data, all, returns));
                foreach (var unit in all)
                {
                    foreach (var orientation in (Orientation[])[Orientation.Input, Orientation.Output])
                    {
                        var what = $"seed {seed} round {round} {returns} {orientation} unit {unit}";
                        Same(Oracle.Radial(data, all, unit, returns, orientation), evaluator.Score(data.Unit(unit), orientation), what);
                        int[] others = [.. all.Where(u => u != unit)];
                        Same(Oracle.Radial(data, others, unit, returns, orientation), evaluator.Score(data.Unit(unit), orientation, unit), what + " without itself");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(11, 4)]
    [InlineData(12, 50)]
    public void Sums_of_slacks(int seed, int range)
    {
        var random = new Random(seed);
        for (var round = 0; round < 150; round++)
        {
            var data = Tables.MakeTied(random, random.Next(2, 12), random.Next(1, 4), random.Next(1, 4), range);
            int[] all = [.. Enumerable.Range(0, data.Count)];
            foreach (var returns in allReturns)
            {
                var evaluator = new Evaluator(new Technology(data, all, returns));
                foreach (var unit in all)
                {
                    var solution = evaluator.Solution(data.Unit(unit), Orientation.Input, SlackWeights.Of(data, all, byRange: false));
                    var expected = Oracle.SlackSum(data, all, unit, returns, solution.Score.Value);
                    Tables.Near(expected!.Value, solution.SlackSum, 1e-6, $"seed {seed} round {round} {returns} unit {unit}");
                }
            }
        }
    }

    [Fact]
    public void Directional_distances_with_negative_values()
    {
        var random = new Random(21);
        for (var round = 0; round < 150; round++)
        {
            var units = random.Next(1, 10);
            double[] Column() => [.. Enumerable.Range(0, units).Select(_ => (double)random.Next(-6, 9))];
            var data = Tables.Make([Column(), Column()], [Column(), Column()], allowNegative: true);
            int[] all = [.. Enumerable.Range(0, units)];
            double[] direction = [random.Next(0, 3), random.Next(1, 4), random.Next(0, 3), random.Next(1, 4)];
            foreach (var returns in (ReturnsToScale[])[ReturnsToScale.Variable, ReturnsToScale.NonIncreasing])
            {
                var evaluator = new Evaluator(new Technology(data, all, returns));
                Assert.All(all, unit => Same(
                    Oracle.Directional(data, all, unit, returns, direction), evaluator.Distance(data.Unit(unit), direction), $"round {round} {returns} unit {unit}"));
            }
        }
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void Slacks_based_measures(int seed, bool tied)
    {
        var random = new Random(seed);
        for (var round = 0; round < 120; round++)
        {
            var (units, x, y) = (random.Next(1, 10), random.Next(1, 4), random.Next(1, 4));
            var data = tied ? Positive(random, units, x, y) : Tables.MakeSmooth(random, units, x, y);
            int[] all = [.. Enumerable.Range(0, units)];
            foreach (var returns in (ReturnsToScale[])[ReturnsToScale.Constant, ReturnsToScale.Variable])
            {
                var evaluator = new Evaluator(new Technology(data, all, returns));
                Assert.All(all, unit => Same(
                    Oracle.SlacksBased(data, all, unit, returns), evaluator.SlacksBased(data.Unit(unit)), $"seed {seed} round {round} {returns} unit {unit}"));
            }
        }
    }

    [Fact]
    public void The_super_efficiency_of_Tone_is_the_least_mean_of_ratios_over_a_fine_grid_of_points()
    {
        // made: two inputs, one output of 1 each, constant returns; the average of input ratios of points that the others dominate
        var data = Tables.Make([[2, 1, 4], [2, 5, 1]], [[1, 1, 1]]);
        var least = double.PositiveInfinity;
        for (var share = 0.0; share <= 1; share += 1e-4)
        {
            var (a, b) = (share * 1 + (1 - share) * 4, share * 5 + (1 - share) * 1);
            least = Math.Min(least, (Math.Max(a, 2) / 2 + Math.Max(b, 2) / 2) / 2);
        }

        var super = new Evaluator(new Technology(data, [0, 1, 2], ReturnsToScale.Constant)).SlacksBasedSuper(data.Unit(0), 0);
        Assert.Equal(least, super.Value, 1e-3);
        Assert.True(super.Value <= least + 1e-9);
    }

    private static ProductionData Positive(Random random, int units, int inputs, int outputs) => Tables.Make(
        [.. Enumerable.Range(0, inputs).Select(_ => Enumerable.Range(0, units).Select(_ => (double)random.Next(1, 5)).ToArray())],
        [.. Enumerable.Range(0, outputs).Select(_ => Enumerable.Range(0, units).Select(_ => (double)random.Next(1, 5)).ToArray())]);

    private static void Same(double? expected, DeaScore actual, string what)
    {
        if (expected is null)
        {
            Assert.True(actual.Status == DeaStatus.Infeasible, $"{what}: expected infeasible, got {actual}");
        }
        else if (double.IsInfinity(expected.Value))
        {
            Assert.True(actual.Status == DeaStatus.Unbounded, $"{what}: expected unbounded, got {actual}");
        }
        else
        {
            Assert.True(actual.IsSolved, $"{what}: expected {expected}, got {actual}");
            Tables.Near(expected.Value, actual.Value, 1e-8 * Math.Max(1, Math.Abs(expected.Value)), what);
        }
    }
}
