using Tdc.Metrology.Domain.Impact;

namespace Tdc.Metrology.Tests.Domain.Impact;

public sealed class AsFoundErrorsTests
{
    private static readonly AsFoundErrors errors = new([new(200, 0.4, 0.02), new(100, 0.1, 0.01)]);

    [Theory]
    [InlineData(100, 0.1, 1, 0)]
    [InlineData(150, 0.25, 0.5, 0.5)]
    [InlineData(200, 0.4, 0, 1)]
    [InlineData(50, 0.1, 1, 0)]
    [InlineData(1000, 0.4, 0, 1)]
    public void Between_two_points_the_straight_line_holds_and_outside_the_nearest_point(double nominal, double value, double first, double second)
    {
        var shift = errors.At(nominal);

        Assert.Equal(value, shift.Value, 12);
        Assert.Equal([first, second], shift.Gains);
    }

    [Fact]
    public void Uncertainties_of_points_are_independent() => Assert.Equal(Math.Sqrt(0.005 * 0.005 + 0.01 * 0.01), errors.Uncertainty([0.5, 0.5]), 12);

    [Fact]
    public void A_shift_in_another_unit_keeps_its_gains_in_step()
    {
        var shift = errors.At(150).Times(1000);

        Assert.Equal(250, shift.Value, 9);
        Assert.Equal([500, 500], shift.Gains);
    }

    public static TheoryData<double, double, double> Bad { get; } = new()
    {
        { double.NaN, 0.1, 0 },
        { 100, double.PositiveInfinity, 0 },
        { 100, 0.1, -1 },
        { 200, 0.1, 0 },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Figures_that_are_none_and_points_given_twice_are_refused(double nominal, double error, double uncertainty) =>
        Assert.Throws<ArgumentException>(() => new AsFoundErrors([new(200, 0.4, 0.02), new(nominal, error, uncertainty)]));

    [Fact]
    public void No_point_is_refused() => Assert.Throws<ArgumentException>(() => new AsFoundErrors([]));
}
