using Tdc.Uncertainty.Anova;
using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Tests.Anova;

public sealed class BalancedAnovaTests
{
    [Fact]
    public void Readings_and_their_summaries_give_the_same()
    {
        double[][] groups = [[10.1, 10.3, 9.9], [10.6, 10.2, 10.5], [9.8, 9.9, 10.2], [10.4, 10.0, 10.1]];
        var raw = BalancedAnova.Of([.. groups.Select(group => (IReadOnlyList<double>)group)]);
        double[] means = [.. groups.Select(group => group.Average())];
        double[] deviations = [.. groups.Select(group => Math.Sqrt(group.Sum(one => Math.Pow(one - group.Average(), 2)) / 2))];
        var summary = BalancedAnova.Of(means, deviations, 3);
        Close.Relative(summary.Ratio, raw.Ratio, 1e-12);
        Close.Relative(summary.Mean, raw.Mean, 1e-14);

        // Sums of squares add up to that of all readings together.
        var all = groups.SelectMany(group => group).ToArray();
        var total = all.Sum(one => Math.Pow(one - all.Average(), 2));
        Close.Relative(total, (raw.BetweenDof * raw.BetweenDeviation * raw.BetweenDeviation) + (raw.WithinDof * raw.WithinDeviation * raw.WithinDeviation), 1e-12);
        Close.Relative(Math.Sqrt(total / 11 / 12), raw.MeanUncertaintyPooled, 1e-12);
        Assert.Equal((3, 8, 11), (raw.BetweenDof, raw.WithinDof, raw.PooledDof));
        Close.Relative(0.05, FisherF.Upper(raw.CriticalRatio(0.95), 3, 8), 1e-12);
        Assert.InRange(raw.Significance, 0.1, 0.2);
    }

    [Fact]
    public void Groups_that_scatter_less_than_their_readings_have_no_deviation_of_their_own() =>
        Assert.Equal(0, BalancedAnova.Of([1.0, 1.0001, 0.9999], [0.1, 0.1, 0.1], 5).GroupDeviation);

    [Fact]
    public void Unequal_groups_too_few_readings_and_no_scatter_are_refused()
    {
        Assert.Equal((UncertaintyFault.Mismatch, 2), Fault(() => BalancedAnova.Of([[1.0, 2], [1.0, 2, 3]])));
        Assert.Equal((UncertaintyFault.TooFew, 1), Fault(() => BalancedAnova.Of([[1.0], [1.0]])));
        Assert.Equal((UncertaintyFault.TooFew, 0), Fault(() => BalancedAnova.Of([1.0], [0.1], 5)));
        Assert.Equal((UncertaintyFault.NotFinite, 2), Fault(() => BalancedAnova.Of([1.0, double.NaN], [0.1, 0.1], 5)));
        Assert.Equal((UncertaintyFault.Undefined, 0), Fault(() => BalancedAnova.Of([1.0, 2], [0, 0], 5)));
    }

    private static (UncertaintyFault, int) Fault(Action act)
    {
        var fault = Assert.Throws<UncertaintyException>(act);
        return (fault.Fault, fault.Place);
    }
}
