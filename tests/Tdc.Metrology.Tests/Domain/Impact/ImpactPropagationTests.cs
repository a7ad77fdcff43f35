using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Metrology.Tests.Domain.Impact;

public sealed class ImpactPropagationTests
{
    private static readonly StandardCertificateId bad = new(Guid.Parse("01990000-0000-7000-8000-000000000001"));
    private static readonly StandardCertificateId working = new(Guid.Parse("01990000-0000-7000-8000-000000000002"));

    [Fact]
    public void The_error_of_one_weight_is_not_carried_to_another_and_a_point_outside_is_left_to_a_person()
    {
        var result = Result("y = S + d", [Standard("S", 1, 0.1), Input("d", 2, 0.2)], inputs: [("S", 1)]);

        Assert.Equal(ImpactClass.Unchanged, Alone(new AsFoundErrors([new(1000, 0.5, 0.001)], AsFoundReach.Artefacts), result).Class);
        Assert.Equal(ImpactClass.Undefined, Alone(new AsFoundErrors([new(1000, 0.5, 0.001)], AsFoundReach.Range), result).Class);
        Assert.NotEqual(ImpactClass.Unchanged, Alone(new AsFoundErrors([new(1000, 0.5, 0.001)], AsFoundReach.Nearest), result).Class);
        Assert.NotEqual(ImpactClass.Unchanged, Alone(new AsFoundErrors([new(1000, 0.5, 0.001), new(1, 0.5, 0.001)], AsFoundReach.Artefacts), result).Class);
    }

    [Fact]
    public void A_correction_moves_the_value_by_its_sensitivity_and_its_uncertainty_is_added()
    {
        var found = Alone(new AsFoundErrors([new(100, 0.35, 0.05)], AsFoundReach.Nearest), Result("y = S + d", [Standard("S", 100, 0.1), Input("d", 2, 0.2)], inputs: [("S", 100)]));

        Assert.Equal(102.35, found.Value, 9);
        Assert.Equal(2 * Math.Sqrt(0.1 * 0.1 + 0.2 * 0.2 + 0.05 * 0.05), found.ExpandedUncertainty, 4);
        Assert.Equal(found.ExpandedUncertainty + 0.35, found.UncertaintyUncorrected, 9);
        Assert.Equal(ImpactClass.LargerUncertainty, found.Class);
    }

    [Fact]
    public void A_model_that_is_not_linear_is_evaluated_anew_and_not_by_its_slope()
    {
        var found = Alone(new AsFoundErrors([new(10, 1, 0)], AsFoundReach.Nearest), Result("y = S^2 + d", [Standard("S", 10, 0.1), Input("d", 0, 1)], inputs: [("S", 10)]));

        Assert.Equal(121, found.Value, 9); // 10² and the slope 20 would give 120
        Assert.Equal(2 * Math.Sqrt(22 * 0.1 * 22 * 0.1 + 1), found.ExpandedUncertainty, 3);
    }

    [Fact]
    public void One_error_that_reaches_a_result_on_two_ways_counts_once_and_with_its_sign()
    {
        var found = Alone(new AsFoundErrors([new(100, 5, 0.5)], AsFoundReach.Nearest), Result("y = S - T + d", [Standard("S", 100, 0.1), Standard("T", 100, 0.1), Input("d", 0, 0.2)], inputs: [("S", 100), ("T", 100)]));

        Assert.Equal(0, found.Value, 9);
        Assert.Equal(ImpactClass.Unchanged, found.Class);
    }

    [Fact]
    public void A_verdict_that_the_correction_carries_over_the_limit_flips()
    {
        var result = Result("y = S + d", [Standard("S", 0.2, 0.01), Input("d", 0, 0.02)], inputs: [("S", 100)], upper: 0.5, rule: DecisionRule.Simple);

        Assert.Equal(Conformity.Pass, result.Conformity);
        var found = Alone(new AsFoundErrors([new(100, 0.4, 0.01)], AsFoundReach.Nearest), result);
        Assert.Equal((ImpactClass.DecisionFlips, Conformity.Fail), (found.Class, found.Conformity));
    }

    [Fact]
    public void A_larger_uncertainty_alone_can_flip_a_guarded_verdict()
    {
        var result = Result("y = S + d", [Standard("S", 0.2, 0.01), Input("d", 0, 0.1)], inputs: [("S", 100)], upper: 0.45, rule: DecisionRule.NonBinary);

        Assert.Equal(Conformity.Pass, result.Conformity);
        var found = Alone(new AsFoundErrors([new(100, 0, 0.2)], AsFoundReach.Nearest), result);
        Assert.Equal((ImpactClass.DecisionFlips, Conformity.ConditionalPass), (found.Class, found.Conformity));
    }

    [Fact]
    public void An_error_far_below_the_printed_digits_changes_nothing() =>
        Assert.Equal(ImpactClass.Unchanged, Alone(new AsFoundErrors([new(100, 1e-6, 1e-6)], AsFoundReach.Nearest), Result("y = S + d", [Standard("S", 100, 0.1), Input("d", 2, 0.2)], inputs: [("S", 100)])).Class);

