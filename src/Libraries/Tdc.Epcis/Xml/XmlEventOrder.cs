using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Xml;

/// <summary>Order of the elements of an event.</summary>
/// <remarks>Source: EPCglobal-epcis-2_0.xsd, the <c>sequence</c> of each event type.</remarks>
internal static class XmlEventOrder
{
    private static readonly EventField[] head =
    [
        EventField.EventTime, EventField.RecordTime, EventField.EventTimeZoneOffset, EventField.EventId, EventField.ErrorDeclaration, EventField.CertificationInfo,
    ];

    private static readonly EventField[] where = [EventField.BizStep, EventField.Disposition, EventField.ReadPoint, EventField.BizLocation];

    private static readonly EventField[] parties = [EventField.SourceList, EventField.DestinationList, EventField.SensorElementList, EventField.PersistentDisposition];

    private static readonly EventField[][] orders =
    [
        head,
        [.. head, EventField.EpcList, EventField.Action, .. where, EventField.BizTransactionList, EventField.QuantityList, .. parties, EventField.Ilmd],
        [.. head, EventField.ParentId, EventField.ChildEpcs, EventField.Action, .. where, EventField.BizTransactionList, EventField.ChildQuantityList, .. parties],
        [.. head, EventField.BizTransactionList, EventField.ParentId, EventField.EpcList, EventField.Action, .. where, EventField.QuantityList, .. parties],
        [
            .. head, EventField.InputEpcList, EventField.InputQuantityList, EventField.OutputEpcList, EventField.OutputQuantityList,
            EventField.TransformationId, .. where, EventField.BizTransactionList, .. parties, EventField.Ilmd,
        ],
        [.. head, EventField.ParentId, EventField.ChildEpcs, EventField.ChildQuantityList, EventField.Action, .. where, EventField.BizTransactionList, .. parties],
    ];

    /// <summary>The fields of a type in their order.</summary>
    public static IReadOnlyList<EventField> Of(EventKind kind) => orders[(int)kind];

    /// <summary>Place of a field in the order, or -1 when the type has no such field.</summary>
    public static int Rank(EventKind kind, EventField field) => Array.IndexOf(orders[(int)kind], field);
}
