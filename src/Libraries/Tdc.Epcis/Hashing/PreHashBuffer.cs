using System.Buffers;
using System.Text;

namespace Tdc.Epcis.Hashing;

/// <summary>Octets of a pre-hash string in the making, with sorting of what was written last.</summary>
internal sealed class PreHashBuffer
{
    private byte[] octets = new byte[4096];

    private byte[] spare = [];

    private readonly List<(int Start, int End)> items = [];

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => octets.AsSpan(0, Length);

    /// <summary>Starts anew and keeps the memory.</summary>
    public void Clear()
    {
        Length = 0;
        items.Clear();
    }

    /// <summary>Takes back all that was written after a length.</summary>
    public void Back(int length) => Length = length;

    public void Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Write(ReadOnlySpan<char> text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, room);
    }

    public void Write(char ascii)
    {
        Room(1)[0] = (byte)ascii;
        Length++;
    }

    /// <summary>Begins a list of items that will be sorted.</summary>
    /// <returns>A mark to give to <see cref="Item"/> and <see cref="Sort"/>.</returns>
    public int Mark() => items.Count;

    /// <summary>Notes that an item was written from <paramref name="start"/> up to here; an empty one is not noted.</summary>
    public void Item(int start)
    {
        if (Length > start)
        {
            items.Add((start, Length));
        }
    }

    /// <summary>Puts the items since the mark in the order of their octets. Items follow one another without a gap.</summary>
    public void Sort(int mark)
    {
        var count = items.Count - mark;
        if (count > 1 && !InOrder(mark))
        {
            var own = items.GetRange(mark, count);
            own.Sort((a, b) => octets.AsSpan(a.Start..a.End).SequenceCompareTo(octets.AsSpan(b.Start..b.End)));
            var start = items[mark].Start;
            var size = Length - start;
            if (spare.Length < size)
            {
                spare = new byte[Math.Max(size, spare.Length * 2)];
            }

            var at = 0;
            foreach (var (from, to) in own)
            {
                octets.AsSpan(from, to - from).CopyTo(spare.AsSpan(at));
                at += to - from;
            }

            spare.AsSpan(0, size).CopyTo(octets.AsSpan(start));
        }

        items.RemoveRange(mark, count);
    }

    private bool InOrder(int mark)
    {
        for (var i = mark + 1; i < items.Count; i++)
        {
            var (a, b) = (items[i - 1], items[i]);
            if (octets.AsSpan(a.Start..a.End).SequenceCompareTo(octets.AsSpan(b.Start..b.End)) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private Span<byte> Room(int size)
    {
        if (octets.Length - Length < size)
        {
            Array.Resize(ref octets, Math.Max(octets.Length * 2, Length + size));
        }

        return octets.AsSpan(Length);
    }
}
