using System.Collections.Concurrent;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Events.Segments;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Makes batches ready: all of an append that needs no lock.</summary>
internal sealed class BatchEncoder
{
    private static readonly ConcurrentBag<BatchEncoder> idle = [];

    private readonly ContentHash hash = new();

    private readonly SegmentWriter packer = new();

    private readonly Dictionary<string, long> keys = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> shorts = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Text, bool Disposition), (string Canonical, long Key, int Short)> remembered = [];

    private readonly List<Occurrence> occurrences = [];

    private readonly HashSet<(DistinctField Field, string Value)> values = [];

    private BatchEncoder()
    {
    }

    /// <summary>Makes a batch ready. Gives each event its id and takes a record time that a client wrote away.</summary>
    public static PreparedBatch Prepare(Guid capture, LineageId owner, IReadOnlyList<EpcisEvent> events)
    {
        var encoder = idle.TryTake(out var one) ? one : new BatchEncoder();
        var batch = encoder.Encode(capture, owner, events);
        idle.Add(encoder);
        return batch;
    }

    private PreparedBatch Encode(Guid capture, LineageId owner, IReadOnlyList<EpcisEvent> events)
    {
        Clear();
        var (ids, hashes, columns) = (new long[events.Count], new byte[events.Count * 32], new List<EventColumns>(events.Count));
        var (ownerKey, ownerShort) = (EventKey.OfOwner(owner), EventKey.Short(owner.Value.ToString("N")));
        for (var i = 0; i < events.Count; i++)
        {
            var what = events[i];
            what.RecordTime = null;
            hash.Name(what, hashes.AsSpan(i * 32, 32));
            ids[i] = EventKey.OfId(what.EventId!);
            Add(ids[i], i, Places.Name);
            Add(ownerKey, i, Places.Name);
            Items(what, i);
            columns.Add(Columns(what, i, ownerShort));
        }

        var (segments, slots) = (new List<SegmentRow>((events.Count / SegmentWriter.MostEvents) + 1), new List<short>(events.Count));
        packer.Pack(owner, capture, events, hashes, segments, slots);
        Occurrence[] sorted = [.. occurrences];
        Array.Sort(sorted);
        return new PreparedBatch
        {
            Capture = capture,
            Owner = owner,
            Events = events,
            Ids = ids,
            Hashes = hashes,
            Segments = segments,
            Slots = slots,
            Columns = columns,
            Occurrences = sorted,
            Values = [.. values],
        };
    }

    private EventColumns Columns(EpcisEvent what, int index, int owner)
    {
        if (what.Disposition is { } disposition)
        {
            Add(Remembered(disposition, disposition: true).Key, index, Places.Name);
        }

        Value(DistinctField.BizStep, what.BizStep);
        Value(DistinctField.Disposition, what.Disposition);
        return new EventColumns(
            TimeOf(what), Short(what.BizStep), Short(what.Disposition), Place(what.ReadPoint, index, Places.ReadPoint, DistinctField.ReadPoint),
            Place(what.BizLocation, index, Places.BizLocation, DistinctField.BizLocation), owner, EventKey.Sort(what.Kind, what.Action));
    }

    private static long TimeOf(EpcisEvent what) => Timestamp.TryRead(what.EventTime, out var instant) ? instant.UtcTicks : 0;

    private int Place(Place? place, int index, int slot, DistinctField field)
    {
        if (place is null)
        {
            return 0;
        }

        var (canonical, key, shortKey) = Remembered(place.Id, disposition: false);
        Add(key, index, slot);
        Value(field, canonical);
        return shortKey;
    }

    private void Items(EpcisEvent what, int index)
    {
        Add(what.EpcList, index, ItemRole.Epc);
        Add(what.ParentId, index, ItemRole.Parent);
        Add(what.ChildEpcs, index, ItemRole.Child);
        Add(what.InputEpcList, index, ItemRole.Input);
        Add(what.OutputEpcList, index, ItemRole.Output);
        Add(what.QuantityList, index, ItemRole.Class);
        Add(what.ChildQuantityList, index, ItemRole.ChildClass);
        Add(what.InputQuantityList, index, ItemRole.InputClass);
        Add(what.OutputQuantityList, index, ItemRole.OutputClass);
        Add(what.TransformationId, index, ItemRole.Transformation);
        Add(what.BizTransactionList, index, ItemRole.BusinessTransaction);
        Add(what.SourceList, index, ItemRole.Source);
        Add(what.DestinationList, index, ItemRole.Destination);
    }

    private void Add(IReadOnlyList<string>? identifiers, int index, ItemRole role)
    {
        for (var i = 0; i < identifiers?.Count; i++)
        {
            Add(Key(identifiers[i]), index, (int)role);
        }
    }

    private void Add(IReadOnlyList<QuantityElement>? quantities, int index, ItemRole role)
    {
        for (var i = 0; i < quantities?.Count; i++)
        {
            Add(Key(quantities[i].EpcClass), index, (int)role);
        }
    }

    private void Add(IReadOnlyList<BusinessReference>? references, int index, ItemRole role)
    {
        for (var i = 0; i < references?.Count; i++)
        {
            Add(Key(references[i].Value), index, (int)role);
        }
    }

    private void Add(string? identifier, int index, ItemRole role)
    {
        if (identifier is not null)
        {
            Add(Key(identifier), index, (int)role);
        }
    }

    private void Add(long key, int index, int slot) => occurrences.Add(new Occurrence(key, Places.At(index, slot)));

    private long Key(string identifier)
    {
        if (!keys.TryGetValue(identifier, out var key))
        {
            key = IdentifierKey.Of(identifier);
            keys.Add(identifier, key);
        }

        return key;
    }

    /// <summary>Places and dispositions come again in every capture.</summary>
    private (string Canonical, long Key, int Short) Remembered(string text, bool disposition)
    {
        if (!remembered.TryGetValue((text, disposition), out var known))
        {
            var canonical = disposition ? text : IdentifierKey.Canonical(text);
            known = (canonical, disposition ? EventKey.OfDisposition(text) : IdentifierKey.OfCanonical(canonical), EventKey.Short(canonical));
            remembered.Add((text, disposition), known);
        }

        return known;
    }

    private int Short(string? value)
    {
        if (value is null)
        {
            return 0;
        }

        if (!shorts.TryGetValue(value, out var key))
        {
            key = EventKey.Short(value);
            shorts.Add(value, key);
        }

        return key;
    }

    private void Value(DistinctField field, string? value)
    {
        if (value is not null)
        {
            values.Add((field, value));
        }
    }

    // What repeats within a capture is worth remembering; across captures only if it stays small.
    private void Clear()
    {
        keys.Clear();
        occurrences.Clear();
        values.Clear();
        if (shorts.Count + remembered.Count > 20_000)
        {
            shorts.Clear();
            remembered.Clear();
        }
    }
}
