namespace Tdc.Traceability.Features.Chain;

/// <summary>Alerts that the checks over the chain raised.</summary>
internal interface IChainAlerts
{
    /// <summary>Alerts on any of the identifiers (items, lots, containers, products, places), closed ones too, newest first.</summary>
    /// <param name="canonical">Canonical identifiers; at most 500.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyList<ChainAlertCard>> OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation);
}

/// <summary>How much an alert weighs.</summary>
internal enum AlertSeverity
{
    /// <summary>To be known; nothing need be wrong.</summary>
    Notice,

    /// <summary>Something does not fit.</summary>
    Warning,

    /// <summary>Goods may be false or unsafe.</summary>
    Serious,
}

/// <summary>Where an alert stands.</summary>
internal enum AlertState
{
    /// <summary>Nobody has looked at it.</summary>
    Open,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged,

    /// <summary>Closed with a reason by the authority, or by later events that take its cause away.</summary>
    Closed,
}

/// <summary>An alert in short.</summary>
/// <param name="Number">Number that people quote.</param>
/// <param name="Kind">Stable code (<c>mass-balance</c>); <c>alert.kind.CODE</c> in <c>ChainText</c> is its name.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subject">The identifier that it is about, canonical.</param>
/// <param name="HappenedAt">Time of the last event that it names.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="EventIds">Ids of the events that it names, at most 20.</param>
internal sealed record ChainAlertCard(
    long Number, string Kind, AlertSeverity Severity, AlertState State, string Subject, DateTimeOffset? HappenedAt, DateTimeOffset RaisedAt, IReadOnlyList<string> EventIds);
