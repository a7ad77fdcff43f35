using Tdc.Uncertainty.Decisions;
using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Tests.Decisions;

public sealed class GlobalRiskTests
{
    /// <summary>Process mean and deviation, measurement deviation, tolerance and acceptance limits; not a number means no limit.</summary>
    public static TheoryData<double, double, double, double, double, double, double> Processes { get; } = new()
    {
        { 0, 0.5, 0.125, -1, 1, -1, 1 },
        { 0.3, 0.5, 0.125, -1, 1, -0.9, 0.9 },
        { 0, 0.4, 0.5, -1, 1, -1.2, 1.2 },
        { 0.9, 0.2, 0.01, double.NaN, 1, double.NaN, 0.98 },
        { 0.9, 0.2, 0.05, 0.5, double.NaN, 0.6, double.NaN },
        { 0, 2, 0.02, -1, 1, -0.5, 0.5 },
        { 3, 0.7, 0.2, -1, 1, -1, 1 },
    };

    [Theory, MemberData(nameof(Processes))]
    public void Risks_agree_with_a_plain_sum(double mean, double deviation, double measurement, double lower, double upper, double acceptLower, double acceptUpper)
    {
        var risk = GlobalRisk.Of(new(mean, deviation), measurement, Limits(lower, upper), Limits(acceptLower, acceptUpper));

        // The midpoint rule over whole panels between the limits, fine enough for eight digits.
        double falseAccept = 0, falseReject = 0, accepted = 0;
        double[] ends = [mean - (9 * deviation), .. ((double[])[lower, upper]).Where(end => !double.IsNaN(end) && Math.Abs(end - mean) < 9 * deviation), mean + (9 * deviation)];
        for (var part = 1; part < ends.Length; part++)
        {
            const int panels = 40_000;
            var width = (ends[part] - ends[part - 1]) / panels;
            for (var i = 0; i < panels; i++)
            {
                var item = ends[part - 1] + ((i + 0.5) * width);
                var share = width * Normal.Pdf((item - mean) / deviation) / deviation;
                var accept = (double.IsNaN(acceptUpper) ? 1 : Normal.Cdf((acceptUpper - item) / measurement))
                    - (double.IsNaN(acceptLower) ? 0 : Normal.Cdf((acceptLower - item) / measurement));
                var inside = !(item < lower) && !(item > upper);
                accepted += share * accept;
                falseAccept += inside ? 0 : share * accept;
                falseReject += inside ? share * (1 - accept) : 0;
            }
        }

        Close.Absolute(falseAccept, risk.FalseAccept, 2e-8);
        Close.Absolute(falseReject, risk.FalseReject, 2e-8);
        Close.Absolute(accepted, risk.Accepted, 2e-8);
    }

    [Theory, MemberData(nameof(Processes))]
    public void The_four_shares_sum_up(double mean, double deviation, double measurement, double lower, double upper, double acceptLower, double acceptUpper)
    {
        var risk = GlobalRisk.Of(new(mean, deviation), measurement, Limits(lower, upper), Limits(acceptLower, acceptUpper));
        Close.Absolute(risk.Accepted - risk.FalseAccept, risk.InTolerance - risk.FalseReject, 1e-13); // rightly accepted, counted in two ways
    }

    [Fact]
    public void Limits_of_no_uncertainty_and_of_one_item_are_plain()
    {
        var limits = new ToleranceLimits(-1, 1);
        var exact = GlobalRisk.Of(new(0, 0.6), 0, limits);
        Assert.Equal((0d, 0d, exact.InTolerance), (exact.FalseAccept, exact.FalseReject, exact.Accepted));
        var item = GlobalRisk.Of(new(1.2, 0), 0.1, limits);
        Close.Relative(Normal.Upper(2), item.FalseAccept, 1e-12);
        var good = GlobalRisk.Of(new(0.8, 0), 0.1, limits);
        Close.Relative(Normal.Upper(2), good.FalseReject, 1e-12);
        var guarded = GlobalRisk.Of(new(0, 0.6), 0, limits, new ToleranceLimits(-2, 0.5));
        Close.Relative(Normal.Between(-2 / 0.6, -1 / 0.6), guarded.FalseAccept, 1e-12);
        Close.Relative(Normal.Between(0.5 / 0.6, 1 / 0.6), guarded.FalseReject, 1e-12);
    }

