using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Uncertainty.Charts;
using Tdc.Uncertainty.Comparisons;

namespace Tdc.Metrology.Tests.Laboratory.Checking;

public sealed class CheckingRulesTests
{
    private static readonly DateTimeOffset start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Signals_begin_after_the_baseline()
    {
        var found = Evaluate(false, [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? 1.0 : -1.0), 0.5, 9]);
        Assert.NotNull(found.Baseline);
        Assert.Equal([(12, RunRule.BeyondThree)], found.Signals.Select(s => (s.Point, s.Rule)));
        Assert.Single(found.Last);
        Assert.Equal(12, found.Averages.Count);
        Assert.Equal(12, found.Sums.Count);
    }

    [Fact]
    public void Too_few_points_and_points_without_scatter_give_no_chart_and_no_signal()
    {
        Assert.Null(Evaluate(false, [1, 2, 3, 4, 5, 6, 7, 8, 9]).Baseline);
        var flat = Evaluate(false, [.. Enumerable.Repeat(1.0, 10), 50]);
        Assert.Null(flat.Baseline);
        Assert.Empty(flat.Signals);
        Assert.Empty(flat.Averages);
    }

    [Fact]
    public void A_wild_point_in_the_baseline_hides_less_when_it_is_robust()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000, 40];
        Assert.Empty(Evaluate(false, values).Signals);
        Assert.NotEmpty(Evaluate(true, values).Signals);
    }

    /// <summary>Temperature, humidity, and the names of limits of 18–22 °C and at most 60 % that they break.</summary>
    public static TheoryData<double?, double?, string[]> Rooms { get; } = new()
    {
        { 20, 50, [] },
        { 18, 60, [] },
        { 17.9, 50, ["temperature"] },
        { 22.1, 61, ["temperature", "humidity"] },
        { null, 61, ["humidity"] },
        { null, null, [] },
    };

    [Theory, MemberData(nameof(Rooms))]
    public void Rooms_outside_the_limits_of_a_method_are_named(double? temperature, double? humidity, string[] broken)
    {
        var entry = new EnvironmentEntry { Id = default, Laboratory = default, Room = "A", At = start, Temperature = temperature, Humidity = humidity };
        Assert.Equal(broken, entry.Broken([new("temperature", @"\kelvin", 291.15, 295.15), new("humidity", @"\percent", 0, 60), new("dust", @"\one", 0, 0)]).Select(l => l.Name));
    }

    [Fact]
    public void Only_findings_after_about_the_present_interval_count()
    {
        var history = IntervalHistory.Of(12, [.. Enumerable.Range(0, 20).Select(i => Finding(365, i >= 5)), Finding(200, false), Finding(500, false)], 0.95, 0.5);
        Assert.Equal((365d, 20, 15, 2), (history.CurrentDays, history.Used, history.Passed, history.LeftOut));
        Assert.Equal(231, Math.Round(history.Advice!.Interval)); // the tutorial's asset 1
        Assert.Null(IntervalHistory.Of(12, [], 0.9, 0.5).Advice);
    }

    [Fact]
    public void A_comparison_is_judged_by_the_worse_score()
    {
        Assert.Equal(ComparisonVerdict.Satisfactory, Comparison(10.5, null).Verdict);
        Assert.Equal(ComparisonVerdict.Unsatisfactory, Comparison(10.6, null).Verdict);
        Assert.Equal(ComparisonVerdict.Questionable, Comparison(10.5, 0.05).Verdict);
        Assert.Null(Comparison(10.5, null).ZPrime);
    }

    private static CheckEvaluation Evaluate(bool robust, double[] values)
    {
        var check = new CheckStandard
        {
            Id = default,
            Laboratory = default,
            Number = "K1",
            NameVi = "a",
            NameEn = "a",
            Quantity = "mass",
            Unit = @"\milli\gram",
            BaselinePoints = 10,
            Robust = robust,
            EnteredAt = start,
        };
        return CheckEvaluation.Of(check, values.Select((v, i) => new CheckPoint { Id = default, Check = default, Number = i + 1, At = start.AddDays(i), Value = v, EnteredAt = start }).Reverse());
    }

    private static StandardFinding Finding(int days, bool inTolerance) =>
        new() { Id = default, Standard = default, FoundOn = new(2026, 1, 1), IntervalDays = days, InTolerance = inTolerance };

    private static ComparisonRecord Comparison(double value, double? deviation) => new()
    {
        Id = default,
        Laboratory = default,
        Scheme = "s",
        Provider = "p",
        ReportedOn = new(2026, 1, 1),
        Quantity = "mass",
        Item = "i",
        Unit = @"\milli\gram",
        Value = value,
        Uncertainty = 0.3,
        Assigned = 10,
        AssignedUncertainty = 0.4,
        AssessmentDeviation = deviation,
    };
}
