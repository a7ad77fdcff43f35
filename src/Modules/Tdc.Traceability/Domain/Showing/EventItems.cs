using Tdc.Epcis.Model;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>An identifier in an event.</summary>
/// <param name="Uri">As captured.</param>
/// <param name="Role">The field.</param>
/// <param name="Quantity">How much, when the field says so.</param>
internal readonly record struct EventItem(string Uri, ItemRole Role, QuantityElement? Quantity);

/// <summary>The goods that an event names.</summary>
internal static class EventItems
{
    /// <summary>All of them, field by field.</summary>
    public static IEnumerable<EventItem> Of(EpcisEvent what) =>
        Plain(what.EpcList, ItemRole.Epc).Concat(Counted(what.QuantityList, ItemRole.Class))
            .Concat(what.ParentId is { } parent ? [new EventItem(parent, ItemRole.Parent, null)] : [])
            .Concat(Plain(what.ChildEpcs, ItemRole.Child)).Concat(Counted(what.ChildQuantityList, ItemRole.ChildClass))
            .Concat(Plain(what.InputEpcList, ItemRole.Input)).Concat(Counted(what.InputQuantityList, ItemRole.InputClass))
            .Concat(Plain(what.OutputEpcList, ItemRole.Output)).Concat(Counted(what.OutputQuantityList, ItemRole.OutputClass));

    /// <summary>Whether the object comes into being in this field of this event.</summary>
    public static bool Begins(EpcisEvent what, ItemRole role) => role is ItemRole.Output or ItemRole.OutputClass
        || (what.Kind == EventKind.ObjectEvent && what.Action == EventAction.Add && (role is ItemRole.Epc or ItemRole.Class));

    /// <summary>The event's time; the earliest instant when it cannot be read.</summary>
    public static DateTimeOffset TimeOf(EpcisEvent what) =>
        DateTimeOffset.TryParse(what.EventTime, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MinValue;

    private static IEnumerable<EventItem> Plain(IReadOnlyList<string>? list, ItemRole role) => (list ?? []).Select(uri => new EventItem(uri, role, null));

    private static IEnumerable<EventItem> Counted(IReadOnlyList<QuantityElement>? list, ItemRole role) => (list ?? []).Select(q => new EventItem(q.EpcClass, role, q));
}
