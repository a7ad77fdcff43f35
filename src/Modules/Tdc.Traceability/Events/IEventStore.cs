using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Events;

/// <summary>The append-only store of EPCIS events; one class for each engine.</summary>
/// <remarks>
/// Appends commit one after the other, so that <see cref="StoredEvent.Position"/> has no gaps and a reader that has seen a position
/// has seen all before it: paging, subscriptions and the tamper-evident log rest on this.
/// </remarks>
internal interface IEventStore
{
    /// <summary>Creates or upgrades the tables; safe to repeat and to run on two nodes at once.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Stores events of one capture in one transaction; returns after the commit.</summary>
    Task<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancellation);

    /// <summary>Stores events that come in pieces in one transaction, whole or not at all; for documents too large for memory.</summary>
    /// <remarks>Other appends wait until it ends. A conflict ends it and rolls it back; see <see cref="WholeAppend.Conflicts"/>.</remarks>
    /// <param name="capture">Id of the capture.</param>
    /// <param name="owner">The unit that captures.</param>
    /// <param name="pieces">Events already judged valid, some hundreds a piece.</param>
    /// <param name="progress">Hears of the number of events taken in so far.</param>
    /// <param name="cancellation">Stops the work before the commit; then nothing is stored.</param>
    Task<WholeAppend> AppendWholeAsync(
        Guid capture, LineageId owner, IAsyncEnumerable<IReadOnlyList<EpcisEvent>> pieces, Action<int>? progress, CancellationToken cancellation);

    /// <summary>The position of the newest event; 0 when there is none.</summary>
    Task<long> LastPositionAsync(CancellationToken cancellation);

    /// <summary>Events that may match, in the order asked; a superset of what matches, to be judged by the caller event by event.</summary>
    /// <remarks>Reads in pieces and stops when the caller stops; bounded memory.</remarks>
    IAsyncEnumerable<StoredEvent> FindAsync(EventFilter filter, CancellationToken cancellation);

    /// <summary>All records with an event id: the event and its error declarations, in order of position.</summary>
    Task<IReadOnlyList<StoredEvent>> WithIdAsync(string eventId, CancellationToken cancellation);

    /// <summary>Where identifiers occur: one step of a walk over the chain, without reading documents.</summary>
    /// <param name="keys">Keys of canonical identifiers; at most 500.</param>
    /// <param name="limit">Rows at most; one more row than allowed tells the caller that there are more.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyList<ItemOccurrence>> OccurrencesAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellation);

    /// <summary>Events by position, in order of position; positions that do not exist are left out.</summary>
    Task<IReadOnlyList<StoredEvent>> AtAsync(IReadOnlyCollection<long> positions, CancellationToken cancellation);

    /// <summary>Content hashes from a position on, in order, for the tamper-evident log.</summary>
    Task<IReadOnlyList<(long Position, ReadOnlyMemory<byte> ContentHash)>> HashesAsync(long from, int count, CancellationToken cancellation);

    /// <summary>Distinct values present in events, in ordinal order after a value, for the top-level resources.</summary>
    Task<IReadOnlyList<string>> DistinctAsync(DistinctField field, string? after, int limit, CancellationToken cancellation);
}

/// <summary>A field whose distinct values can be listed.</summary>
internal enum DistinctField
{
    /// <summary>EPCs and classes, canonical.</summary>
    Epc,

    /// <summary>Business steps as captured (bare words of the vocabulary or own URIs).</summary>
    BizStep,

    /// <summary>Business locations, canonical.</summary>
    BizLocation,

    /// <summary>Read points, canonical.</summary>
    ReadPoint,

    /// <summary>Dispositions as captured.</summary>
    Disposition,
}

/// <summary>Where an identifier occurs.</summary>
/// <param name="Key">Key of the canonical identifier.</param>
/// <param name="Position">Position of the event.</param>
/// <param name="Role">The field.</param>
internal readonly record struct ItemOccurrence(long Key, long Position, ItemRole Role);

