using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Features.Laboratory.Methods;

/// <summary>What is wrong with a version of a method before it is kept.</summary>
internal static class MethodChecks
{
    /// <summary>The first thing that is wrong: fields, model, units; <see langword="null"/> when nothing is.</summary>
    public static Refusal? Of(MethodDraft draft)
    {
        Dictionary<string, string[]> faults = [];
        Need(draft.Procedure.Length is > 0 and <= 500, "procedure", "form.needed");
        Need(draft.MeasurandVi.Length is > 0 and <= 300, "measurandVi", "form.needed");
        Need(draft.MeasurandEn.Length is > 0 and <= 300, "measurandEn", "form.needed");
        Need(LaboratoryUnits.IsKnown(draft.PointUnit), "pointUnit", "laboratory.unit-not-known");
        Need(LaboratoryUnits.IsKnown(draft.ResultUnit), "resultUnit", "laboratory.unit-not-known");
        Need(draft.Inputs.Count > 0, "inputs", "laboratory.inputs-needed");
        Need(draft.Inputs.All(i => LaboratoryUnits.IsKnown(i.Unit)), "inputs", "laboratory.unit-not-known");
        Need(draft.Inputs.All(i => Sound(i, draft)), "inputs", "laboratory.input-incomplete");
        Need(draft.Inputs.Any(i => i.Source == InputSource.Readings), "inputs", "laboratory.readings-needed");
        Need(draft.Points.Count is > 0 and <= 100 && draft.Points.All(double.IsFinite), "points", "laboratory.points-needed");
        Need(draft.LeastReadings is >= 1 and <= MeasuredNumber.MostReadings, "leastReadings", "laboratory.least-readings");
        Need(draft.Limits.All(l => l.Low < l.High), "limits", "laboratory.limits-order");
        Need(draft.Acceptance.All(a => a.Limit > 0 && a.From <= a.To), "acceptance", "laboratory.limits-order");
        Need(draft.Probability is > 0.5 and < 1, "probability", "laboratory.probability");
        return LaboratorySaving.Fields(faults) ?? Model(draft);

        void Need(bool fine, string field, string code)
        {
            if (!fine)
            {
                faults.TryAdd(field, [code]);
            }
        }
    }

    /// <summary>What is wrong with the model itself, with words and position, dimensions included.</summary>
    public static Refusal? Model(MethodDraft draft) => ModelText.Check(draft.Model, [.. draft.Inputs.Select(i => i.Name)], draft.Output)
        ?? ModelDimensions.Check(draft.Model, draft.Inputs, draft.Output, draft.ResultUnit)
        ?? (LaboratoryUnits.TryScale(1, draft.PointUnit, draft.ResultUnit, out _) ? null : BudgetFaults.Units(draft.Output, draft.PointUnit, draft.ResultUnit));

    private static bool Sound(BudgetInput input, MethodDraft draft) => input.Source switch
    {
        InputSource.Readings => input.Column.Length > 0 && (input.PooledDeviation is null || (input.PooledDeviation > 0 && input.DegreesOfFreedom > 0)) && (input.PooledDeviation is not null || draft.LeastReadings >= 3),
        InputSource.Environment => input.Column.Length > 0 && draft.Limits.Any(l => l.Name == input.Column && l.Unit == input.Unit),
        _ => input.HalfWidth is null or >= 0 && input.StandardUncertainty is null or >= 0 && input.RelativeHalfWidth is null or >= 0 && input.DegreesOfFreedom is null or > 0 && double.IsFinite(input.Value),
    };
}
