using Tdc.Platform.Outcomes;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Units;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>Checks that the units of a model's inputs fit each other and give the unit of its output.</summary>
/// <remarks>Values go into the model in the units of the inputs, so inputs that are added must have the same unit, not only the same dimension.</remarks>
internal static class ModelDimensions
{
    /// <summary>What does not fit, or <see langword="null"/>.</summary>
    public static Refusal? Check(string model, IReadOnlyList<BudgetInput> inputs, string output, string unit)
    {
        if (!ModelText.Read(model).TryGet(out var lines, out var no))
        {
            return no;
        }

        try
        {
            var read = MeasurementModel.Read(lines, [.. inputs.Select(i => i.Name)]);
            var found = DimensionCheck.Check(read, [.. inputs.Select(i => LaboratoryUnits.Find(i.Unit))], [output])[0];
            return found is { } dimension && LaboratoryUnits.Find(unit) is { } wanted && dimension != wanted.Dimension
                ? Refusal.Rule("laboratory.output-dimension", output, dimension.ToString(), LaboratoryUnits.Symbol(unit))
                : Scales(inputs, output, unit);
        }
        catch (UncertaintyException e)
        {
            return BudgetFaults.Of(e);
        }
    }

    // Inputs of the result's own dimension but another scale (g beside mg) would be added as bare figures.
    private static Refusal? Scales(IReadOnlyList<BudgetInput> inputs, string output, string unit)
    {
        if (LaboratoryUnits.Find(unit) is not { Factors.Count: > 0 } wanted)
        {
            return null;
        }

        var odd = inputs.FirstOrDefault(i => LaboratoryUnits.Find(i.Unit) is { } own && own.Dimension == wanted.Dimension && own.Factor != wanted.Factor);
        return odd is null ? null : Refusal.Rule("laboratory.input-scale", odd.Name, LaboratoryUnits.Symbol(odd.Unit), output, LaboratoryUnits.Symbol(unit));
    }
}