    [Fact]
    public void A_very_small_uncertainty_is_not_stepped_over()
    {
        // With u far below s the share near a limit is that of the density times u/√(2π).
        var risk = GlobalRisk.Of(new(0, 1), 1e-7, new ToleranceLimits(-1, 1));
        Close.Relative(2 * Normal.Pdf(1) * 1e-7 / Math.Sqrt(2 * Math.PI), risk.FalseAccept, 1e-6);
        Close.Relative(risk.FalseAccept, risk.FalseReject, 1e-6);
    }

    [Fact]
    public void A_process_is_found_from_its_share()
    {
        var limits = new ToleranceLimits(-1, 1);
        Close.Relative(1.18818294989389, Process.WithShare(0.6, limits).Deviation, 1e-13); // RP-19
        foreach (var mean in (double[])[-0.9, 0.2, 0.7])
        {
            var process = Process.WithShare(0.8, limits, mean);
            Close.Relative(0.8, GlobalRisk.Of(process, 0.1, limits).InTolerance, 1e-12);
        }

        Close.Relative(0.8, GlobalRisk.Of(Process.WithShare(0.8, new ToleranceLimits(null, 1), 0), 0.1, new ToleranceLimits(null, 1)).InTolerance, 1e-12);
        Assert.Throws<UncertaintyException>(() => Process.WithShare(0.8, limits, 2));
        Assert.Throws<UncertaintyException>(() => Process.WithShare(0.4, new ToleranceLimits(null, 1), 0));
        Assert.Throws<UncertaintyException>(() => Process.WithShare(1, limits));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.005)]
    [InlineData(0.0001)]
    public void A_guard_factor_gives_the_wanted_risk(double wanted)
    {
        var process = new Process(0, 0.7803041460723791);
        var tolerance = new ToleranceLimits(-1, 1);
        var factor = GlobalRisk.GuardFactorFor(process, 0.19507603651809477, tolerance, wanted);
        Close.Relative(wanted, GlobalRisk.Of(process, 0.19507603651809477, tolerance, new ToleranceLimits(-factor, factor)).FalseAccept, 1e-9);
    }

    [Fact]
    public void A_risk_beyond_all_limits_is_refused() =>
        Assert.Throws<UncertaintyException>(() => GlobalRisk.GuardFactorFor(new Process(0, 0.3), 0.1, new ToleranceLimits(-1, 1), 0.5));

    [Fact]
    public void Named_guard_factors()
    {
        Assert.Equal(4, GuardFactors.TestUncertaintyRatio(new ToleranceLimits(-1, 1), 0.25));
        Close.Absolute(0.9682458365518543, GuardFactors.RootSumSquares(4), 1e-15);
        Assert.Equal((0.75, 1d, 0.75), (GuardFactors.FullUncertainty(4), GuardFactors.QuarterRelaxed(4), GuardFactors.QuarterRelaxed(2)));
        Close.Absolute(1 - (1.04 - (Math.Pow(2, 0.38) * Math.Exp(-0.54))) / 2, GuardFactors.Dobbert(2), 1e-12);
        Assert.Equal(1, GuardFactors.Dobbert(10));
        Assert.Throws<UncertaintyException>(() => GuardFactors.RootSumSquares(0.9));
        Assert.Throws<UncertaintyException>(() => GuardFactors.TestUncertaintyRatio(new ToleranceLimits(null, 1), 0.25));
    }

    private static ToleranceLimits Limits(double lower, double upper) =>
        new(double.IsNaN(lower) ? null : lower, double.IsNaN(upper) ? null : upper);
}
