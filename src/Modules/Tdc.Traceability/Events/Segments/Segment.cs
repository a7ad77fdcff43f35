using System.Collections.Concurrent;
using System.IO.Compression;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Events.Segments;

/// <summary>An unpacked segment; never changes.</summary>
internal sealed class Segment
{
    private static readonly ConcurrentBag<EventItem> readers = [];

    private readonly byte[] rest;

    private readonly NamespaceScope[] scopes;

    private readonly (int Scope, bool HadContext, int Start, int Length)[] items;

    private readonly ReadOnlyMemory<byte> hashes;

    private Segment(LineageId owner, Guid capture, ReadOnlyMemory<byte> hashes, byte[] rest)
    {
        (Owner, Capture, this.hashes, this.rest) = (owner, capture, hashes, rest);
        var at = 0;
        scopes = new NamespaceScope[(int)Octets.ReadNumber(rest, ref at)];
        for (var i = 0; i < scopes.Length; i++)
        {
            scopes[i] = new NamespaceScope();
            for (var pairs = Octets.ReadNumber(rest, ref at); pairs > 0; pairs--)
            {
                scopes[i].Declare(Octets.ReadText(rest, ref at), Octets.ReadText(rest, ref at));
            }
        }

        items = new (int, bool, int, int)[hashes.Length / 32];
        for (var i = 0; i < items.Length; i++)
        {
            var scope = Octets.ReadNumber(rest, ref at);
            items[i] = ((int)(scope >> 1), (scope & 1) == 1, 0, (int)Octets.ReadNumber(rest, ref at));
        }

        for (var i = 0; i < items.Length; i++)
        {
            items[i].Start = at;
            at += items[i].Length;
        }
    }

    /// <summary>Who captured the events.</summary>
    public LineageId Owner { get; }

    /// <summary>The capture that brought them.</summary>
    public Guid Capture { get; }

    /// <summary>How many events.</summary>
    public int Count => items.Length;

    /// <summary>Octets that it takes in memory.</summary>
    public int Size => rest.Length + hashes.Length + 200;

    /// <summary>Content hash of an event.</summary>
    public ReadOnlyMemory<byte> Hash(int slot) => hashes.Slice(slot * 32, 32);

    /// <summary>An event; a new object each time.</summary>
    public EpcisEvent Event(int slot)
    {
        var (scope, hadContext, start, length) = items[slot];
        if (!readers.TryTake(out var reader))
        {
            reader = new EventItem();
        }

        var read = reader.Read(rest.AsSpan(start, length), scopes[scope], hadContext);
        readers.Add(reader);
        return read;
    }

    /// <summary>Unpacks a segment.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of a version that this program does not know.</exception>
    public static Segment Unpack(ReadOnlyMemory<byte> data)
    {
        var (owner, capture, hashes, at) = Head(data);
        var span = data.Span;
        var rest = new byte[Octets.ReadNumber(span, ref at)];
        return BrotliDecoder.TryDecompress(span[at..], rest, out var written) && written == rest.Length
            ? new Segment(owner, capture, hashes.ToArray(), rest)
            : throw new InvalidDataException("A segment of the event store is damaged.");
    }

    /// <summary>The content hashes without unpacking the events.</summary>
    public static ReadOnlyMemory<byte> Hashes(ReadOnlyMemory<byte> data) => Head(data).Hashes;

    private static (LineageId Owner, Guid Capture, ReadOnlyMemory<byte> Hashes, int At) Head(ReadOnlyMemory<byte> data)
    {
        var span = data.Span;
        if (span.Length < 35 || span[0] != SegmentWriter.Version)
        {
            throw new InvalidDataException("A segment of the event store is of a version that this program does not know.");
        }

        var at = 33;
        var count = (int)Octets.ReadNumber(span, ref at);
        return (new LineageId(new Guid(span.Slice(1, 16), bigEndian: true)), new Guid(span.Slice(17, 16), bigEndian: true), data.Slice(at, count * 32), at + (count * 32));
    }
}
