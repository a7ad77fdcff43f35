using Tdc.Uncertainty.Intervals;

namespace Tdc.Uncertainty.Tests.Intervals;

public sealed class IntervalTests
{
    /// <summary>Passes, tests, present interval, target, confidence; interval to the day, rejection confidence, reliability limits: NCSL tutorial of 2019 in suncal's tests.</summary>
    public static TheoryData<int, int, double, double, double, double, double, double, double> Tutorial { get; } = new()
    {
        { 15, 20, 365, 0.95, 0.5, 231, 0.9949, 0.6516, 0.8286 },
        { 14, 20, 365, 0.95, 0.5, 205, 0.9993, 0.6000, 0.7843 },
        { 16, 20, 730, 0.95, 0.5, 523, 0.9682, 0.7041, 0.8716 },
        { 42, 50, 365, 0.9, 0.3, 329, 0.7557, 0.8067, 0.8664 },
    };

    [Theory, MemberData(nameof(Tutorial))]
    public void Method_A3_as_published(int passes, int tests, double present, double target, double confidence, double interval, double rejection, double low, double high)
    {
        var advice = Test(passes, tests, present, target, confidence).Evaluate();
        Close.Absolute(interval, advice.Interval, 0.5);
        Close.Absolute(rejection, advice.RejectionConfidence, 5e-5);
        Close.Absolute(low, advice.ReliabilityLow, 5e-5);
        Close.Absolute(high, advice.ReliabilityHigh, 5e-5);
    }

    [Fact]
    public void A_record_without_failure_lengthens_and_is_bounded()
    {
        var advice = Test(30, 30, 365, 0.9, 0.5).Evaluate();
        Assert.Equal((730d, 730d, 1d), (advice.Calculated, advice.Interval, advice.ReliabilityHigh));
        Close.Relative(1 - Math.Pow(0.9, 30), advice.RejectionConfidence, 1e-12);
        Assert.Equal(1826, Test(30, 30, 1500, 0.9, 0.5).Evaluate().Interval); // never longer than the longest
    }

    [Fact]
    public void A_record_without_pass_halves_and_is_bounded()
    {
        var advice = Test(0, 10, 365, 0.9, 0.5).Evaluate();
        Assert.Equal((182.5, 0d), (advice.Interval, advice.ReliabilityLow));
        Assert.Equal(14, Test(0, 10, 20, 0.9, 0.5).Evaluate().Interval); // never shorter than the shortest
    }

    [Fact]
    public void Small_or_doubtful_changes_are_not_made()
    {
        Assert.Equal(365, Test(17, 20, 365, 0.9, 0.9).Evaluate().Interval); // not confident enough
        Assert.Equal(30, (Test(42, 50, 30, 0.9, 0.3) with { MinChange = 5 }).Evaluate().Interval); // 27 days would be 3 less
        Assert.Equal(365, Test(18, 20, 365, 0.9, 0.5).Evaluate().Interval); // on the target
    }

    [Fact]
    public void Figures_outside_their_ranges_are_refused()
    {
        Assert.Throws<UncertaintyException>(() => Test(0, 0, 365, 0.9, 0.5).Evaluate());
        Assert.Throws<UncertaintyException>(() => Test(6, 5, 365, 0.9, 0.5).Evaluate());
        Assert.Throws<UncertaintyException>(() => Test(-1, 5, 365, 0.9, 0.5).Evaluate());
        Assert.Throws<UncertaintyException>(() => Test(4, 5, 0, 0.9, 0.5).Evaluate());
        Assert.Throws<UncertaintyException>(() => Test(4, 5, 365, 1, 0.5).Evaluate());
        Assert.Throws<UncertaintyException>(() => Test(4, 5, 365, 0.9, 1).Evaluate());
        Assert.Throws<UncertaintyException>(() => (Test(4, 5, 365, 0.9, 0.5) with { MaxChangeFactor = 0.5 }).Evaluate());
        Assert.Throws<UncertaintyException>(() => (Test(4, 5, 365, 0.9, 0.5) with { MaxInterval = 1 }).Evaluate());
    }

    [Fact]
    public void The_ladder_answers_each_result()
    {
        var ladder = new ReactiveLadder(0.5, 1.5, 3, 30, 1000);
        Assert.Equal(365, ladder.After(365, []));
        Assert.Equal(365, ladder.After(365, [true, true]));
        Assert.Equal(547.5, ladder.After(365, [true, true, true]));
        Assert.Equal(182.5, ladder.After(365, [true, true, false]));
        Assert.Equal(273.75, ladder.After(365, [false, true, true, true, true]));
        Assert.Equal(30, ladder.After(365, [false, false, false, false, false]));
        Assert.Equal(1000, ladder.After(900, [true, true, true]));
        Assert.Throws<UncertaintyException>(() => new ReactiveLadder(2, 1.5, 3, 30, 1000).After(365, []));
    }

    [Fact]
    public void Drift_is_followed_to_the_limit()
    {
        double[] times = [0, 365, 730, 1095], values = [0, 0.1, 0.2, 0.3];
        Close.Relative(365 * 2, DriftInterval.DaysUntilLimit(times, values, 2, 0.5, 3650), 1e-6); // an exact line: no band
        Assert.Equal(3650, DriftInterval.DaysUntilLimit(times, values, 2, 50, 3650));
        Assert.Equal(0, DriftInterval.DaysUntilLimit(times, values, 2, 0.3, 3650));
        double[] noisy = [0, 0.12, 0.18, 0.31];
        var wide = DriftInterval.DaysUntilLimit(times, noisy, 2, 0.5, 3650);
        Assert.InRange(wide, 100, DriftInterval.DaysUntilLimit(times, noisy, 0, 0.5, 3650) - 1);
        Close.Relative(365 * 2, DriftInterval.DaysUntilLimit(times, [.. values.Select(one => -one)], 2, 0.5, 3650), 1e-6);
    }

    private static IntervalTest Test(int passes, int tests, double present, double target, double confidence) =>
        new() { InTolerance = passes, Tests = tests, CurrentInterval = present, TargetReliability = target, Confidence = confidence };
}
