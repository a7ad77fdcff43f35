using System.Text;
using System.Text.Json;
using Tdc.Epcis.Model;

namespace Tdc.Epcis.Validation;

/// <summary>The standard's fields at the level of an event.</summary>
internal enum EventField
{
    None,
    Context,
    Type,
    EventTime,
    RecordTime,
    EventTimeZoneOffset,
    EventId,
    CertificationInfo,
    ErrorDeclaration,
    EpcList,
    QuantityList,
    ParentId,
    ChildEpcs,
    ChildQuantityList,
    InputEpcList,
    InputQuantityList,
    OutputEpcList,
    OutputQuantityList,
    TransformationId,
    Action,
    BizStep,
    Disposition,
    PersistentDisposition,
    ReadPoint,
    BizLocation,
    BizTransactionList,
    SourceList,
    DestinationList,
    SensorElementList,
    Ilmd,
}

/// <summary>Names of the fields and which type of event has which.</summary>
/// <remarks>Source: the <c>propertyNames</c> of the event types in the official JSON schema.</remarks>
internal static class EventFields
{
    private static readonly (EventField Field, string Name)[] names =
    [
        (EventField.Context, "@context"), (EventField.Type, "type"), (EventField.EventTime, "eventTime"), (EventField.RecordTime, "recordTime"),
        (EventField.EventTimeZoneOffset, "eventTimeZoneOffset"), (EventField.EventId, "eventID"), (EventField.CertificationInfo, "certificationInfo"),
        (EventField.ErrorDeclaration, "errorDeclaration"), (EventField.EpcList, "epcList"), (EventField.QuantityList, "quantityList"),
        (EventField.ParentId, "parentID"), (EventField.ChildEpcs, "childEPCs"), (EventField.ChildQuantityList, "childQuantityList"),
        (EventField.InputEpcList, "inputEPCList"), (EventField.InputQuantityList, "inputQuantityList"), (EventField.OutputEpcList, "outputEPCList"),
        (EventField.OutputQuantityList, "outputQuantityList"), (EventField.TransformationId, "transformationID"), (EventField.Action, "action"),
        (EventField.BizStep, "bizStep"), (EventField.Disposition, "disposition"), (EventField.PersistentDisposition, "persistentDisposition"),
        (EventField.ReadPoint, "readPoint"), (EventField.BizLocation, "bizLocation"), (EventField.BizTransactionList, "bizTransactionList"),
        (EventField.SourceList, "sourceList"), (EventField.DestinationList, "destinationList"), (EventField.SensorElementList, "sensorElementList"),
        (EventField.Ilmd, "ilmd"),
    ];

    private static readonly (EventField Field, byte[] Name)[][] byLength =
        [.. Enumerable.Range(0, 22).Select(l => names.Where(n => n.Name.Length == l).Select(n => (n.Field, Encoding.ASCII.GetBytes(n.Name))).ToArray())];

    private static readonly string[] byField = [.. Enum.GetValues<EventField>().Select(f => names.FirstOrDefault(n => n.Field == f).Name ?? "")];

    private const ulong Common = (1UL << (int)EventField.Context) | (1UL << (int)EventField.Type) | (1UL << (int)EventField.EventTime)
        | (1UL << (int)EventField.RecordTime) | (1UL << (int)EventField.EventTimeZoneOffset) | (1UL << (int)EventField.EventId)
        | (1UL << (int)EventField.CertificationInfo) | (1UL << (int)EventField.ErrorDeclaration);

    private static readonly ulong shared = Common | Set(
        EventField.BizStep, EventField.Disposition, EventField.ReadPoint, EventField.BizLocation, EventField.BizTransactionList, EventField.SourceList,
        EventField.DestinationList, EventField.SensorElementList);

    private static readonly ulong[] allowed =
    [
        Common,
        shared | Set(EventField.Action, EventField.EpcList, EventField.QuantityList, EventField.PersistentDisposition, EventField.Ilmd),
        shared | Set(EventField.Action, EventField.ParentId, EventField.ChildEpcs, EventField.ChildQuantityList),
        shared | Set(EventField.Action, EventField.ParentId, EventField.EpcList, EventField.QuantityList),
        shared | Set(
            EventField.InputEpcList, EventField.InputQuantityList, EventField.OutputEpcList, EventField.OutputQuantityList, EventField.TransformationId,
            EventField.PersistentDisposition, EventField.Ilmd),
        shared | Set(EventField.Action, EventField.ParentId, EventField.ChildEpcs, EventField.ChildQuantityList),
    ];

    /// <summary>The name in JSON and XML.</summary>
    public static string Name(this EventField field) => byField[(int)field];

    /// <summary>Whether JSON allows the field in an event of this type.</summary>
    public static bool IsAllowed(EventKind kind, EventField field) => (allowed[(int)kind] >> (int)field & 1) != 0;

    /// <summary>The field that the reader's property name means, or <see cref="EventField.None"/>.</summary>
    public static EventField Of(ref readonly Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return Of(reader.GetString());
        }

        var length = reader.HasValueSequence ? 0 : reader.ValueSpan.Length;
        if (length < byLength.Length)
        {
            foreach (var (field, name) in byLength[length])
            {
                if (reader.ValueSpan.SequenceEqual(name))
                {
                    return field;
                }
            }
        }

        return EventField.None;
    }

    /// <summary>The field of a name, or <see cref="EventField.None"/>.</summary>
    public static EventField Of(string? name)
    {
        foreach (var (field, known) in names)
        {
            if (known == name)
            {
                return field;
            }
        }

        return EventField.None;
    }

    private static ulong Set(params ReadOnlySpan<EventField> fields)
    {
        var set = 0UL;
        foreach (var field in fields)
        {
            set |= 1UL << (int)field;
        }

        return set;
    }
}
