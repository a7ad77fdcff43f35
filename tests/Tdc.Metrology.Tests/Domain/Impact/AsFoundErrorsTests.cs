using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Tests.Domain.Impact;

public sealed class AsFoundErrorsTests
{
    private static readonly AsFoundErrors errors = new([new(200, 0.4, 0.02), new(100, 0.1, 0.01)], AsFoundReach.Nearest);

    [Theory]
    [InlineData(100, 0.1, 1, 0)]
    [InlineData(150, 0.25, 0.5, 0.5)]
    [InlineData(200, 0.4, 0, 1)]
    [InlineData(50, 0.1, 1, 0)]
    [InlineData(1000, 0.4, 0, 1)]
    public void Between_two_points_the_straight_line_holds_and_outside_the_nearest_point(double nominal, double value, double first, double second)
    {
        var shift = errors.At(nominal)!.Value;

        Assert.Equal(value, shift.Value, 12);
        Assert.Equal([first, second], shift.Gains);
    }

    [Theory]
    [InlineData(100, 0.1)]
    [InlineData(100.00000000001, 0.1)]
    [InlineData(150, 0.0)]
    [InlineData(1, 0.0)]
    public void Separate_pieces_have_their_own_errors_only(double nominal, double value) =>
        Assert.Equal(value, new AsFoundErrors([new(200, 0.4, 0.02), new(100, 0.1, 0.01)], AsFoundReach.Artefacts).At(nominal)!.Value.Value, 12);

    [Theory]
    [InlineData(99, null)]
    [InlineData(100, 0.1)]
    [InlineData(150, 0.25)]
    [InlineData(201, null)]
    public void Outside_of_the_points_of_an_instrument_nothing_is_known(double nominal, double? value) =>
        Assert.Equal(value, new AsFoundErrors([new(200, 0.4, 0.02), new(100, 0.1, 0.01)], AsFoundReach.Range).At(nominal)?.Value);

    [Fact]
    public void What_older_analyses_keep_is_read_as_it_was_computed()
    {
        var old = AsFoundFindings.Read("""[{"nominal":100,"error":0.1,"standardUncertainty":0.01}]""");
        Assert.Equal((AsFoundReach.Nearest, 0.1), (old.Reach, old.Points[0].Error));
        var found = AsFoundFindings.Read(LaboratoryJson.Write(new AsFoundFindings(AsFoundReach.Artefacts, old.Points)));
        Assert.Equal((AsFoundReach.Artefacts, 100.0), (found.Reach, found.Points[0].Nominal));
    }

    [Fact]
    public void Uncertainties_of_points_are_independent() => Assert.Equal(Math.Sqrt(0.005 * 0.005 + 0.01 * 0.01), errors.Uncertainty([0.5, 0.5]), 12);

    [Fact]
    public void A_shift_in_another_unit_keeps_its_gains_in_step()
    {
        var shift = errors.At(150)!.Value.Times(1000);

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
        Assert.Throws<ArgumentException>(() => new AsFoundErrors([new(200, 0.4, 0.02), new(nominal, error, uncertainty)], AsFoundReach.Range));

    [Fact]
    public void No_point_is_refused() => Assert.Throws<ArgumentException>(() => new AsFoundErrors([], AsFoundReach.Range));
}
