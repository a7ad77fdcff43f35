using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Appending;

/// <summary>A batch made ready outside the lock: named, hashed, packed, its keys sorted. Positions are relative to its first event.</summary>
internal sealed record PreparedBatch
{
    /// <summary>The capture.</summary>
    public required Guid Capture { get; init; }

    /// <summary>Who captures.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The events, with their ids.</summary>
    public required IReadOnlyList<EpcisEvent> Events { get; init; }

    /// <summary>Keys of the event ids.</summary>
    public required long[] Ids { get; init; }

    /// <summary>Content hashes, 32 octets each.</summary>
    public required byte[] Hashes { get; init; }

    /// <summary>Packed events.</summary>
    public required List<SegmentRow> Segments { get; init; }

    /// <summary>Place of each event in its segment.</summary>
    public required List<short> Slots { get; init; }

    /// <summary>Columns of each event.</summary>
    public required List<EventColumns> Columns { get; init; }

    /// <summary>Keys and relative places, sorted.</summary>
    public required Occurrence[] Occurrences { get; init; }

    /// <summary>Distinct values of the listed fields.</summary>
    public required HashSet<(DistinctField Field, string Value)> Values { get; init; }

    /// <summary>Content hash of an event.</summary>
    public ReadOnlyMemory<byte> Hash(int index) => Hashes.AsMemory(index * 32, 32);

    /// <summary>Octets that it takes, about.</summary>
    public long Size => Segments.Sum(s => (long)s.Data.Length) + (Occurrences.Length * 16L);
}
