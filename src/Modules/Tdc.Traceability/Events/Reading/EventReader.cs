using System.Globalization;
using Tdc.Traceability.Events.Segments;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Reading;

/// <summary>Reads events by their place: narrow rows, then the segments, the last ones from memory.</summary>
internal sealed class EventReader(IEventTables tables)
{
    private const long CacheOctets = 24 * 1024 * 1024;

    private readonly SegmentCache cache = new(CacheOctets);

    /// <summary>Events by position, in order of position.</summary>
    public async Task<List<StoredEvent>> AtAsync(IReadOnlyCollection<long> positions, CancellationToken cancellation)
    {
        if (positions.Count == 0)
        {
            return [];
        }

        var places = await tables.EventsAtAsync([.. positions.Distinct()], cancellation);
        places.Sort((a, b) => a.Position.CompareTo(b.Position));
        return await ReadAsync(places, cancellation);
    }

    /// <summary>The events of narrow rows, in their order.</summary>
    public async Task<List<StoredEvent>> ReadAsync(IReadOnlyList<EventPlace> places, CancellationToken cancellation)
    {
        var segments = await SegmentsAsync(places, cancellation);
        var events = new List<StoredEvent>(places.Count);
        foreach (var place in places)
        {
            events.Add(Stored(segments[place.Segment], place));
        }

        return events;
    }

    private static StoredEvent Stored(Segment segment, EventPlace place)
    {
        var what = segment.Event(place.Slot);
        var recorded = new DateTimeOffset(place.RecordTime, TimeSpan.Zero);
        what.RecordTime = recorded.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new StoredEvent(place.Position, recorded, segment.Owner, segment.Capture, what.EventId ?? "", segment.Hash(place.Slot), what);
    }

    private async Task<Dictionary<long, Segment>> SegmentsAsync(IReadOnlyList<EventPlace> places, CancellationToken cancellation)
    {
        var found = new Dictionary<long, Segment>();
        var missing = new List<long>();
        foreach (var first in places.Select(p => p.Segment).Distinct())
        {
            if (cache.Find(first) is { } segment)
            {
                found.Add(first, segment);
            }
            else
            {
                missing.Add(first);
            }
        }

        if (missing.Count > 0)
        {
            missing.Sort();
            foreach (var row in await tables.SegmentsAsync(missing, cancellation))
            {
                var segment = Segment.Unpack(row.Data);
                cache.Keep(row.First, segment);
                found.Add(row.First, segment);
            }
        }

        return found;
    }
}
