using Tdc.Testing;
using Tdc.Uncertainty.Cases;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Tests.Propagation;

public sealed class BudgetTests
{
    private static Quantity Normal(string name, double value, double u, double? dof = null) => new(name, value, new NormalDistribution(u), dof);

    private static OutputBudget Budget(string expression, Quantity[] inputs, Correlation[]? correlations = null, double p = 0.95) =>
        FirstOrder.Evaluate(new Measurement(inputs, [new("y", expression)], ["y"], correlations), p).Outputs[0];

    [Fact]
    public void Full_correlation_adds_and_takes_away()
    {
        Quantity[] inputs = [Normal("a", 1, 3), Normal("b", 1, 4)];
        Assert.Equal(5, Budget("a+b", inputs).StandardUncertainty, 14);
        Assert.Equal(7, Budget("a+b", inputs, [new("a", "b", 1)]).StandardUncertainty, 14);
        Assert.Equal(1, Budget("a+b", inputs, [new("a", "b", -1)]).StandardUncertainty, 14);
        Assert.Equal(0, Budget("4*a-3*b", inputs, [new("b", "a", 1)]).StandardUncertainty, 6);
    }

    [Fact]
    public void Scaling_the_model_scales_the_uncertainty_and_shares_sum_to_one()
    {
        Quantity[] inputs = [Normal("a", 2, 0.3), Normal("b", 5, 0.2), Normal("c", -1, 0.1)];
        Correlation[] correlations = [new("a", "b", 0.4), new("b", "c", -0.3)];
        var once = Budget("a*b/c+exp(a)", inputs, correlations);
        var scaled = Budget("-1000*(a*b/c+exp(a))+7", inputs, correlations);
        Assert.Equal(1000 * once.StandardUncertainty, scaled.StandardUncertainty, 9);
        Assert.Equal(1, once.Contributions.Sum(one => one.Share), 12);
        Assert.Equal(once.Contributions.Select(one => one.Share), scaled.Contributions.Select(one => one.Share), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Readings_taken_together_keep_their_degrees_of_freedom()
    {
        // GUM H.2 with the readings' own degrees of freedom: one set of five gives four (Willink's treatment).
        var text = File.ReadAllText(Requirements.SharedFile("data", "metrology", "cases", "gum-h2-rxz-correlated.json"))
            .Replace("\"distribution\": {\n    \"type\": \"normal\"", "\"dof\": 4, \"distribution\": {\n    \"type\": \"normal\"", StringComparison.Ordinal);
        var budgets = FirstOrder.Evaluate(PropagationCase.Read(text).Measurement).Outputs;
        Assert.All(budgets, budget => Assert.Equal(4, budget.EffectiveDof!.Value, 9));
    }

    [Fact]
    public void Degrees_of_freedom_are_declined_for_correlated_inputs_of_different_sets()
    {
        var budget = Budget("a+b+c", [Normal("a", 1, 1, 4), Normal("b", 1, 1), Normal("c", 0, 1, 9)], [new("a", "b", 0.5)]);
        Assert.Null(budget.EffectiveDof);
        Assert.Null(budget.Exact);
        Assert.Equal(DofReason.CorrelatedInputs, budget.DofReason);
        Assert.Contains(budget.Notes, note => note is { Code: "dof-correlated", Subject: "a, b" });
    }

    [Fact]
    public void Few_readings_of_uncorrelated_inputs_give_the_formula_of_Welch_and_Satterthwaite()
    {
        var budget = Budget("a+b+c", [Normal("a", 1, 3, 4), Normal("b", 1, 4, 9), Normal("c", 0, 12)]);
        Assert.Equal(Math.Pow(169, 2) / (81.0 / 4 + 256.0 / 9), budget.EffectiveDof!.Value, 9);
        Assert.Equal(double.PositiveInfinity, Budget("c", [Normal("c", 0, 12)]).EffectiveDof);
        Assert.Equal(1.959963984540054, Budget("c", [Normal("c", 0, 12)]).Exact!.Factor, 12);
        Assert.Equal(4, CoverageFactors.Truncate(Budget("a", [Normal("a", 1, 3, 4)]).EffectiveDof!.Value));
    }

    [Fact]
    public void Tiny_and_huge_units_change_no_degrees_of_freedom()
    {
        foreach (var scale in new[] { 1e-120, 1.0, 1e120 })
        {
            Assert.Equal(8, Budget("a+b", [Normal("a", 0, scale, 4), Normal("b", 0, scale, 4)]).EffectiveDof!.Value, 9);
        }
    }

    [Theory]
    [InlineData("gum-h1-gauge-block", 34, 0.5)]
    [InlineData("jcgm101-9-3-mass", 0.0750, 0.0005)]
    [InlineData("jcgm101-9-4-comparison-loss-000-r0", 50e-6, 0.5e-6)]
    [InlineData("jcgm101-9-4-comparison-loss-010-r0", 0.000112, 0.5e-6)]
    public void Second_order_gives_the_published_figure(string id, double u, double tolerance)
    {
        var text = File.ReadAllText(Requirements.SharedFile("data", "metrology", "cases", id + ".json"));
        var budget = FirstOrder.Evaluate(PropagationCase.Read(text).Measurement).Outputs[0];
        Assert.InRange(budget.SecondOrder!.Value, u - tolerance, u + tolerance);
        Assert.Contains(budget.Notes, note => note.Code == "second-order");
    }

    [Fact]
    public void Second_order_is_declined_for_correlated_inputs() =>
        Assert.Null(Budget("a*b", [Normal("a", 0, 1), Normal("b", 0, 1)], [new("a", "b", 0.1)]).SecondOrder);

    [Fact]
    public void One_or_two_dominant_rectangles_give_their_own_factor()
    {
        var one = Budget("a+b", [new("a", 0, new UniformDistribution(1)), Normal("b", 0, 0.01)]);
        Assert.Equal(0.95 * Math.Sqrt(3), one.Dominant!.Factor, 12);
        Assert.Contains(one.Notes, note => note is { Code: "dominant-rectangular", Subject: "a" });
        // EA-4/02, S10: half-widths 2 to 1, so that the edge parameter is 1/3 and k is 1.83.
        var two = Budget("a+b", [new("a", 0, new UniformDistribution(2)), new("b", 0, new UniformDistribution(1))]);
        Assert.Equal(1.83, two.Dominant!.Factor, 2);
        Assert.Null(Budget("a+b", [new("a", 0, new UniformDistribution(1)), Normal("b", 0, 0.5)]).Dominant);
    }

    [Fact]
    public void Impossible_correlations_are_refused_by_name()
    {
        Quantity[] inputs = [Normal("a", 1, 1), Normal("b", 1, 1), Normal("c", 1, 1), Normal("d", 1, 1)];
        var thrown = Assert.Throws<UncertaintyException>(() => Budget("a+b+c+d", inputs, [new("a", "b", 0.9), new("b", "c", 0.9), new("a", "c", -0.9), new("c", "d", 0.01)]));
        Assert.Equal((UncertaintyFault.NotPositive, "a, b, c"), (thrown.Fault, thrown.Subject));
        Assert.Equal(UncertaintyFault.OutOfRange, Fault([new("a", "b", 1.01)]));
        Assert.Equal(UncertaintyFault.NotFinite, Fault([new("a", "b", double.NaN)]));
        Assert.Equal(UncertaintyFault.UnknownName, Fault([new("a", "z", 0.1)]));
        Assert.Equal(UncertaintyFault.Duplicate, Fault([new("a", "b", 0.1), new("b", "a", 0.2)]));
        Assert.Equal(UncertaintyFault.OutOfRange, Fault([new("a", "a", 0.5)]));
        Assert.Equal(3, Budget("a+b+c", inputs, [new("a", "b", 1), new("b", "c", 1), new("a", "c", 1)]).StandardUncertainty, 12);

        UncertaintyFault Fault(Correlation[] correlations) => Assert.Throws<UncertaintyException>(() => Budget("a+b", inputs, correlations)).Fault;
    }

    [Fact]
    public void A_model_without_value_or_slope_is_refused()
    {
        Assert.Equal("a", Assert.Throws<UncertaintyException>(() => Budget("sqrt(a)", [Normal("a", 0, 1)])).Subject);
        Assert.Equal("y", Assert.Throws<UncertaintyException>(() => Budget("log(a)", [Normal("a", -1, 1)])).Subject);
        Assert.Equal("y", Assert.Throws<UncertaintyException>(() => Budget("a*1e200", [Normal("a", 1, 1)])).Subject);
        Assert.Equal(UncertaintyFault.Undefined, Assert.Throws<UncertaintyException>(() => Budget("1/a", [Normal("a", 0, 1)])).Fault);
    }

    [Fact]
    public void An_output_that_does_not_vary_has_no_degrees_of_freedom()
    {
        var budget = Budget("a*2", [new Quantity("a", 4, new ExactValue())]);
        Assert.Equal((8, 0, DofReason.NoVariance), (budget.Value, budget.StandardUncertainty, budget.DofReason));
        Assert.Empty(budget.Contributions);
    }
}
