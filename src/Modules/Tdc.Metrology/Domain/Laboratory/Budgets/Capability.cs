using Tdc.Platform.Outcomes;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Models;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>The calibration and measurement capability of a line of the scope at a value.</summary>
internal static class Capability
{
    /// <summary>The name of the measured value in an expression.</summary>
    public const string Variable = "x";

    /// <summary>The capability in the line's unit of capability.</summary>
    /// <param name="expression">A number or an expression in <c>x</c>.</param>
    /// <param name="value">The measured value in the line's unit.</param>
    public static Outcome<double> At(string expression, double value)
    {
        try
        {
            var model = MeasurementModel.Read([new Assignment("cmc", expression)], [Variable]);
            var found = model.Evaluate([value])[model.StepOf("cmc")];
            return double.IsFinite(found) && found > 0 ? found : Refusal.Rule("laboratory.capability-not-positive", expression);
        }
        catch (UncertaintyException e)
        {
            return BudgetFaults.Of(e);
        }
    }

    /// <summary>The smallest capability that the lines grant at a point, in a unit; <see langword="null"/> outside of the scope.</summary>
    public static double? Of(IEnumerable<ScopeLine> lines, string quantity, double point, string pointUnit, string unit, DateOnly day)
    {
        double? best = null;
        foreach (var line in lines)
        {
            if (LaboratoryUnits.TryConvert(point, pointUnit, line.Unit, out var at) && line.Covers(quantity, at, day)
                && At(line.Cmc, at).TryGet(out var capability, out _) && LaboratoryUnits.TryScale(capability, line.CmcUnit, unit, out var scaled)
                && !(best <= scaled))
            {
                best = scaled;
            }
        }

        return best;
    }
}
