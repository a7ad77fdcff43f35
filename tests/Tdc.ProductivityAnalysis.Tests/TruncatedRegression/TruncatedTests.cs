using Tdc.ProductivityAnalysis.Numerics;
using Tdc.ProductivityAnalysis.TruncatedRegression;

namespace Tdc.ProductivityAnalysis.Tests.TruncatedRegression;

public class TruncatedTests
{
    [Theory]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 2)]
    [InlineData(0.5, 2.5)]
    public void Planted_parameters_are_recovered_between_any_bounds(double lower, double upper)
    {
        var random = new SeededSource(19);
        var x = random.Normals(4000).Select(v => 10 * v).ToArray();
        var y = x.Select(v => 1.5 + 0.03 * v + 0.5 * random.NormalBetween((lower - 1.5 - 0.03 * v) / 0.5, (upper - 1.5 - 0.03 * v) / 0.5)).ToArray();
        var fit = TruncatedNormalRegression.Fit(new("y", y), [new("x", x)], lower, upper);
        Assert.InRange(1.5 - fit.Coefficients[0].Value, -4 * fit.Coefficients[0].StandardError, 4 * fit.Coefficients[0].StandardError);
        Assert.InRange(0.03 - fit.Coefficients[1].Value, -4 * fit.Coefficients[1].StandardError, 4 * fit.Coefficients[1].StandardError);
        Assert.Equal(0.5, fit.Sigma, 0.06);
    }

    [Fact]
    public void Without_bounds_it_is_least_squares()
    {
        var fit = TruncatedNormalRegression.Fit(
            new("y", [1, 3, 2, 5, 4]), [new("x", [1, 2, 3, 4, 5])], double.NegativeInfinity, double.PositiveInfinity);
        Draws.Near(0.6, fit.Coefficients[0].Value, 1e-7);
        Draws.Near(0.8, fit.Coefficients[1].Value, 1e-7);
        Draws.Near(Math.Sqrt(3.6 / 5), fit.Sigma, 1e-7);
    }

    [Fact]
    public void The_second_stage_finds_the_driver_and_repeats_with_its_seed()
    {
        var random = new SeededSource(20);
        double[] driver = random.Normals(200), nothing = random.Normals(200);
        double[] scores = [.. driver.Select((d, i) => i % 10 == 0 ? 1 : 1.3 - 0.2 * d + 0.2 * random.NormalBetween((-0.3 + 0.2 * d) / 0.2, double.PositiveInfinity))];
        SecondStage Run(ulong seed) => SecondStage.Fit(new("score", scores), [new("driver", driver), new("nothing", nothing)], 300, seed);
        var found = Run(1);
        Assert.Equal(180, found.Used);
        Assert.InRange(-0.2, found.Terms[1].Lower, found.Terms[1].Upper);
        Assert.True(found.Terms[1].IsSignificant);
        Assert.InRange(0, found.Terms[2].Lower, found.Terms[2].Upper);
        Assert.Equal(found.Terms, Run(1).Terms);
        Assert.NotEqual(found.Terms, Run(2).Terms);
    }

    [Fact]
    public void What_lies_outside_the_bounds_is_named()
    {
        var fault = Assert.Throws<AnalysisException>(() => TruncatedNormalRegression.Fit(new("y", [2, 0.5, 3, 2]), [new("x", [1, 2, 3, 5])], 1, 9));
        Assert.Equal((AnalysisFault.OutOfRange, 1, "y"), (fault.Fault, fault.Observation, fault.Variable));
    }
}
