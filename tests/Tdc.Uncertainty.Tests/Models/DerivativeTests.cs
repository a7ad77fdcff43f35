using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Tests.Models;

public sealed class DerivativeTests
{
    private const int Inputs = 3;
    private const double Step = 1e-150;
    private static readonly string[] names = ["x0", "x1", "x2"];
    private static readonly int[] columns = [0, 1, 2];

    [Fact]
    public void Derivatives_equal_those_by_a_complex_step()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var (random, at) = Start(seed);
            var expression = RandomExpression.Grow(random, Inputs, 4);
            var model = MeasurementModel.Read([new("y", expression.Text)], names);
            var gradient = Gradient.At(model, at, columns, Inputs);
            var y = model.StepOf("y");
            for (var i = 0; i < Inputs; i++)
            {
                var moved = at.Select((x, j) => new Complex(x, j == i ? Step : 0)).ToArray();
                var exact = expression.Value(moved);
                Near(exact.Real, gradient.Value(y), 1e-11, expression.Text);
                Near(exact.Imaginary / Step, gradient.Row(y)[i], 1e-9, expression.Text);
            }
        }));
    }

    [Fact]
    public void Higher_derivatives_are_slopes_of_the_lower_ones()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var (random, at) = Start(seed);
            var expression = RandomExpression.Grow(random, Inputs, 3);
            var model = MeasurementModel.Read([new("y", expression.Text)], names);
            var y = model.StepOf("y");
            var jet = HigherOrder.At(model, y, at, columns, Inputs);
            for (var j = 0; j < Inputs; j++)
            {
                var (low, high) = (Moved(at, j, -1e-4), Moved(at, j, 1e-4));
                for (var i = 0; i < Inputs; i++)
                {
                    var second = (Gradient.At(model, high, columns, Inputs).Row(y)[i] - Gradient.At(model, low, columns, Inputs).Row(y)[i]) / 2e-4;
                    var third = (HigherOrder.At(model, y, high, columns, Inputs).Second[i * Inputs + j] - HigherOrder.At(model, y, low, columns, Inputs).Second[i * Inputs + j]) / 2e-4;
                    Near(second, jet.Second[i * Inputs + j], 1e-4, expression.Text);
                    Near(third, jet.Third[i * Inputs + j], 1e-3, expression.Text);
                }
            }
        }));
    }

    [Theory]
    [InlineData("x0^2", 0, 0, 2, 0)]
    [InlineData("x0^3", 0, 0, 0, 6)]
    [InlineData("x0^1", 0, 1, 0, 0)]
    [InlineData("x0^0", 0, 0, 0, 0)]
    [InlineData("x0^3", -2, 12, -12, 6)]
    [InlineData("x0^-1", -2, -0.25, -0.25, -0.375)]
    [InlineData("x0^2", -3, -6, 2, 0)]
    [InlineData("x0*x0*x0", 2, 12, 12, 6)]
    [InlineData("x0^x2", 3, 6, 2, 0)] // x2 is exactly 2 and does not vary
    [InlineData("x0^x2", -3, -6, 2, 0)]
    [InlineData("abs(x0)", -3, -1, 0, 0)]
    [InlineData("min(x0, 7)", 3, 1, 0, 0)]
    [InlineData("max(x0, 7)", 3, 0, 0, 0)]
    [InlineData("atan2(x0, -1)", 0, -1, 0, 2)]
    [InlineData("acos(x0)", 0, -1, 0, -1)]
    public void Powers_are_exact_at_zero_and_below(string text, double x, double first, double second, double third)
    {
        var model = MeasurementModel.Read([new("y", text)], names);
        var y = model.StepOf("y");
        var jet = HigherOrder.At(model, y, [x, 1, 2], [0, -1, -1], 1);
        Assert.Equal([first, second, third], [jet.First[0], jet.Second[0], jet.Third[0]], Same);
        Assert.Equal(first, Gradient.At(model, [x, 1, 2], [0, -1, -1], 1).Row(y)[0], Same);
    }

    [Theory]
    [InlineData("sqrt(x0)", 0)]
    [InlineData("abs(x0)", 0)]
    [InlineData("log(x0)", 0)]
    [InlineData("x0^0.5", 0)]
    [InlineData("x0^x1", -1)]
    [InlineData("max(x0, 0)", 0)]
    [InlineData("atan2(x0, x0 * 0)", 0)]
    public void Where_there_is_no_derivative_none_is_made_up(string text, double x)
    {
        var model = MeasurementModel.Read([new("y", text)], names);
        var row = Gradient.At(model, [x, 2, 2], columns, Inputs).Row(model.StepOf("y"));
        Assert.False(row.ToArray().All(double.IsFinite));
    }

    [Fact]
    public void Zero_to_a_varying_positive_power_has_slope_zero()
    {
        var model = MeasurementModel.Read([new("y", "x0^x1")], names);
        Assert.Equal([0, 0, 0], Gradient.At(model, [0, 2, 2], columns, Inputs).Row(model.StepOf("y")).ToArray());
    }

    private static (Random Random, double[] At) Start(int seed)
    {
        var random = new Random(seed);
        return (random, [.. Enumerable.Range(0, Inputs).Select(_ => 0.5 + 1.5 * random.NextDouble())]);
    }

    private static double[] Moved(double[] at, int j, double by) => [.. at.Select((x, i) => i == j ? x + by : x)];

    private static void Near(double expected, double mine, double tolerance, string text) =>
        Assert.True(Math.Abs(expected - mine) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{text}: {mine} for {expected}");

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-13 * Math.Max(1, Math.Abs(a));
}
