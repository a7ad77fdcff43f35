using FsCheck;
using FsCheck.Fluent;
using Tdc.Platform.Pages.Charts;

namespace Tdc.Platform.Tests.Pages.Charts;

public class ChartTicksTests
{
    public static TheoryData<double?[], bool, int, double, double, double> Cases { get; } = new()
    {
        { [], true, 15, 0, 1, 0.2 },
        { [null, double.NaN, double.PositiveInfinity], true, 15, 0, 1, 0.2 },
        { [0, 0], true, 15, 0, 1, 0.2 },
        { [0, 0], true, 0, 0, 1, 1 },
        { [9, 31, null], true, 0, 0, 40, 10 },
        { [1], true, 0, 0, 1, 1 },
        { [-45, 120], true, 0, -50, 150, 50 },
        { [-3, -1], true, 15, -3, 0, 1 },
        { [81.2, 93.2, 95], false, 15, 80, 95, 5 },
        { [100, 100], false, 15, 90, 110, 5 },
        { [0.1, 0.3], false, 15, 0.1, 0.3, 0.05 },
        { [1e12, 2e12], true, 0, 0, 2e12, 5e11 },
        { [1e308], true, 0, 0, 1, 1 },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Steps_are_round_and_hold_the_values(double?[] values, bool fromZero, int decimals, double low, double high, double step)
    {
        var ticks = ChartTicks.For(values, fromZero, decimals);
        Assert.Equal((low, high), (ticks.Low, ticks.High));
        Assert.Equal(step, ticks.Step, step * 1e-9);
    }

    [Fact]
    public void Any_values_get_few_ticks_that_hold_them() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat[]>(), ArbMap.Default.ArbFor<bool>(), (values, fromZero) =>
        {
            var numbers = values.Select(value => (double?)Math.Clamp(value.Get, -1e200, 1e200)).ToList();
            var ticks = ChartTicks.For(numbers, fromZero);
            var slack = ticks.Step * 1e-6;
            return ticks.Step > 0 && ticks.High > ticks.Low && ticks.Values.Count is >= 2 and <= 12
                && numbers.All(value => value >= ticks.Low - slack && value <= ticks.High + slack)
                && (!fromZero || (ticks.Low <= 0 && ticks.High >= 0));
        }));

    [Theory]
    [InlineData(5, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0.05, 2)]
    [InlineData(0.2, 1)]
    [InlineData(1000, 0)]
    public void Labels_have_the_decimals_of_the_step(double step, int decimals) => Assert.Equal(decimals, new ChartTicks(0, step, step).Decimals);

    [Theory]
    [InlineData(5, 50)]
    [InlineData(-1, 100)]
    [InlineData(11, 0)]
    [InlineData(double.NaN, 100)]
    public void Places_stay_in_the_chart(double value, double place) => Assert.Equal(place, new ChartScale(0, 10, 100, 0).At(value));
}
