using Tdc.Platform.Outcomes;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>Evaluates a budget through the library: first order, effective degrees of freedom, coverage factor.</summary>
/// <remarks>
/// Pure. k is the t factor of the degrees of freedom cut to the whole number below (GUM G.6.4); where degrees of freedom are not defined the
/// budget is refused, never taken as infinite.
/// </remarks>
internal static class BudgetEvaluation
{
    /// <summary>The evaluated budget, or what is wrong with model, values or degrees of freedom.</summary>
    public static Outcome<EvaluatedBudget> Of(string model, string output, string unit, IReadOnlyList<AssembledInput> inputs, double probability)
    {
        if (!ModelText.Read(model).TryGet(out var lines, out var no))
        {
            return no;
        }

        try
        {
            var measurement = new Measurement(
                [.. inputs.Select(i => BudgetShapes.Quantity(i.Template.Name, i.Value, i.Template.Distribution, i.HalfWidth, i.StandardUncertainty, i.DegreesOfFreedom))], lines, [output]);
            var found = FirstOrder.Evaluate(measurement, probability, secondOrder: false).Outputs[0];
            if (found.Truncated is not { } coverage || found.EffectiveDof is not { } freedom || !(coverage.Expanded > 0))
            {
                return Refusal.Rule("laboratory.no-degrees-of-freedom", output);
            }

            var parts = found.Contributions.ToDictionary(c => c.Name, StringComparer.Ordinal);
            var slopes = Slopes(lines, inputs, output);
            return new EvaluatedBudget(
                model, output, unit, [.. inputs.Select((i, at) => Line(i, slopes[at], parts.GetValueOrDefault(i.Template.Name)))], found.Value, found.StandardUncertainty,
                double.IsInfinity(freedom) ? null : freedom, coverage.Factor, coverage.P, coverage.Expanded);
        }
        catch (UncertaintyException e)
        {
            return BudgetFaults.Of(e);
        }
    }

    /// <summary>The inputs of a frozen budget, ready to be evaluated again with other values.</summary>
    public static IReadOnlyList<AssembledInput> Thaw(EvaluatedBudget budget) =>
        [.. budget.Inputs.Select(i => new AssembledInput(
            new BudgetInput(i.Name, i.LabelVi, i.LabelEn, i.Unit, i.Source) { Distribution = i.Distribution }, i.Value, i.StandardUncertainty)
        {
            HalfWidth = i.HalfWidth,
            DegreesOfFreedom = i.DegreesOfFreedom,
            Readings = i.Readings,
        })];

    /// <summary>Sensitivities of all inputs: exact ones do not vary and have no contribution, but the model answers them all the same.</summary>
    private static double[] Slopes(IReadOnlyList<Assignment> lines, IReadOnlyList<AssembledInput> inputs, string output)
    {
        var slopes = new double[inputs.Count];
        var repeated = new RepeatedBudget(lines, [.. inputs.Select(i => i.Template.Name)], output);
        return repeated.TryEvaluate([.. inputs.Select(i => i.Value)], new double[inputs.Count], [.. inputs.Select(_ => double.PositiveInfinity)], slopes, out _) ? slopes : new double[inputs.Count];
    }

    private static EvaluatedInput Line(AssembledInput input, double slope, Contribution? found) => new(
        input.Template.Name, input.Template.LabelVi, input.Template.LabelEn, input.Template.Unit, input.Template.Source, input.Template.Distribution, input.Value,
        input.StandardUncertainty, input.DegreesOfFreedom, found?.Sensitivity ?? (double.IsFinite(slope) ? slope : 0), found?.Amount ?? 0, found?.Share ?? 0)
    {
        HalfWidth = input.HalfWidth,
        Certificate = input.Certificate?.Id.Value,
        Standard = input.Certificate?.Standard.Value,
        Readings = input.Readings,
    };
}
