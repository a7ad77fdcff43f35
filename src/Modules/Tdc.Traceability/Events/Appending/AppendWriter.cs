using Tdc.Traceability.Events.Reading;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Writes batches within one transaction that holds the head: decides, numbers, writes.</summary>
/// <param name="session">The transaction.</param>
/// <param name="reader">Reads what is committed.</param>
/// <param name="values">Values that are known to be listed.</param>
/// <param name="clock">Gives the record time, which never falls.</param>
internal sealed class AppendWriter(IAppendSession session, EventReader reader, KnownValues values, TimeProvider clock)
{
    private readonly Admission admission = new(session.Head);

    private readonly List<(DistinctField Field, string Value)> listed = [];

    private long written = session.Head.Position;

    /// <summary>The record time of all that this transaction stores, in UTC ticks: whole milliseconds, as it is shown.</summary>
    public long RecordTime { get; } = Math.Max(session.Head.RecordTime, Whole(clock.GetUtcNow().UtcTicks));

    /// <summary>Position of the newest event.</summary>
    public long Last => admission.Last;

    /// <summary>Decides about batches and writes what is new in them.</summary>
    public async Task WriteAsync(IReadOnlyList<PendingAppend> group, CancellationToken cancellation)
    {
        await KnowAsync(group, cancellation);
        var stored = new List<PreparedBatch>(group.Count);
        foreach (var pending in group)
        {
            pending.Fates = admission.Admit(pending.Batch, pending.AllOrNothing);
            if (Stored(pending) is { } batch)
            {
                stored.Add(batch);
            }
        }

        if (stored.Count > 0)
        {
            await session.WriteAsync(Rows(stored), cancellation);
        }
    }

    /// <summary>Commits.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        if (admission.Last > session.Head.Position) // else there is nothing to write down, and the disk need not turn
        {
            await session.CommitAsync(new Head(admission.Last, RecordTime), cancellation);
            values.Add(listed);
        }
    }

    private async Task KnowAsync(IReadOnlyList<PendingAppend> group, CancellationToken cancellation)
    {
        HashSet<long> ids = [.. group.SelectMany(p => p.Batch.Ids)];
        var rows = await session.FindAsync([.. ids], cancellation);
        var positions = rows.SelectMany(Places.Of).Where(p => Places.SlotOf(p) == Places.Name).Select(Places.PositionOf)
            .Where(p => p <= session.Head.Position).Distinct().ToList();
        foreach (var some in positions.Chunk(1000))
        {
            admission.Know(await reader.AtAsync(some, cancellation));
        }
    }

    /// <summary>The batch as it is stored: whole, or made anew of what is new in it.</summary>
    private static PreparedBatch? Stored(PendingAppend pending)
    {
        var fresh = pending.Fates.Count(f => f.State == AppendState.Stored);
        return fresh == pending.Fates.Length ? fresh == 0 ? null : pending.Batch
            : fresh == 0 ? null
            : BatchEncoder.Prepare(pending.Batch.Capture, pending.Batch.Owner, [.. pending.Batch.Events.Where((_, i) => pending.Fates[i].State == AppendState.Stored)]);
    }

    private AppendRows Rows(List<PreparedBatch> batches)
    {
        var first = written + 1;
        var (segments, columns, slots) = (new List<SegmentRow>(), new List<EventColumns>(), new List<short>());
        var occurrences = new Occurrence[batches.Sum(b => b.Occurrences.Length)];
        var fresh = new HashSet<(DistinctField, string)>();
        var at = 0;
        foreach (var batch in batches)
        {
            segments.AddRange(batch.Segments.Select(s => s with { First = s.First + written + 1 }));
            columns.AddRange(batch.Columns);
            slots.AddRange(batch.Slots);
            foreach (var one in batch.Occurrences)
            {
                occurrences[at++] = one with { Place = one.Place + Places.At(written + 1) };
            }

            fresh.UnionWith(batch.Values.Where(v => !values.Knows(v)));
            written += batch.Columns.Count;
        }

        if (batches.Count > 1)
        {
            Array.Sort(occurrences);
        }

        listed.AddRange(fresh.Take(KnownValues.Most - listed.Count));
        return new AppendRows(segments, columns, slots, Places.Rows(occurrences), [.. fresh], first, RecordTime);
    }

    private static long Whole(long ticks) => ticks - (ticks % TimeSpan.TicksPerMillisecond);
}