    [Fact]
    public void A_budget_without_a_value_at_the_corrected_standard_is_said_to_have_none() =>
        Assert.Equal(ImpactClass.Undefined, Alone(new AsFoundErrors([new(1, -2, 0)], AsFoundReach.Nearest), Result("y = sqrt(S)", [Standard("S", 1, 0.1)], inputs: [("S", 1)])).Class);

    [Theory]
    [InlineData(ResultMeaning.DeviationFromNominal, 1)]
    [InlineData(ResultMeaning.ErrorOfIndication, -1)]
    public void An_error_is_carried_through_a_working_standard_with_its_sensitivity_and_the_meaning_of_the_result(object meaning, int sign)
    {
        var errors = new AsFoundErrors([new(100, 0.3, 0.04)], AsFoundReach.Nearest);
        var own = Result("y = 2*S + d", [Standard("S", 100, 0.1), Input("d", -200, 0.2)], inputs: [("S", 100)]);
        var customer = Result("y = W + e", [Standard("W", 0, 0.3, working), Input("e", 1, 0.1)], inputs: [("W", 50)], certificate: working);
        var propagation = new ImpactPropagation(
            errors, new HashSet<StandardCertificateId> { bad },
            new Dictionary<StandardCertificateId, IReadOnlyList<OwnValue>> { [working] = [new(40, @"\gram", Id(99)), new(50, @"\gram", own.Result, (ResultMeaning)meaning)] },
            new Dictionary<CalibrationResultId, ImpactedResult> { [own.Result] = own });

        var found = propagation.Of(customer);

        Assert.Equal(1 + 0.6 * sign, found.Value, 9);
        Assert.Equal(2 * Math.Sqrt(0.3 * 0.3 + 0.1 * 0.1 + 0.08 * 0.08), found.ExpandedUncertainty, 3);
        Assert.Equal([2 * sign], found.Shift.Gains);
    }

    [Fact]
    public void A_standard_that_is_said_to_rest_on_itself_does_not_lead_round()
    {
        var round = Result("y = W + d", [Standard("W", 0, 0.3, working), Input("d", 0, 0.1)], inputs: [("W", 50)], certificate: working);
        var propagation = new ImpactPropagation(
            new AsFoundErrors([new(50, 1, 0)], AsFoundReach.Nearest), new HashSet<StandardCertificateId> { bad },
            new Dictionary<StandardCertificateId, IReadOnlyList<OwnValue>> { [working] = [new(50, @"\gram", round.Result)] },
            new Dictionary<CalibrationResultId, ImpactedResult> { [round.Result] = round });

        Assert.Equal(ImpactClass.Unchanged, propagation.Of(round).Class);
    }

    [Fact]
    public void What_is_stated_is_never_below_the_capability()
    {
        var result = Result("y = S + d", [Standard("S", 100, 0.1), Input("d", 2, 0.2)], inputs: [("S", 100)], capability: 3);

        Assert.Equal(3, Alone(new AsFoundErrors([new(100, 0.001, 0.001)], AsFoundReach.Nearest), result).ExpandedUncertainty);
    }

    private static ReevaluatedResult Alone(AsFoundErrors errors, ImpactedResult result) => new ImpactPropagation(
        errors, new HashSet<StandardCertificateId> { bad }, new Dictionary<StandardCertificateId, IReadOnlyList<OwnValue>>(), new Dictionary<CalibrationResultId, ImpactedResult>()).Of(result);

    private static CalibrationResultId Id(int n) => new(Guid.Parse($"01990000-0000-7000-8000-{n:D12}"));

    private static EvaluatedInput Input(string name, double value, double u) =>
        new(name, name, name, @"\gram", InputSource.Specification, InputDistribution.Normal, value, u, null, 0, 0, 0);

    private static EvaluatedInput Standard(string name, double value, double u, StandardCertificateId? certificate = null) =>
        Input(name, value, u) with { Source = InputSource.StandardCertificate, Certificate = (certificate ?? bad).Value };

    private static ImpactedResult Result(
        string model, EvaluatedInput[] lines, (string Name, double Nominal)[] inputs, double? upper = null, DecisionRule rule = DecisionRule.None,
        StandardCertificateId? certificate = null, double? capability = null)
    {
        var first = new EvaluatedBudget(model, "y", @"\gram", lines, 0, 0, null, 2, 0.9545, 0) { Capability = capability };
        Assert.True(BudgetEvaluation.Of(model, "y", @"\gram", BudgetEvaluation.Thaw(first), 0.9545).TryGet(out var budget, out _));
        var stated = Math.Max(budget.ExpandedUncertainty, capability ?? 0);
        var printed = RoundedResult.Of(budget.Value, stated, 2);
        return new(
            Id(model.Length), budget with { Capability = capability }, printed.Value, printed.Uncertainty, null, upper, rule, Verdicts.Of(rule, budget.Value, stated, null, upper),
            [.. inputs.Select(i => new ImpactedInput(i.Name, certificate ?? bad, i.Nominal, 1))]);
    }
}
