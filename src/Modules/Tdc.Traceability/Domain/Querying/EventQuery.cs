using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>By what the answer is ordered.</summary>
internal enum QueryOrder
{
    /// <summary>Not asked for: in the order of recording.</summary>
    None,

    /// <summary><c>eventTime</c>.</summary>
    EventTime,

    /// <summary><c>recordTime</c>.</summary>
    RecordTime,

    /// <summary>An extension field.</summary>
    Extension,
}

/// <summary>A SimpleEventQuery, read and judged.</summary>
/// <remarks>Source: EPCIS 2.0, section 8.2.7.1.</remarks>
internal sealed record EventQuery
{
    /// <summary>What is asked of each event.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>By what the answer is ordered.</summary>
    public QueryOrder Order { get; init; }

    /// <summary>The field of <see cref="QueryOrder.Extension"/>.</summary>
    public ExtensionPath? OrderField { get; init; }

    /// <summary>Whether the order rises.</summary>
    public bool IsRising { get; init; }

    /// <summary><c>eventCountLimit</c>: only the first so many.</summary>
    public int? CountLimit { get; init; }

    /// <summary><c>maxEventCount</c>: more than so many is an error.</summary>
    public int? MostEvents { get; init; }

    /// <summary><c>perPage</c> as asked.</summary>
    public int? PerPage { get; init; }

    /// <summary><c>nextPageToken</c> as sent.</summary>
    public string? PageToken { get; init; }

    /// <summary>The same query with more conditions.</summary>
    public EventQuery With(IReadOnlyList<Condition> more) => this with { Conditions = [.. more, .. Conditions] };

    /// <summary>The same query on another page.</summary>
    public EventQuery Paged(int? perPage, string? pageToken) => this with { PerPage = perPage, PageToken = pageToken };

    /// <summary>Whether every condition selects the event. Call <see cref="BindAsync"/> first.</summary>
    public bool Selects(StoredEvent stored)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(stored))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks up what conditions need of master data.</summary>
    public async Task BindAsync(IMasterData masterData, CancellationToken cancellation)
    {
        foreach (var condition in Conditions)
        {
            await condition.BindAsync(masterData, cancellation);
        }
    }

    /// <summary>A superset of what is selected, in the order asked for.</summary>
    public EventFilter Filter()
    {
        var filter = new EventFilter
        {
            Order = (Order, IsRising) switch
            {
                (QueryOrder.EventTime, true) => EventOrder.Happened,
                (QueryOrder.EventTime, false) => EventOrder.HappenedDescending,
                (QueryOrder.RecordTime, false) => EventOrder.RecordedDescending,
                _ => EventOrder.Recorded,
            },
        };
        foreach (var condition in Conditions)
        {
            filter = condition.Narrow(filter);
        }

        return filter;
    }

    /// <summary>The ids to which <c>EQ_eventID</c> restricts the answer; <see langword="null"/> without it.</summary>
    public IReadOnlyList<string>? EventIds => Conditions.OfType<EventIdIs>().FirstOrDefault()?.Ids;

    /// <summary>The value by which an event is sorted when the order is by an extension field; <see langword="null"/> when it lacks the field.</summary>
    public ComparableValue? SortKey(StoredEvent stored) =>
        OrderField?.Of(stored.Event).SelectMany(ExtensionPath.Texts).Select(t => (ComparableValue?)ComparableValue.Of(t)).FirstOrDefault();
}
