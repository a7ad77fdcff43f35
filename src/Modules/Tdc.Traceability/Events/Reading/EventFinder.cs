using System.Runtime.CompilerServices;
using Tdc.Epcis.Model;
using Tdc.Traceability.Events.Appending;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Reading;

/// <summary>Answers a filter by the narrowest way in: the inverted file, an index by time, or a walk in the order asked.</summary>
/// <remarks>
/// A way in is taken only when it is known to be short (at most <see cref="Most"/> rows), whatever the engine's statistics say. What is read is judged by the
/// caller, so short hashes and colliding keys do no harm.
/// </remarks>
internal sealed class EventFinder(IEventTables tables, EventReader reader)
{
    /// <summary>Rows of the inverted file or of an index that are gathered at most before a walk is better.</summary>
    internal const int Most = 20_000;

    private const int FirstPiece = 32;

    private const int LargestPiece = 512;

    /// <summary>Events that may match, in order.</summary>
    public async IAsyncEnumerable<StoredEvent> FindAsync(EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scan = await ScanOf(filter, filter.UpTo ?? long.MaxValue, cancellation);
        if (scan.UpTo < scan.FromPosition || scan.TimeFrom >= scan.TimeBefore)
        {
            yield break;
        }

        // What a row of the inverted file names is committed, so a search by items need not ask for the head.
        var candidates = await ByItemsAsync(filter, scan, cancellation) ?? await ByTimeAsync(scan, cancellation);
        var pieces = candidates is null ? WalkAsync(await BoundAsync(scan, cancellation), cancellation) : ListAsync(candidates, scan, cancellation);
        await foreach (var piece in pieces)
        {
            foreach (var one in await reader.ReadAsync(piece, cancellation))
            {
                yield return one;
            }
        }
    }

    // A walk must not run after the events that are captured while it goes on.
    private async Task<EventScan> BoundAsync(EventScan scan, CancellationToken cancellation) =>
        scan with { UpTo = Math.Min(scan.UpTo, (await tables.HeadAsync(cancellation)).Position) };

    private async Task<EventScan> ScanOf(EventFilter filter, long upTo, CancellationToken cancellation)
    {
        var from = filter.FromPosition ?? 1;
        if (filter.RecordTimeFrom is not null || filter.RecordTimeBefore is not null)
        {
            upTo = Math.Min(upTo, (await tables.HeadAsync(cancellation)).Position);
        }

        if (filter.RecordTimeFrom is { } least)
        {
            from = Math.Max(from, await FirstRecordedAsync(least.UtcTicks, upTo, cancellation));
        }

        if (filter.RecordTimeBefore is { } before)
        {
            upTo = Math.Min(upTo, await FirstRecordedAsync(before.UtcTicks, upTo, cancellation) - 1);
        }

        return new EventScan
        {
            Order = filter.Order,
            After = filter.After is { } after ? (after.EventTime.UtcTicks, after.Position) : null,
            FromPosition = Math.Max(1, from),
            UpTo = upTo,
            TimeFrom = filter.EventTimeFrom?.UtcTicks,
            TimeBefore = filter.EventTimeBefore?.UtcTicks,
            Sorts = Sorts(filter),
            BizSteps = Shorts(filter.BizSteps),
            Dispositions = Shorts(filter.Dispositions),
            ReadPoints = Shorts(filter.ReadPoints),
            BizLocations = Shorts(filter.BizLocations),
            Owners = filter.Owners is null ? null : [.. filter.Owners.Select(o => EventKey.Short(o.Value.ToString("N"))).Distinct()],
            Limit = FirstPiece,
        };
    }

    private static int[]? Shorts(IReadOnlyList<string>? values) => values is null ? null : [.. values.Select(EventKey.Short).Distinct()];

