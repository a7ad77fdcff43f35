using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Resampling;
using Tdc.ProductivityAnalysis.Numerics;
using Tdc.ProductivityAnalysis.TruncatedRegression;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Planted distances: 1.6 − 0.3·z with a truncated normal about it, below a frontier of two inputs and one output.</summary>
public sealed class DoubleBootstrapTests
{
    private const int Units = 160;
    private const double Effect = -0.3;

    [Theory]
    [InlineData(Orientation.Output)]
    [InlineData(Orientation.Input)]
    public void The_planted_effect_is_recovered_and_distances_come_nearer_to_the_truth(Orientation orientation)
    {
        var made = Make(7, orientation);
        var found = DoubleBootstrap.Run(made.Panel, ReturnsToScale.Constant, orientation, made.Drivers, new() { Corrections = 60, Replications = 300, Seed = 3 });
        var (effect, nothing) = (found.Stage.Terms[1], found.Stage.Terms[2]);
        Assert.True(effect.IsSignificant);
        Assert.InRange(Effect, effect.Lower, effect.Upper);
        Assert.InRange(0, nothing.Lower, nothing.Upper);

        var raw = Distances(made.Panel, orientation);
        double Error(Func<int, double> of) => Enumerable.Range(0, Units).Average(i => Math.Abs(of(i) - made.True[i]));
        Assert.True(Error(i => found.Corrected[i]) < 0.8 * Error(i => raw[i]), $"{Error(i => found.Corrected[i]):F4} against {Error(i => raw[i]):F4}");
        Assert.All(Enumerable.Range(0, Units), i => Assert.True(found.Corrected[i] >= raw[i] - 1e-9)); // the bias is always towards the frontier

        // Algorithm 1 on the same data says less: its scores lie too near the frontier.
        var single = SecondStage.Fit(new("distance", raw), made.Drivers, 300, 3);
        Assert.True(Math.Abs(effect.Value - Effect) < Math.Abs(single.Terms[1].Value - Effect));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_for_any_threads_and_another_others()
    {
        var made = Make(8, Orientation.Output);
        DoubleBootstrapResult Run(ulong seed, int threads) =>
            DoubleBootstrap.Run(made.Panel, ReturnsToScale.Variable, Orientation.Output, made.Drivers, new() { Corrections = 20, Replications = 100, Seed = seed, Threads = threads });
        var one = Run(1, 1);
        Assert.Equal(one.Corrected, Run(1, 3).Corrected);
        Assert.Equal(one.Stage.Terms, Run(1, 2).Stage.Terms);
        Assert.NotEqual(one.Corrected, Run(2, 1).Corrected);
    }

    [Fact]
    public void A_unit_without_drivers_stays_in_the_frontier_and_in_no_regression()
    {
        var made = Make(9, Orientation.Output);
        double[] holes = [.. made.Drivers[0].Values];
        holes[0] = holes[1] = double.NaN;
        var found = DoubleBootstrap.Run(made.Panel, ReturnsToScale.Constant, Orientation.Output, [new("z", holes), made.Drivers[1]], new() { Corrections = 20, Replications = 100 });
        Assert.True(double.IsNaN(found.Corrected[0]) && double.IsNaN(found.Corrected[1]) && double.IsFinite(found.Corrected[2]));
        Assert.True(found.Stage.Used <= Units - 2);
        var fault = Assert.Throws<AnalysisException>(() => DoubleBootstrap.Run(made.Panel, ReturnsToScale.Constant, Orientation.Output, [new("z", [1, 2])]));
        Assert.Equal(AnalysisFault.LengthsDiffer, fault.Fault);
        Assert.Throws<AnalysisException>(() => DoubleBootstrap.Run(made.Panel, ReturnsToScale.Constant, Orientation.Output, made.Drivers, new() { Corrections = 5 }));
    }

    private static double[] Distances(ProductionPanel panel, Orientation orientation) => [.. DeaStudy.Run(panel).Select(r => Math.Max(1, orientation == Orientation.Output ? r!.ConstantOutput.Value : 1 / r!.ConstantInput.Value))];

    private static (ProductionPanel Panel, Regressor[] Drivers, double[] True) Make(ulong seed, Orientation orientation)
    {
        var random = new SeededSource(seed);
        double[] x1 = new double[Units], x2 = new double[Units], y = new double[Units], z = new double[Units], w = new double[Units], truth = new double[Units];
        for (var i = 0; i < Units; i++)
        {
            (x1[i], x2[i], z[i], w[i]) = (1 + 9 * random.Uniform(), 1 + 9 * random.Uniform(), random.Normal(), random.Normal());
            var mean = 1.6 + Effect * z[i];
            truth[i] = mean + 0.2 * random.NormalBetween((1 - mean) / 0.2, double.PositiveInfinity);
            y[i] = Math.Sqrt(x1[i] * x2[i]);
            if (orientation == Orientation.Output) { y[i] /= truth[i]; }
            else { (x1[i], x2[i]) = (x1[i] * truth[i], x2[i] * truth[i]); }
        }

        var data = new ProductionData([new("x1", x1), new("x2", x2)], [new("y", y)]);
        return (new ProductionPanel(data, [.. Enumerable.Range(0, Units).Select(i => "u" + i)]), [new("z", z), new("w", w)], truth);
    }
}
