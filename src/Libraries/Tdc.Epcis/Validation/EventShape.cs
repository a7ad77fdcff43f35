using Tdc.Epcis.Model;

namespace Tdc.Epcis.Validation;

/// <summary>Which fields an event must have, and which go together: the <c>required</c>, <c>anyOf</c> and <c>not</c> rules of the JSON schema.</summary>
/// <remarks>Source: gs1/EPCIS EPCIS-JSON-Schema.json. XML that breaks these has no JSON form, so they are asked of XML too.</remarks>
internal static class EventShape
{
    /// <summary>Judges the event by what it has; wrong values were reported where they were read.</summary>
    /// <param name="what">The event.</param>
    /// <param name="findings">Where findings go; stands at the event.</param>
    /// <param name="seen">Fields that stand in the document, also with a wrong value: bit by <see cref="EventField"/>.</param>
    public static void Check(EpcisEvent what, Findings findings, ulong seen)
    {
        Require(EventField.EventTime, findings, seen);
        Require(EventField.EventTimeZoneOffset, findings, seen);
        if (what.Kind is EventKind.Own)
        {
            return;
        }

        if (what.Kind != EventKind.TransformationEvent)
        {
            Require(EventField.Action, findings, seen);
        }

        switch (what.Kind)
        {
            case EventKind.ObjectEvent:
                Object(what, findings, seen);
                break;
            case EventKind.AggregationEvent:
                Children(what, findings);
                break;
            case EventKind.AssociationEvent:
                Require(EventField.ParentId, findings, seen);
                Children(what, findings);
                break;
            case EventKind.TransactionEvent:
                Require(EventField.BizTransactionList, findings, seen);
                if (what.EpcList is null && what.QuantityList is not { Count: > 0 } && !MayBeDelete(what))
                {
                    findings.Schema("epcis.what-missing", "epcList, quantityList");
                }

                break;
            default:
                Transformation(what, findings, seen);
                break;
        }
    }

    private static void Object(EpcisEvent what, Findings findings, ulong seen)
    {
        if (what.EpcList is null && what.QuantityList is not { Count: > 0 } && !(what.SensorElementList is { Count: > 0 } && Has(EventField.ReadPoint, seen)))
        {
            findings.Schema("epcis.what-missing", "epcList, quantityList, sensorElementList + readPoint");
        }

        if (Has(EventField.Ilmd, seen) && what.Action != EventAction.Add)
        {
            findings.SchemaAt("ilmd", "epcis.ilmd-only-add");
        }
    }

    private static void Children(EpcisEvent what, Findings findings)
    {
        if (what.ChildEpcs is not { Count: > 0 } && what.ChildQuantityList is not { Count: > 0 } && !MayBeDelete(what))
        {
            findings.Schema("epcis.what-missing", "childEPCs, childQuantityList");
        }
    }

    private static void Transformation(EpcisEvent what, Findings findings, ulong seen)
    {
        var input = what.InputEpcList is { Count: > 0 } || what.InputQuantityList is { Count: > 0 };
        var output = what.OutputEpcList is { Count: > 0 } || what.OutputQuantityList is { Count: > 0 };
        if (Has(EventField.TransformationId, seen) ? !input && !output : !input || !output)
        {
            findings.Schema("epcis.transformation-sides");
        }
    }

    /// <summary>With no action at all only the missing action is a fault, as in the schema.</summary>
    private static bool MayBeDelete(EpcisEvent what) => what.Action is null or EventAction.Delete;

    private static void Require(EventField field, Findings findings, ulong seen)
    {
        if (!Has(field, seen))
        {
            findings.Schema("epcis.required", field.Name());
        }
    }

    private static bool Has(EventField field, ulong seen) => (seen >> (int)field & 1) != 0;
}
