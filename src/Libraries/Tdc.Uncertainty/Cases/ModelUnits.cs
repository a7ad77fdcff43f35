using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Units;

namespace Tdc.Uncertainty.Cases;

/// <summary>Checks the model of a case against the units of its quantities.</summary>
/// <remarks>
/// <para>Refused are units that cannot be read, sums and comparisons of unlike dimensions, sums of plain inputs in unlike units of one dimension (g and mg), whose
/// figures would be added as they stand, functions and powers by what has a dimension, and sine, cosine and tangent of plain inputs in degrees.</para>
/// <para>A bare figure stands for whatever it is added to, as published cases are written (<c>rhoA-1.2</c>): that is said in a note. So is a sum of °C and K, in
/// which the K are taken for differences of temperature.</para>
/// </remarks>
internal static class ModelUnits
{
    /// <summary>Refuses what cannot be right and notes what a reader should look at.</summary>
    public static IReadOnlyList<BudgetNote> Check(Measurement measurement)
    {
        var units = measurement.Quantities.Select(quantity => UnitOf(quantity.Name, quantity.Unit)).ToArray();
        var walk = new DimensionWalk(measurement.Model, units, figuresMayHaveUnits: true);
        walk.Run();
        var notes = walk.BareSums.Distinct().Select(sum => new BudgetNote("bare-figure", sum, double.NaN)).ToList();
        Scales(measurement, units, notes);
        return notes;
    }

    private static MeasurementUnit? UnitOf(string name, string text)
    {
        try
        {
            return text.Length == 0 ? null : MeasurementUnit.Read(text);
        }
        catch (UncertaintyException fault)
        {
            throw new UncertaintyException(UncertaintyFault.UnknownName, text, 0, $"The unit of '{name}' is not known: {fault.Message}") { Reason = "unit", Values = [name] };
        }
    }

    /// <summary>Follows sums of plain inputs; anything else may hold a factor of conversion.</summary>
    private static void Scales(Measurement measurement, MeasurementUnit?[] units, List<BudgetNote> notes)
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
                Operation.Sin or Operation.Cos or Operation.Tan => Angle(step.Operation, inputs[step.Left]),
                _ => -1,
            };
        }

        int Joined(int left, int right)
        {
            if (left < 0 || right < 0)
            {
                return -1;
            }

            var (a, b) = (units[left]!, units[right]!);
            var (first, second) = (measurement.Quantities[left], measurement.Quantities[right]);
            if (Math.Abs(a.Factor - b.Factor) > 1e-9 * Math.Abs(a.Factor))
            {
                throw new UncertaintyException(UncertaintyFault.Mismatch, $"{first.Name}, {second.Name}", 0, $"{first.Name}, {second.Name} are added in unlike units, {a} and {b}.")
                {
                    Reason = "units",
                    Values = [first.Name, first.Unit, second.Name, second.Unit],
                };
            }

            if (a.Offset != b.Offset)
            {
                notes.Add(new("celsius-kelvin", $"{first.Name}, {second.Name}", double.NaN));
            }

            return a.Offset != 0 ? left : right;
        }

        int Angle(Operation operation, int input)
        {
            return input < 0 || Math.Abs(units[input]!.Factor - 1) < 1e-9 ? -1 : throw new UncertaintyException(
                UncertaintyFault.Mismatch, measurement.Quantities[input].Name, 0, $"{operation} takes radians and '{measurement.Quantities[input].Name}' is in {units[input]}.")
            {
                Reason = "radians",
                Values = [operation.ToString().ToLowerInvariant(), measurement.Quantities[input].Unit],
            };
        }
    }
}
