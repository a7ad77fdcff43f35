using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Units;

namespace Tdc.Uncertainty.Cases;

/// <summary>Checks the model of a case against the units of its quantities.</summary>
/// <remarks>
/// Units of cases are labels in many notations: one that cannot be read is not known, and nothing is claimed about it. Refused are sums and comparisons of
/// unlike dimensions, and of plain inputs in unlike units of one dimension (g and mg), whose figures would be added as they stand. Functions of quantities
/// with a unit are let pass, since laboratories write log10(c) of a concentration's figure.
/// </remarks>
internal static class ModelUnits
{
    /// <summary>Refuses sums and comparisons of quantities whose units are known and differ.</summary>
    public static void Check(Measurement measurement)
    {
        var units = measurement.Quantities.Select(quantity => UnitOf(quantity.Unit)).ToArray();
        try
        {
            DimensionCheck.Check(measurement.Model, units, []);
        }
        catch (UncertaintyException fault) when (fault.Fault == UncertaintyFault.Mismatch && !fault.Subject.Contains(", ", StringComparison.Ordinal))
        {
        }

        Scales(measurement, units);
    }

    private static MeasurementUnit? UnitOf(string text)
    {
        try
        {
            return text.Length == 0 ? null : MeasurementUnit.Read(text);
        }
        catch (UncertaintyException)
        {
            return null;
        }
    }

    /// <summary>Follows sums of plain inputs; anything else may hold a factor of conversion.</summary>
    private static void Scales(Measurement measurement, MeasurementUnit?[] units)
    {
        var steps = measurement.Model.Steps;
        var inputs = new int[steps.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var step = steps[i];
            inputs[i] = step.Operation switch
            {
                Operation.Input when units[step.Left] is not null => step.Left,
                Operation.Negate or Operation.Abs => inputs[step.Left],
                Operation.Add or Operation.Subtract or Operation.Min or Operation.Max => Joined(inputs[step.Left], inputs[step.Right]),
                _ => -1,
            };
        }

        int Joined(int left, int right)
        {
            if (left < 0 || right < 0)
            {
                return -1;
            }

            var (a, b) = (units[left]!.Factor, units[right]!.Factor);
            if (Math.Abs(a - b) > 1e-9 * Math.Abs(a))
            {
                var names = $"{measurement.Quantities[left].Name}, {measurement.Quantities[right].Name}";
                throw new UncertaintyException(UncertaintyFault.Mismatch, names, 0, $"{names} are added in unlike units, {units[left]} and {units[right]}.");
            }

            return left;
        }
    }
}
