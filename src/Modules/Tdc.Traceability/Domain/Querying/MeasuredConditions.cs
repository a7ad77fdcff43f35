using Tdc.Epcis.Model;
using Tdc.Traceability.Domain.Units;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Querying;

/// <summary><c>EQ_quantity</c> and its kin, with or without a unit.</summary>
/// <remarks>With a unit, quantities in other units of its dimension are converted; a quantity without a unit is a count of pieces.</remarks>
internal sealed class QuantityCompares(Comparison how, IReadOnlyList<double> values, string? unit) : Condition
{
    public override bool Holds(StoredEvent stored)
    {
        foreach (var element in EventFields.Quantities(stored.Event))
        {
            if (element.Quantity is not { } text || !Numbers.TryRead(text, out var number))
            {
                continue;
            }

            var measured = unit is null ? number : UnitOfMeasure.Convert(number, element.Uom ?? UnitOfMeasure.Piece, unit);
            if (measured is { } found && values.Any(v => ComparableValue.Is(how, Numbers.Order(found, v))))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary><c>GE_value_CEL</c> and its kin: a measured field of a sensor report in a unit, or one without a unit.</summary>
internal sealed class SensorCompares(SensorField field, Comparison how, IReadOnlyList<double> values, string? unit) : Condition
{
    public override bool Holds(StoredEvent stored)
    {
        foreach (var report in EventFields.Sensors(stored.Event, metadata: false, reports: true))
        {
            if (report[field] is not { } text || !Numbers.TryRead(text, out var number))
            {
                continue;
            }

            var measured = unit is null ? number
                : report[SensorField.Uom] is { } own ? UnitOfMeasure.Convert(number, own, unit, isDifference: field == SensorField.SDev) : null;
            if (measured is { } found && values.Any(v => ComparableValue.Is(how, Numbers.Order(found, v))))
            {
                return true;
            }
        }

        return false;
    }
}
