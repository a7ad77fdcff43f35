using System.Globalization;
using Tdc.Epcis.Model;

namespace Tdc.Traceability.Domain.Recording;

/// <summary>Turns a record into the EPCIS event that says the same.</summary>
/// <remarks>
/// <para>Identifiers are written as Digital Links of id.gs1.org, the form that EPCIS 2.0 gives where nobody asks for URNs. The event has no id yet.</para>
/// <para>Source: EPCIS 2.0, section 7; CBV 2.0, sections 7 (steps, dispositions) and 9 (lot master data).</para>
/// </remarks>
internal static class EventBuilder
{
    /// <summary>The event of a record that breaks no rule of <see cref="RecordRules"/>.</summary>
    public static EpcisEvent Build(StepRecord record)
    {
        var made = new EpcisEvent
        {
            EventTime = Time(record.At),
            EventTimeZoneOffset = Offset(record.At),
            ReadPoint = new Place(record.Place, []),
        };
        switch (record.Step)
        {
            case RecordStep.Process:
                Transform(made, record);
                break;
            case RecordStep.Pack:
                Aggregate(made, record);
                break;
            default:
                Observe(made, record);
                break;
        }

        made.TypeName = made.Kind.Name();
        // What was sent is nowhere until it is received; all else stays where it happened.
        made.BizLocation = record.Step == RecordStep.Ship ? null : new Place(record.Place, []);
        made.BizTransactionList = record.References.Count == 0 ? null : [.. record.References.DistinctBy(r => (r.Type, r.Uri)).Select(r => new BusinessReference(r.Type, r.Uri))];
        made.SensorElementList = Sensors(record);
        return made;
    }

    /// <summary>A moment as events write it: local time with its offset, seconds, milliseconds only where there are some.</summary>
    public static string Time(DateTimeOffset at) =>
        at.ToString(at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>A quantity as events write it.</summary>
    public static string Number(decimal quantity) => (quantity / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static string Offset(DateTimeOffset at) => at.ToString("zzz", CultureInfo.InvariantCulture);

    private static void Observe(EpcisEvent made, StepRecord record)
    {
        made.Kind = EventKind.ObjectEvent;
        (made.EpcList, made.QuantityList) = Split(record.Items);
        (made.Action, made.BizStep, made.Disposition) = record.Step switch
        {
            RecordStep.Harvest => (EventAction.Add, "commissioning", "active"),
            RecordStep.Ship => (EventAction.Observe, "shipping", "in_transit"),
            RecordStep.Receive => (EventAction.Observe, "receiving", "in_progress"),
            RecordStep.Sell => (EventAction.Observe, "retail_selling", "retail_sold"),
            RecordStep.Inspect => (EventAction.Observe, "inspecting", record.Conforms switch { true => "conformant", false => "non_conformant", null => null }),
            RecordStep.Destroy => (EventAction.Delete, "destroying", "destroyed"),
            _ => throw new ArgumentOutOfRangeException(nameof(record), record.Step, "Not a step of observed objects."),
        };
        if (record.Step == RecordStep.Harvest)
        {
            made.Ilmd = LotData(record);
        }

        if (record.Step == RecordStep.Destroy && record.Cause != DestroyCause.Other)
        {
            made.PersistentDisposition = new PersistentDisposition([record.Cause.ToString().ToLowerInvariant()], null);
        }

        if (record.Step == RecordStep.Ship)
        {
            (made.SourceList, made.DestinationList) = (Ends(record.Party, record.Place), Ends(record.OtherParty, record.OtherPlace));
        }
        else if (record.Step == RecordStep.Receive && (record.OtherParty is not null || record.OtherPlace is not null))
        {
            (made.SourceList, made.DestinationList) = (Ends(record.OtherParty, record.OtherPlace), Ends(record.Party, record.Place));
        }
    }

    private static void Transform(EpcisEvent made, StepRecord record)
    {
        made.Kind = EventKind.TransformationEvent;
        (made.InputEpcList, made.InputQuantityList) = Split(record.Items);
        (made.OutputEpcList, made.OutputQuantityList) = Split(record.Outputs);
        (made.BizStep, made.Disposition) = ("commissioning", "in_progress");
        made.Ilmd = LotData(record);
    }

    private static void Aggregate(EpcisEvent made, StepRecord record)
    {
        made.Kind = EventKind.AggregationEvent;
        made.Action = EventAction.Add;
        made.ParentId = record.Container;
        (made.ChildEpcs, made.ChildQuantityList) = Split(record.Items);
        made.ChildEpcs ??= []; // the schema asks for the list of an aggregation
        (made.BizStep, made.Disposition) = ("packing", "in_progress");
    }

    private static (List<string>? Instances, List<QuantityElement>? Classes) Split(IReadOnlyList<RecordItem> items)
    {
        List<string> instances = [.. items.Where(i => i.IsInstance).Select(i => i.Uri)];
        List<QuantityElement> classes = [.. items.Where(i => !i.IsInstance).Select(i => new QuantityElement(i.Uri, i.Quantity is { } q ? Number(q) : null, i.Quantity is null ? null : i.Uom))];
        return (instances.Count > 0 ? instances : null, classes.Count > 0 ? classes : null);
    }

    private static List<BusinessReference>? Ends(string? party, string? place)
    {
        List<BusinessReference> ends = [];
        if (party is not null)
        {
            ends.Add(new("possessing_party", party));
        }

        if (place is not null)
        {
            ends.Add(new("location", place));
        }

        return ends.Count > 0 ? ends : null;
    }

    private static List<ExtensionField>? LotData(StepRecord record)
    {
        List<ExtensionField> data = [];
        Add("lotNumber", record.LotNumber);
        Add("harvestEndDate", Day(record.HarvestedOn));
        Add("itemExpirationDate", Day(record.ExpiresOn));
        return data.Count > 0 ? data : null;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                data.Add(new ExtensionField { Name = "cbvmda:" + name, Namespace = NamespaceScope.Cbvmda, LocalName = name, Form = ExtensionForm.Text, Text = value });
            }
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<SensorElement>? Sensors(StepRecord record)
    {
        List<SensorFields> reports = [];
        Add("Temperature", record.Temperature, "CEL");
        Add("RelativeHumidity", record.Humidity, "P1"); // Recommendation 20: per cent
        if (reports.Count == 0)
        {
            return null;
        }

        var metadata = new SensorFields();
        metadata.Set(SensorField.Time, Time(record.At));
        return [new SensorElement { Metadata = metadata, Reports = reports }];

        void Add(string type, decimal? value, string uom)
        {
            if (value is { } measured)
            {
                var report = new SensorFields();
                report.Set(SensorField.Type, type);
                report.Set(SensorField.Value, Number(measured));
                report.Set(SensorField.Uom, uom);
                reports.Add(report);
            }
        }
    }
}
