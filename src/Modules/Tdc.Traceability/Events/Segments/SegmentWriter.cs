using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Segments;

/// <summary>Packs events of one capture into segments. Not thread-safe; keep it for many captures.</summary>
/// <remarks>
/// A segment: version, owner (16), capture (16), count, content hashes (32 each), length of the rest unpacked, the rest packed by Brotli.
/// The rest: the name spaces in use, then for each event its scope, whether it had a context of its own, and its length; then the events as JSON.
/// </remarks>
internal sealed class SegmentWriter : IDisposable
{
    /// <summary>Version of the layout; the first octet of each segment.</summary>
    public const byte Version = 1;

    /// <summary>Events of a segment at most: few enough that unpacking one for a single event costs little.</summary>
    public const int MostEvents = 24;

    private const int MostOctets = 48 * 1024;

    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> texts = new(64 * 1024);

    private readonly ArrayBufferWriter<byte> rest = new(64 * 1024);

    private readonly ArrayBufferWriter<byte> segment = new(32 * 1024);

    private readonly List<(ulong Scope, int Length)> items = [];

    private readonly List<NamespaceScope> scopes = [];

    private readonly List<KeyValuePair<string, string>[]> declared = [];

    private readonly Utf8JsonWriter writer;

    public SegmentWriter() => writer = new Utf8JsonWriter(texts, plain);

    /// <summary>Packs events.</summary>
    /// <param name="owner">Who captured them.</param>
    /// <param name="capture">Their capture.</param>
    /// <param name="events">The events, with their ids and without record time.</param>
    /// <param name="hashes">Content hashes, 32 octets each.</param>
    /// <param name="segments">Gets the segments; <c>First</c> is relative to the first event.</param>
    /// <param name="slots">Gets the place of each event in its segment.</param>
    public void Pack(
        LineageId owner, Guid capture, IReadOnlyList<EpcisEvent> events, ReadOnlySpan<byte> hashes, List<SegmentRow> segments, List<short> slots)
    {
        Reset();
        var first = 0;
        for (var i = 0; i < events.Count; i++)
        {
            Add(events[i]);
            slots.Add((short)(i - first));
            if (items.Count == MostEvents || texts.WrittenCount >= MostOctets || i == events.Count - 1)
            {
                segments.Add(new SegmentRow(first, Close(owner, capture, hashes.Slice(first * 32, items.Count * 32))));
                first = i + 1;
                Reset();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private void Add(EpcisEvent what)
    {
        var before = texts.WrittenCount;
        writer.Reset(texts);
        EventItem.Write(writer, what);
        writer.Flush();
        items.Add((((ulong)ScopeOf(what.Namespaces) << 1) | (what.OwnContext is null ? 0UL : 1UL), texts.WrittenCount - before));
    }

    private int ScopeOf(NamespaceScope scope)
    {
        var known = scopes.LastIndexOf(scope);
        if (known >= 0)
        {
            return known;
        }

        KeyValuePair<string, string>[] pairs = [.. scope.Declared];
        var equal = declared.FindIndex(d => d.AsSpan().SequenceEqual(pairs));
        if (equal >= 0)
        {
            return equal;
        }

        scopes.Add(scope);
        declared.Add(pairs);
        return declared.Count - 1;
    }

    private byte[] Close(LineageId owner, Guid capture, ReadOnlySpan<byte> hashes)
    {
        Octets.WriteNumber(rest, (ulong)declared.Count);
        foreach (var pairs in declared)
        {
            Octets.WriteNumber(rest, (ulong)pairs.Length);
            foreach (var (prefix, name) in pairs)
            {
                Octets.WriteText(rest, prefix);
                Octets.WriteText(rest, name);
            }
        }

        foreach (var (scope, length) in items)
        {
            Octets.WriteNumber(rest, scope);
            Octets.WriteNumber(rest, (ulong)length);
        }

        rest.Write(texts.WrittenSpan);
        var head = segment.GetSpan(33);
        head[0] = Version;
        owner.Value.TryWriteBytes(head[1..], bigEndian: true, out _);
        capture.TryWriteBytes(head[17..], bigEndian: true, out _);
        segment.Advance(33);
        Octets.WriteNumber(segment, (ulong)items.Count);
        segment.Write(hashes);
        Octets.WriteNumber(segment, (ulong)rest.WrittenCount);
        var packed = segment.GetSpan(BrotliEncoder.GetMaxCompressedLength(rest.WrittenCount));
        if (!BrotliEncoder.TryCompress(rest.WrittenSpan, packed, out var written, Quality, Window))
        {
            throw new InvalidOperationException("A segment could not be packed.");
        }

        segment.Advance(written);
        return segment.WrittenSpan.ToArray();
    }

    private const int Quality = 1;

    private const int Window = 18;

    private void Reset()
    {
        texts.ResetWrittenCount();
        rest.ResetWrittenCount();
        segment.ResetWrittenCount();
        items.Clear();
        scopes.Clear();
        declared.Clear();
    }
}