    private static int[]? Sorts(EventFilter filter)
    {
        if (filter.Kinds is null && filter.Actions is null)
        {
            return null;
        }

        IReadOnlyList<EventKind> kinds = filter.Kinds ?? Enum.GetValues<EventKind>();
        EventAction?[] actions = filter.Actions is null ? [null, .. Enum.GetValues<EventAction>()] : [.. filter.Actions];
        return [.. kinds.SelectMany(k => actions.Select(a => (int)EventKey.Sort(k, a)))];
    }

    /// <summary>The first position recorded at or after an instant; one more than the last when there is none.</summary>
    private async Task<long> FirstRecordedAsync(long ticks, long upTo, CancellationToken cancellation)
    {
        var (low, high) = (1L, upTo + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await tables.EventsAtAsync([middle], cancellation) is [var found] && found.RecordTime < ticks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Positions that the inverted file gives, or <see langword="null"/> when no part of the filter is rare.</summary>
    private async Task<IReadOnlyList<long>?> ByItemsAsync(EventFilter filter, EventScan scan, CancellationToken cancellation)
    {
        HashSet<long>? found = null;
        foreach (var (keys, slots) in ItemGroups.Of(filter))
        {
            var rows = await tables.PostingsAsync(keys, 0, scan.UpTo >= long.MaxValue / 16 ? long.MaxValue : Places.At(scan.UpTo, Places.BizLocation), descending: false, Most + 1, cancellation);
            if (rows.Count > Most)
            {
                continue;
            }

            var positions = rows.SelectMany(Places.Of).Where(p => (slots >> Places.SlotOf(p) & 1) != 0).Select(Places.PositionOf);
            if (found is null)
            {
                found = [.. positions];
            }
            else
            {
                found.IntersectWith(positions);
            }

            if (found.Count < 50)
            {
                break;
            }
        }

        return found is null ? null : [.. found.Where(p => p >= scan.FromPosition && p <= scan.UpTo)];
    }

    /// <summary>Positions that the index by business step and time gives, when an order by position is asked and they are few.</summary>
    private async Task<IReadOnlyList<long>?> ByTimeAsync(EventScan scan, CancellationToken cancellation)
    {
        if (scan.ByTime || (scan.BizSteps is null && scan.TimeFrom is null && scan.TimeBefore is null))
        {
            return null;
        }

        var rows = await tables.ScanAsync(scan with { Order = EventOrder.Happened, After = null, Limit = Most + 1 }, cancellation);
        return rows.Count > Most ? null : [.. rows.Select(r => r.Position)];
    }

    private async IAsyncEnumerable<List<EventPlace>> ListAsync(IReadOnlyList<long> positions, EventScan scan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var places = new List<EventPlace>();
        foreach (var some in positions.Order().Chunk(5000))
        {
            places.AddRange(await tables.ScanAsync(scan with { Positions = some, Limit = some.Length }, cancellation));
        }

        places.Sort(scan.ByTime ? ByTime : ByPosition);
        if (scan.Descending)
        {
            places.Reverse();
        }

        for (var (at, piece) = (0, FirstPiece); at < places.Count; at += piece, piece = Math.Min(piece * 2, LargestPiece))
        {
            yield return places.GetRange(at, Math.Min(piece, places.Count - at));
        }
    }

    private async IAsyncEnumerable<List<EventPlace>> WalkAsync(EventScan scan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var piece = await tables.ScanAsync(scan, cancellation);
            if (piece.Count > 0)
            {
                yield return piece;
            }

            if (piece.Count < scan.Limit)
            {
                yield break;
            }

            scan = scan with { After = (piece[^1].EventTime, piece[^1].Position), Limit = Math.Min(scan.Limit * 2, LargestPiece) };
        }
    }

    private static int ByTime(EventPlace a, EventPlace b) =>
        a.EventTime != b.EventTime ? a.EventTime.CompareTo(b.EventTime) : a.Position.CompareTo(b.Position);

    private static int ByPosition(EventPlace a, EventPlace b) => a.Position.CompareTo(b.Position);
}
