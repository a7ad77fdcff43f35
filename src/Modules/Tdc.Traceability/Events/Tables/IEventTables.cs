namespace Tdc.Traceability.Events.Tables;

/// <summary>The tables of the event store on one engine: only what differs between engines, no rule.</summary>
internal interface IEventTables : IAsyncDisposable
{
    /// <summary>Creates or upgrades the tables; safe to repeat and to run on two nodes at once.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that holds the head, so that appends commit one after the other.</summary>
    Task<IAppendSession> BeginAsync(CancellationToken cancellation);

    /// <summary>Position and record time of the newest event.</summary>
    Task<Head> HeadAsync(CancellationToken cancellation);

    /// <summary>Rows of the inverted file for keys, by key and place.</summary>
    /// <param name="keys">Keys; at most some thousand.</param>
    /// <param name="from">Rows whose place is at least this.</param>
    /// <param name="to">Rows whose place is at most this.</param>
    /// <param name="descending">Falling by place instead; for one key only.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<List<PostingRow>> PostingsAsync(IReadOnlyList<long> keys, long from, long to, bool descending, int limit, CancellationToken cancellation);

    /// <summary>Narrow rows of events by position; in no order.</summary>
    Task<List<EventPlace>> EventsAtAsync(IReadOnlyList<long> positions, CancellationToken cancellation);

    /// <summary>Narrow rows of events that a scan asks for, in its order.</summary>
    Task<List<EventPlace>> ScanAsync(EventScan scan, CancellationToken cancellation);

    /// <summary>Segments by the position of their first event; in no order.</summary>
    Task<List<SegmentRow>> SegmentsAsync(IReadOnlyList<long> firsts, CancellationToken cancellation);

    /// <summary>Segments in order of position from one on.</summary>
    Task<List<SegmentRow>> SegmentsFromAsync(long first, int limit, CancellationToken cancellation);

    /// <summary>Distinct values of a field after one, in ordinal order.</summary>
    Task<List<string>> ValuesAsync(DistinctField field, string? after, int limit, CancellationToken cancellation);
}

/// <summary>A transaction that appends.</summary>
internal interface IAppendSession : IAsyncDisposable
{
    /// <summary>The newest event when the transaction began; stands still until it ends.</summary>
    Head Head { get; }

    /// <summary>Rows of the inverted file for the keys of event ids.</summary>
    Task<List<PostingRow>> FindAsync(IReadOnlyList<long> keys, CancellationToken cancellation);

    /// <summary>Writes rows of all tables; positions go on after the head's and those written before.</summary>
    Task WriteAsync(AppendRows rows, CancellationToken cancellation);

    /// <summary>Moves the head and commits.</summary>
    Task CommitAsync(Head head, CancellationToken cancellation);
}

/// <summary>The newest event.</summary>
/// <param name="Position">Its position; 0 when there is none.</param>
/// <param name="RecordTime">Its record time in UTC ticks.</param>
internal readonly record struct Head(long Position, long RecordTime);

/// <summary>A row of <c>epcis_item</c>: where a key occurs.</summary>
/// <param name="Key">Key of identifier, event id, owner or disposition.</param>
/// <param name="Place">First place: position times 16 plus slot.</param>
/// <param name="More">Further places of the same append as differences; <see langword="null"/> when there are none.</param>
internal readonly record struct PostingRow(long Key, long Place, byte[]? More);

/// <summary>A row of <c>epcis_segment</c>.</summary>
/// <param name="First">Position of its first event.</param>
/// <param name="Data">The events; see <c>Segment</c>.</param>
internal readonly record struct SegmentRow(long First, ReadOnlyMemory<byte> Data);

/// <summary>What a search needs of a row of <c>epcis_event</c>.</summary>
/// <param name="Position">Position.</param>
/// <param name="Slot">Place in its segment, from 0.</param>
/// <param name="EventTime">Event time in UTC ticks.</param>
/// <param name="RecordTime">Record time in UTC ticks.</param>
internal readonly record struct EventPlace(long Position, short Slot, long EventTime, long RecordTime)
{
    /// <summary>Position of the first event of its segment.</summary>
    public long Segment => Position - Slot;
}

/// <summary>A row of <c>epcis_event</c> but for what the append gives it.</summary>
/// <param name="EventTime">Event time in UTC ticks.</param>
/// <param name="BizStep">Short hash.</param>
/// <param name="Disposition">Short hash.</param>
/// <param name="ReadPoint">Short hash.</param>
/// <param name="BizLocation">Short hash.</param>
/// <param name="Owner">Short hash.</param>
/// <param name="Sort">Kind and action.</param>
internal readonly record struct EventColumns(long EventTime, int BizStep, int Disposition, int ReadPoint, int BizLocation, int Owner, short Sort);

/// <summary>Rows to write in one append.</summary>
/// <param name="Segments">Segments, in order.</param>
/// <param name="Events">Events from <paramref name="First"/> on.</param>
/// <param name="Slots">Place of each event in its segment.</param>
/// <param name="Postings">Rows of the inverted file, by key and place.</param>
/// <param name="Values">New distinct values.</param>
/// <param name="First">Position of the first event.</param>
/// <param name="RecordTime">Record time of all in UTC ticks.</param>
internal sealed record AppendRows(
    IReadOnlyList<SegmentRow> Segments, IReadOnlyList<EventColumns> Events, IReadOnlyList<short> Slots, IReadOnlyList<PostingRow> Postings,
    IReadOnlyList<(DistinctField Field, string Value)> Values, long First, long RecordTime);
