using Tdc.Uncertainty.Charts;

namespace Tdc.Uncertainty.Tests.Charts;

public sealed class ChartTests
{
    private static readonly ChartBaseline baseline = new(10, 2, 20);

    /// <summary>Points in standard deviations from the centre, and what they signal as point, rule, side.</summary>
    public static TheoryData<double[], (int, RunRule, bool)[]> Runs { get; } = new()
    {
        { [0.5, -0.5, 2.9], [] },
        { [3], [] },
        { [3.01], [(1, RunRule.BeyondThree, true)] },
        { [-3.5], [(1, RunRule.BeyondThree, false)] },
        { [2.1, 0, 2.1], [(3, RunRule.TwoOfThreeBeyondTwo, true)] },
        { [2.1, 2.1, 0], [(2, RunRule.TwoOfThreeBeyondTwo, true)] },
        { [2.1, 0, 0, 2.1], [] },
        { [2.1, -2.1, 0.1], [] },
        { [-1.1, -1.1, 0.3, -1.1, -1.1], [(5, RunRule.FourOfFiveBeyondOne, false)] },
        { [1.1, 1.1, 1.1], [] },
        { [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [] },
        { [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [(8, RunRule.EightOnOneSide, true)] },
        { [0.1, 0.1, 0.1, 0.1, 0, 0.1, 0.1, 0.1, 0.1], [] },
    };

    [Theory, MemberData(nameof(Runs))]
    public void Run_rules(double[] scaled, (int, RunRule, bool)[] expected) =>
        Assert.Equal(expected, new ShewhartChart(baseline).Signals([.. scaled.Select(one => 10 + (2 * one))]).Select(signal => (signal.Point, signal.Rule, signal.Above)));

    [Fact]
    public void Limits_stand_at_three_deviations() =>
        Assert.Equal((4d, 16d), (new ShewhartChart(baseline).LowerLimit, new ShewhartChart(baseline).UpperLimit));

    [Fact]
    public void A_baseline_is_taken_from_enough_points()
    {
        double[] points = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Assert.Equal((5.5, 10), (ChartBaseline.Of(points).Centre, ChartBaseline.Of(points).Points));
        Close.Relative(3.0276503540974917, ChartBaseline.Of(points).Deviation, 1e-14);
        Assert.Throws<UncertaintyException>(() => ChartBaseline.Of(points[..9]));
        Assert.Throws<UncertaintyException>(() => ChartBaseline.Of([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]));
        Assert.Throws<UncertaintyException>(() => ChartBaseline.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, double.NaN]));
    }

    [Fact]
    public void A_wild_point_does_not_move_the_robust_baseline()
    {
        double[] points = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];
        var robust = ChartBaseline.Robust(points);
        Close.Absolute(5.5, robust.Centre, 1e-12);
        Close.Relative(2.5 * 1.4826022185056018, robust.Deviation, 1e-12); // deviations 4.5 3.5 2.5 1.5 .5 .5 1.5 2.5 3.5 994.5, median 2.5
    }

    [Fact]
    public void The_moving_average_sees_a_small_lasting_shift()
    {
        var chart = new AverageChart(baseline).Points([.. Enumerable.Repeat(11.6, 40)]);
        Close.Relative(10 + (0.2 * 1.6), chart[0].Average, 1e-14);
        Close.Relative(10 + (3 * 2 * 0.2), chart[0].UpperLimit, 1e-14); // first limit: L λ s
        Close.Relative(10 + (3 * 2 * Math.Sqrt(0.2 / 1.8)), chart[39].UpperLimit, 1e-6); // in the long run L s √(λ/(2−λ))
        Assert.False(chart[3].Signals);
        Assert.False(chart[39].Signals); // 0.8 s is inside 1 s: the average alone does not see it
        Assert.Contains(new AverageChart(baseline).Points([.. Enumerable.Repeat(12.4, 40)]), point => point.Signals);
        Assert.Throws<UncertaintyException>(() => new AverageChart(baseline, 0).Points([1]));
    }

    [Fact]
    public void Cumulative_sums_see_a_shift_of_one_deviation_after_eleven_points()
    {
        var sums = new SumChart(baseline).Points([.. Enumerable.Repeat(12.0, 12)]);
        Assert.Equal((5d, 0d, false), (sums[9].High, sums[9].Low, sums[9].Signals));
        Assert.True(sums[10].Signals);
        Assert.True(new SumChart(baseline).Points([.. Enumerable.Repeat(8.0, 11)])[10].Signals);
        Assert.All(new SumChart(baseline).Points([10, 10.9, 9.1, 10]), point => Assert.Equal((0d, 0d), (point.High, point.Low)));
    }
}
