using Tdc.Epcis.Model;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>What one parameter asks of an event. Parameters join by AND, the values of one by OR.</summary>
internal abstract class Condition
{
    /// <summary>Whether the event is selected.</summary>
    public abstract bool Holds(StoredEvent stored);

    /// <summary>Narrows what the store reads; must keep everything that <see cref="Holds"/> selects.</summary>
    public virtual EventFilter Narrow(EventFilter filter) => filter;

    /// <summary>Looks up what the condition needs of master data; most need nothing.</summary>
    public virtual Task BindAsync(IMasterData masterData, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>What queries ask of master data: that of captured documents and of the register of places.</summary>
internal interface IMasterData
{
    /// <summary>The places themselves and all that is below them, canonical.</summary>
    Task<IReadOnlySet<string>> WithDescendantsAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation);

    /// <summary>Canonical identifiers (or words) whose master data has an attribute.</summary>
    /// <param name="attribute">Whether an attribute's id is the one asked for.</param>
    /// <param name="value">Whether its value is.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlySet<string>> WithAttributeAsync(Func<string, bool> attribute, Func<string, bool> value, CancellationToken cancellation);
}

/// <summary>Fields of events by name, as queries and access rules ask for them.</summary>
internal static class EventFields
{
    /// <summary>All quantity elements of an event.</summary>
    public static IEnumerable<QuantityElement> Quantities(EpcisEvent what) =>
        [.. what.QuantityList ?? [], .. what.ChildQuantityList ?? [], .. what.InputQuantityList ?? [], .. what.OutputQuantityList ?? []];

    /// <summary>The identifiers of goods that stand in a field.</summary>
    public static IEnumerable<string> Of(EpcisEvent what, ItemRole role) => role switch
    {
        ItemRole.Epc => what.EpcList ?? [],
        ItemRole.Parent => what.ParentId is { } parent ? [parent] : [],
        ItemRole.Child => what.ChildEpcs ?? [],
        ItemRole.Input => what.InputEpcList ?? [],
        ItemRole.Output => what.OutputEpcList ?? [],
        ItemRole.Class => (what.QuantityList ?? []).Select(q => q.EpcClass),
        ItemRole.ChildClass => (what.ChildQuantityList ?? []).Select(q => q.EpcClass),
        ItemRole.InputClass => (what.InputQuantityList ?? []).Select(q => q.EpcClass),
        ItemRole.OutputClass => (what.OutputQuantityList ?? []).Select(q => q.EpcClass),
        ItemRole.Transformation => what.TransformationId is { } id ? [id] : [],
        ItemRole.BusinessTransaction => (what.BizTransactionList ?? []).Select(r => r.Value),
        ItemRole.Source => (what.SourceList ?? []).Select(r => r.Value),
        ItemRole.Destination => (what.DestinationList ?? []).Select(r => r.Value),
        _ => [],
    };

    /// <summary>The fields in which goods stand, by instance or by class.</summary>
    public static IReadOnlyList<ItemRole> Goods { get; } =
    [
        ItemRole.Epc, ItemRole.Parent, ItemRole.Child, ItemRole.Input, ItemRole.Output, ItemRole.Class, ItemRole.ChildClass, ItemRole.InputClass, ItemRole.OutputClass,
    ];

    /// <summary>Metadata and reports of an event's sensor elements.</summary>
    public static IEnumerable<SensorFields> Sensors(EpcisEvent what, bool metadata, bool reports)
    {
        foreach (var element in what.SensorElementList ?? [])
        {
            if (metadata && element.Metadata is { } shared)
            {
                yield return shared;
            }

            if (reports)
            {
                foreach (var report in element.Reports)
                {
                    yield return report;
                }
            }
        }
    }
}