/// <summary>Events to store.</summary>
/// <param name="Capture">Id of the capture.</param>
/// <param name="Owner">The unit that captures.</param>
/// <param name="Events">Events, already judged valid; one without an id gets <c>ni:///sha-256;…?ver=CBV2.0</c> of its hash.</param>
/// <param name="AllOrNothing">Whether one conflict keeps the whole batch out (<c>rollback</c>) or only the event (<c>proceed</c>).</param>
internal sealed record AppendBatch(Guid Capture, LineageId Owner, IReadOnlyList<EpcisEvent> Events, bool AllOrNothing);

/// <summary>What became of one event of a batch.</summary>
internal enum AppendState : byte
{
    /// <summary>Stored now.</summary>
    Stored,

    /// <summary>The same event was stored before: nothing to do.</summary>
    Repeated,

    /// <summary>Another event has this id.</summary>
    Conflict,

    /// <summary>Kept out because another event of the batch conflicts.</summary>
    RolledBack,
}

/// <summary>One event's fate.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Position">Its position, also of one that was stored before; 0 when it is not stored.</param>
/// <param name="EventId">Its id.</param>
internal readonly record struct Appended(AppendState State, long Position, string EventId);

/// <summary>What became of a batch, in the order of its events.</summary>
/// <param name="Events">One entry an event.</param>
/// <param name="RecordTime">The record time of what was stored.</param>
internal sealed record AppendResult(IReadOnlyList<Appended> Events, DateTimeOffset RecordTime);

/// <summary>In which order events are read.</summary>
internal enum EventOrder
{
    /// <summary>Position (and so record time), rising.</summary>
    Recorded,

    /// <summary>Position, falling.</summary>
    RecordedDescending,

    /// <summary>Event time, then position, rising.</summary>
    Happened,

    /// <summary>Event time, then position, falling.</summary>
    HappenedDescending,
}

/// <summary>Narrows what is read; every part is optional, parts join by AND, values of one part by OR.</summary>
internal sealed record EventFilter
{
    /// <summary>The order.</summary>
    public EventOrder Order { get; init; } = EventOrder.Recorded;

    /// <summary>Go on after this event in the chosen order; <see langword="null"/> begins at its start.</summary>
    public (DateTimeOffset EventTime, long Position)? After { get; init; }

    /// <summary>Only events up to this position, so that pages of one query see one state.</summary>
    public long? UpTo { get; init; }

    /// <summary>Only events from this position on.</summary>
    public long? FromPosition { get; init; }

    /// <summary>Types.</summary>
    public IReadOnlyList<EventKind>? Kinds { get; init; }

    /// <summary>Actions.</summary>
    public IReadOnlyList<EventAction>? Actions { get; init; }

    /// <summary>Event time at or after.</summary>
    public DateTimeOffset? EventTimeFrom { get; init; }

    /// <summary>Event time before.</summary>
    public DateTimeOffset? EventTimeBefore { get; init; }

    /// <summary>Record time at or after.</summary>
    public DateTimeOffset? RecordTimeFrom { get; init; }

    /// <summary>Record time before.</summary>
    public DateTimeOffset? RecordTimeBefore { get; init; }

    /// <summary>Business steps: bare words, or URIs of own values.</summary>
    public IReadOnlyList<string>? BizSteps { get; init; }

    /// <summary>Dispositions: bare words, or URIs of own values.</summary>
    public IReadOnlyList<string>? Dispositions { get; init; }

    /// <summary>Read points, canonical.</summary>
    public IReadOnlyList<string>? ReadPoints { get; init; }

    /// <summary>Business locations, canonical.</summary>
    public IReadOnlyList<string>? BizLocations { get; init; }

    /// <summary>Only events that an organisation captured.</summary>
    public IReadOnlyList<LineageId>? Owners { get; init; }

    /// <summary>Each group must be met by one of its identifiers in one of its roles.</summary>
    public IReadOnlyList<ItemFilter> Items { get; init; } = [];
}

/// <summary>An identifier that must occur.</summary>
/// <param name="Canonical">Canonical identifiers, any of which will do.</param>
/// <param name="Roles">Fields in which it may stand.</param>
internal sealed record ItemFilter(IReadOnlyList<string> Canonical, IReadOnlyList<ItemRole> Roles);
