using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Metrology.Domain.Impact;

/// <summary>A frozen budget, evaluated again with other values of its inputs.</summary>
/// <param name="Value">The value.</param>
/// <param name="StandardUncertainty">Combined standard uncertainty, without what the errors add.</param>
/// <param name="EffectiveDof">Effective degrees of freedom; infinite when no input has few.</param>
/// <param name="Sensitivities">Sensitivity coefficients in the order of the inputs.</param>
internal sealed record BudgetAgain(double Value, double StandardUncertainty, double EffectiveDof, double[] Sensitivities)
{
    /// <summary>The expanded uncertainty as a certificate states it, with what the errors add.</summary>
    /// <param name="added">Standard uncertainty that the errors bring in; their degrees of freedom are infinite.</param>
    /// <param name="budget">The budget as it was: its probability, and the capability below which nothing is stated.</param>
    public double Expanded(double added, EvaluatedBudget budget)
    {
        var (own, all) = (StandardUncertainty * StandardUncertainty, StandardUncertainty * StandardUncertainty + added * added);
        // The term of Welch and Satterthwaite that the errors do not have: u⁴/ν stays, the variance grows.
        var dof = own > 0 ? EffectiveDof * (all / own) * (all / own) : double.PositiveInfinity;
        return Math.Max(CoverageFactors.Truncated(budget.Probability, dof) * Math.Sqrt(all), budget.Capability ?? 0);
    }
}

/// <summary>Reads each model once, however many budgets have it.</summary>
internal sealed class BudgetModels
{
    private readonly Dictionary<string, RepeatedBudget?> known = new(StringComparer.Ordinal);

    /// <summary>Evaluates a budget with other values; <see langword="null"/> when its model has no value there.</summary>
    /// <param name="budget">The budget as it was.</param>
    /// <param name="values">Values in the order of its inputs.</param>
    public BudgetAgain? Evaluate(EvaluatedBudget budget, double[] values)
    {
        var sensitivities = new double[values.Length];
        return ModelOf(budget) is { } model && model.TryEvaluate(
            values, [.. budget.Inputs.Select(i => i.StandardUncertainty)], [.. budget.Inputs.Select(i => i.DegreesOfFreedom ?? double.PositiveInfinity)], sensitivities, out var found)
            ? new(found.Value, found.StandardUncertainty, found.EffectiveDof, sensitivities)
            : null;
    }

    private RepeatedBudget? ModelOf(EvaluatedBudget budget)
    {
        var key = string.Join('\n', [budget.Output, .. budget.Inputs.Select(i => i.Name), budget.Model]);
        if (!known.TryGetValue(key, out var model))
        {
            known.Add(key, model = Read(budget));
        }

        return model;
    }

    private static RepeatedBudget? Read(EvaluatedBudget budget)
    {
        try
        {
            return ModelText.Read(budget.Model).TryGet(out var lines, out _) ? new(lines, [.. budget.Inputs.Select(i => i.Name)], budget.Output) : null;
        }
        catch (UncertaintyException)
        {
            return null; // a text that an older program could read and this one cannot: a person must look
        }
    }
}
