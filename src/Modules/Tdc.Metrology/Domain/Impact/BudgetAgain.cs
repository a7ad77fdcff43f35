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
    /// <param name="factor">The coverage factor of a probability and degrees of freedom cut to a whole number.</param>
    public double Expanded(double added, EvaluatedBudget budget, Func<double, double, double> factor)
    {
        var (own, all) = (StandardUncertainty * StandardUncertainty, StandardUncertainty * StandardUncertainty + added * added);
        // The term of Welch and Satterthwaite that the errors do not have: u⁴/ν stays, the variance grows.
        var dof = own > 0 ? EffectiveDof * (all / own) * (all / own) : double.PositiveInfinity;
        return Math.Max(factor(budget.Probability, dof) * Math.Sqrt(all), budget.Capability ?? 0);
    }
}

/// <summary>Reads each model once and finds each coverage factor once, however many budgets have it.</summary>
internal sealed class BudgetModels
{
    private readonly Dictionary<string, RepeatedBudget?> known = new(StringComparer.Ordinal);
    private readonly Dictionary<(double Probability, double Dof), double> factors = [];
    private (EvaluatedBudget Budget, RepeatedBudget? Model)? last;

    /// <summary>The coverage factor of a probability and degrees of freedom cut to a whole number.</summary>
    public double Factor(double probability, double dof)
    {
        var key = (probability, CoverageFactors.Truncate(dof));
        if (!factors.TryGetValue(key, out var factor))
        {
            factors.Add(key, factor = CoverageFactors.Truncated(probability, dof));
        }

        return factor;
    }

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
        // Results of one method follow each other: most need no key.
        if (last is { } before && IsAlike(before.Budget, budget))
        {
            return before.Model;
        }

        var key = string.Join('\n', [budget.Output, .. budget.Inputs.Select(i => i.Name), budget.Model]);
        if (!known.TryGetValue(key, out var model))
        {
            known.Add(key, model = Read(budget));
        }

        last = (budget, model);
        return model;
    }

    private static bool IsAlike(EvaluatedBudget one, EvaluatedBudget other)
    {
        if (one.Model != other.Model || one.Output != other.Output || one.Inputs.Count != other.Inputs.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Inputs.Count; i++)
        {
            if (one.Inputs[i].Name != other.Inputs[i].Name)
            {
                return false;
            }
        }

        return true;
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
