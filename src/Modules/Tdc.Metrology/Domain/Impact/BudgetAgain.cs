using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Metrology.Domain.Impact;

/// <summary>A frozen budget, evaluated again with other values of its inputs.</summary>
/// <param name="Value">The value.</param>
/// <param name="StandardUncertainty">Combined standard uncertainty, without what the errors add.</param>
/// <param name="EffectiveDegreesOfFreedom">Effective degrees of freedom; <see langword="null"/> for infinite.</param>
/// <param name="Sensitivities">Sensitivity coefficients in the order of the inputs.</param>
internal sealed record BudgetAgain(double Value, double StandardUncertainty, double? EffectiveDegreesOfFreedom, double[] Sensitivities)
{
    /// <summary>Evaluates; <see langword="null"/> when the model has no value there.</summary>
    public static BudgetAgain? Of(EvaluatedBudget budget, double[] values) =>
        BudgetEvaluation.Of(budget.Model, budget.Output, budget.Unit, [.. BudgetEvaluation.Thaw(budget).Select((i, n) => i with { Value = values[n] })], budget.Probability)
            .TryGet(out var again, out _)
            ? new(again.Value, again.StandardUncertainty, again.EffectiveDegreesOfFreedom, [.. again.Inputs.Select(i => i.Sensitivity)])
            : null;

    /// <summary>The expanded uncertainty as a certificate states it, with what the errors add.</summary>
    /// <param name="added">Standard uncertainty that the errors bring in; their degrees of freedom are infinite.</param>
    /// <param name="budget">The budget as it was: its probability, and the capability below which nothing is stated.</param>
    public double Expanded(double added, EvaluatedBudget budget)
    {
        var (own, all) = (StandardUncertainty * StandardUncertainty, StandardUncertainty * StandardUncertainty + added * added);
        // The term of Welch and Satterthwaite that the errors do not have: u⁴/ν stays, the variance grows.
        var freedom = EffectiveDegreesOfFreedom is { } dof && own > 0 ? dof * (all / own) * (all / own) : double.PositiveInfinity;
        return Math.Max(CoverageFactors.Truncated(budget.Probability, freedom) * Math.Sqrt(all), budget.Capability ?? 0);
    }
}
