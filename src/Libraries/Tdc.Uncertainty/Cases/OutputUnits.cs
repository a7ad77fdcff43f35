using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Units;

namespace Tdc.Uncertainty.Cases;

/// <summary>Units of what a model gives, followed through sums, products and whole powers of the inputs' units.</summary>
/// <remarks>A figure in a product may be a conversion or have a unit of its own, so nothing is claimed about the unit of such a product.</remarks>
internal static class OutputUnits
{
    /// <summary>The unit in plain symbols; empty when it is a number or is not known.</summary>
    public static string Of(Measurement measurement, string output)
    {
        var steps = measurement.Model.Steps;
        var units = new MeasurementUnit?[steps.Count];
        for (var at = 0; at < units.Length; at++)
        {
            units[at] = Of(measurement, units, steps[at]);
        }

        return units[measurement.Model.StepOf(output)] is { Factors.Count: > 0 } unit ? unit.ToString() : "";
    }

    private static MeasurementUnit? Of(Measurement measurement, MeasurementUnit?[] units, Step step)
    {
        var steps = measurement.Model.Steps;
        return step.Operation switch
        {
            Operation.Constant => null,
            Operation.Input => measurement.Quantities[step.Left].Unit is { Length: > 0 } text ? MeasurementUnit.Read(text) : null,
            Operation.Negate or Operation.Abs => units[step.Left],
            Operation.Add or Operation.Subtract or Operation.Min or Operation.Max => IsFigure(step.Left) ? units[step.Right] : units[step.Left],
            Operation.Multiply => IsWhole(step.Left) ? units[step.Right] : IsWhole(step.Right) ? units[step.Left] : Product(units[step.Left], units[step.Right], 1),
            Operation.Divide => IsWhole(step.Right) ? units[step.Left] : Product(steps[step.Left] is { Operation: Operation.Constant, Number: 1 } ? new([]) : units[step.Left], units[step.Right], -1),
            Operation.Power when IsWhole(step.Right) && steps[step.Right].Number > 0 => Product(new([]), units[step.Left], steps[step.Right].Number),
            Operation.Sqrt => Product(new([]), units[step.Left], 0.5),
            Operation.Power => null,
            _ => new([]),
        };

        bool IsFigure(int at) => steps[at].Operation == Operation.Constant;
        bool IsWhole(int at) => IsFigure(at) && Math.Abs(steps[at].Number) <= 4 && steps[at].Number == Math.Round(steps[at].Number);
    }

    private static MeasurementUnit? Product(MeasurementUnit? left, MeasurementUnit? right, double power)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var factors = new List<UnitFactor>();
        foreach (var factor in left.Factors.Concat(right.Factors.Select(factor => factor with { Exponent = factor.Exponent * power })))
        {
            var at = factors.FindIndex(one => one.Unit == factor.Unit && one.Prefix == factor.Prefix);
            if (at < 0)
            {
                factors.Add(factor);
            }
            else
            {
                factors[at] = factor with { Exponent = factors[at].Exponent + factor.Exponent };
            }
        }

        return new([.. factors.Where(factor => factor.Exponent != 0)]);
    }
}
