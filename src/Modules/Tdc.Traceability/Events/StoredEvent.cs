using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Events;

/// <summary>An event as the store keeps it.</summary>
/// <param name="Position">Place in the order of commits, from 1, without gaps; also its leaf in the tamper-evident log (leaf index = position - 1).</param>
/// <param name="RecordTime">When the store recorded it, UTC; never falls as the position rises.</param>
/// <param name="Owner">The unit whose key or member captured it.</param>
/// <param name="Capture">The capture that brought it.</param>
/// <param name="EventId">The event's id as captured, or the one that the store gave.</param>
/// <param name="ContentHash">SHA-256 over the whole event with its error declaration, without record time; 32 octets.</param>
/// <param name="Event">The event, to the letter as captured, with <see cref="EpcisEvent.EventId"/> and <see cref="EpcisEvent.RecordTime"/> filled.</param>
internal sealed record StoredEvent(
    long Position, DateTimeOffset RecordTime, LineageId Owner, Guid Capture, string EventId, ReadOnlyMemory<byte> ContentHash, EpcisEvent Event);
