using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Tests.Propagation;

public sealed class RepeatedBudgetTests
{
    private static readonly Assignment[] lines = [new("z", "a * exp(b) - c^2"), new("y", "z / (1 + d)")];

    [Theory]
    [InlineData(1, 0.5, 2, 0.1)]
    [InlineData(-3, 0.01, 1e-3, -0.5)]
    [InlineData(1e6, -2, 40, 7)]
    public void The_same_figures_come_out_as_by_first_order(double a, double b, double c, double d)
    {
        double[] values = [a, b, c, d], u = [0.1, 0.02, 0.3, 0.05], dof = [5, double.PositiveInfinity, 3.5, 100], slopes = new double[4];
        string[] names = ["a", "b", "c", "d"];
        var quantities = names.Select((n, i) => new Quantity(n, values[i], double.IsInfinity(dof[i]) ? new NormalDistribution(u[i]) : new TDistribution(u[i], dof[i]), double.IsInfinity(dof[i]) ? null : dof[i]));
        var expected = FirstOrder.Evaluate(new Measurement([.. quantities], lines, ["y"])).Outputs[0];

        Assert.True(new RepeatedBudget(lines, names, "y").TryEvaluate(values, u, dof, slopes, out var found));

        Assert.Equal(expected.Value, found.Value);
        Assert.Equal(expected.StandardUncertainty, found.StandardUncertainty, expected.StandardUncertainty * 1e-13);
        Assert.Equal(expected.EffectiveDof!.Value, found.EffectiveDof, expected.EffectiveDof.Value * 1e-12);
        Assert.Equal(expected.Contributions.Select(p => p.Sensitivity), slopes);
    }

    [Fact]
    public void A_model_without_a_value_or_without_a_slope_says_no()
    {
        var root = new RepeatedBudget([new("y", "sqrt(a)")], ["a"], "y");

        Assert.False(root.TryEvaluate([-1], [0.1], [double.PositiveInfinity], new double[1], out _));
        Assert.False(root.TryEvaluate([0], [0.1], [double.PositiveInfinity], new double[1], out _));
        Assert.True(root.TryEvaluate([0], [0], [double.PositiveInfinity], new double[1], out var exact));
        Assert.Equal((0, 0), (exact.Value, exact.StandardUncertainty));
    }
}
