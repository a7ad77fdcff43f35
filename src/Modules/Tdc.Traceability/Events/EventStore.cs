using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Events.Appending;
using Tdc.Traceability.Events.Reading;
using Tdc.Traceability.Events.Segments;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events;

/// <summary>The event store: the rules of appending and reading over the tables of one engine.</summary>
internal sealed class EventStore : IEventStore, IAsyncDisposable
{
    private readonly IEventTables tables;

    private readonly EventReader reader;

    private readonly EventFinder finder;

    private readonly DistinctItems items;

    private readonly GroupCommit commits;

    private readonly SemaphoreSlim preparing = new(1, 1);

    private volatile bool prepared;

    private readonly CaptureLoad? load;

    public EventStore(IEventTables tables, TimeProvider clock, CaptureLoad? load = null)
    {
        this.tables = tables;
        this.load = load;
        reader = new EventReader(tables);
        finder = new EventFinder(tables, reader);
        items = new DistinctItems(tables, reader);
        var values = new KnownValues();
        commits = new GroupCommit(tables, session => new AppendWriter(session, reader, values, clock));
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (prepared)
        {
            return;
        }

        await preparing.WaitAsync(cancellation);
        try
        {
            if (!prepared)
            {
                await tables.PrepareAsync(cancellation);
                prepared = true;
            }
        }
        finally
        {
            preparing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<AppendResult> AppendAsync(AppendBatch batch, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        if (batch.Events.Count == 0)
        {
            return new AppendResult([], new DateTimeOffset((await tables.HeadAsync(cancellation)).RecordTime, TimeSpan.Zero));
        }

        load?.Note(batch.Events.Count);
        return await commits.AppendAsync(BatchEncoder.Prepare(batch.Capture, batch.Owner, batch.Events), batch.AllOrNothing, cancellation);
    }

    /// <inheritdoc/>
    public async Task<WholeAppend> AppendWholeAsync(
        Guid capture, LineageId owner, IAsyncEnumerable<IReadOnlyList<EpcisEvent>> pieces, Action<int>? progress, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        var whole = new WholeAppend();
        await commits.AloneAsync(
            async writer =>
            {
                await foreach (var batch in PreparedPieces.AheadAsync(capture, owner, pieces, cancellation))
                {
                    var pending = new PendingAppend(batch, allOrNothing: true, cancellation);
                    await writer.WriteAsync([pending], cancellation);
                    if (!whole.Add(pending.Fates))
                    {
                        return;
                    }

                    load?.Note(batch.Events.Count);
                    progress?.Invoke(whole.Stored + whole.Repeated);
                }

                cancellation.ThrowIfCancellationRequested();
                await writer.CommitAsync(CancellationToken.None);
                whole.Committed(writer.RecordTime);
            },
            cancellation);
        return whole;
    }

    /// <inheritdoc/>
    public async Task<long> LastPositionAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        return (await tables.HeadAsync(cancellation)).Position;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> FindAsync(
        EventFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        await foreach (var one in finder.FindAsync(filter, cancellation))
        {
            yield return one;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> WithIdAsync(string eventId, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        var rows = await tables.PostingsAsync([EventKey.OfId(eventId)], 0, long.MaxValue, descending: false, EventFinder.Most, cancellation);
        var positions = rows.SelectMany(Places.Of).Where(p => Places.SlotOf(p) == Places.Name).Select(Places.PositionOf).ToList();
        return (await reader.AtAsync(positions, cancellation)).FindAll(e => e.EventId == eventId);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ItemOccurrence>> OccurrencesAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        var rows = await tables.PostingsAsync([.. keys.Distinct().Order()], 0, long.MaxValue, descending: false, limit, cancellation);
        var found = new List<ItemOccurrence>();
        foreach (var row in rows)
        {
            foreach (var place in Places.Of(row).Where(p => Places.SlotOf(p) is > Places.Name and < Places.ReadPoint))
            {
                if (found.Count == limit)
                {
                    return found;
                }

                found.Add(new ItemOccurrence(row.Key, Places.PositionOf(place), (ItemRole)Places.SlotOf(place)));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> AtAsync(IReadOnlyCollection<long> positions, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        return await reader.AtAsync(positions, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(long Position, ReadOnlyMemory<byte> ContentHash)>> HashesAsync(long from, int count, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        from = Math.Max(1, from);
        var found = new List<(long, ReadOnlyMemory<byte>)>();
        if (count < 1 || await tables.EventsAtAsync([from], cancellation) is not [var begin])
        {
            return found;
        }

        for (var next = begin.Segment; found.Count < count;)
        {
            var rows = await tables.SegmentsFromAsync(next, 64, cancellation);
            foreach (var row in rows)
            {
                var hashes = Segment.Hashes(row.Data);
                for (var i = 0; i < hashes.Length / 32 && found.Count < count; i++)
                {
                    if (row.First + i >= from)
                    {
                        found.Add((row.First + i, hashes.Slice(i * 32, 32).ToArray()));
                    }
                }

                next = row.First + (hashes.Length / 32);
            }

            if (rows.Count < 64)
            {
                break;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> DistinctAsync(DistinctField field, string? after, int limit, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        return field == DistinctField.Epc
            ? await items.ListAsync(after, limit, cancellation)
            : await tables.ValuesAsync(field, after, limit, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await commits.DisposeAsync();
        items.Dispose();
        await tables.DisposeAsync();
        preparing.Dispose();
    }
}
