namespace Tdc.Epcis.Model;

/// <summary>The event types of EPCIS 2.0.</summary>
public enum EventKind
{
    /// <summary>An event type of the sender's own (its name is a URI); only the fields common to all events are read, the rest is kept as it is.</summary>
    Own = 0,

    /// <summary>What happened to objects.</summary>
    ObjectEvent,

    /// <summary>What was put into or taken out of a container.</summary>
    AggregationEvent,

    /// <summary>What was tied to business transactions.</summary>
    TransactionEvent,

    /// <summary>What was made out of what.</summary>
    TransformationEvent,

    /// <summary>What was fixed to an asset or a place.</summary>
    AssociationEvent,
}

/// <summary>How an event relates to the life of what it names.</summary>
public enum EventAction
{
    /// <summary>The thing begins, or is joined.</summary>
    Add,

    /// <summary>The thing was seen; nothing begins or ends.</summary>
    Observe,

    /// <summary>The thing ends, or is parted.</summary>
    Delete,
}

/// <summary>Names of <see cref="EventKind"/> and <see cref="EventAction"/> as the standard writes them.</summary>
public static class EventNames
{
    private static readonly string[] kinds = ["", "ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"];

    private static readonly string[] actions = ["ADD", "OBSERVE", "DELETE"];

    /// <summary>The standard's name, such as <c>ObjectEvent</c>; empty for <see cref="EventKind.Own"/>.</summary>
    public static string Name(this EventKind kind) => kinds[(int)kind];

    /// <summary>The standard's name, such as <c>ADD</c>.</summary>
    public static string Name(this EventAction action) => actions[(int)action];

    /// <summary>The kind of a type name; <see cref="EventKind.Own"/> when the standard does not know it.</summary>
    public static EventKind Kind(ReadOnlySpan<char> name) => name switch
    {
        "ObjectEvent" => EventKind.ObjectEvent,
        "AggregationEvent" => EventKind.AggregationEvent,
        "TransactionEvent" => EventKind.TransactionEvent,
        "TransformationEvent" => EventKind.TransformationEvent,
        "AssociationEvent" => EventKind.AssociationEvent,
        _ => EventKind.Own,
    };

    /// <summary>The action of a name, or <c>null</c>; case matters.</summary>
    public static EventAction? Action(ReadOnlySpan<char> name) => name switch
    {
        "ADD" => EventAction.Add,
        "OBSERVE" => EventAction.Observe,
        "DELETE" => EventAction.Delete,
        _ => null,
    };
}
