using Tdc.Traceability.Events.Segments;
using Tdc.Traceability.Events.Tables;

namespace Tdc.Traceability.Events.Appending;

/// <summary>Where a key occurs: position times 16 plus slot. The slots are stored.</summary>
internal static class Places
{
    /// <summary>Slot of event ids, owners and dispositions; identifiers have their <see cref="ItemRole"/>.</summary>
    public const int Name = 0;

    /// <summary>Slot of <c>readPoint</c>.</summary>
    public const int ReadPoint = 14;

    /// <summary>Slot of <c>bizLocation</c>.</summary>
    public const int BizLocation = 15;

    // A row of an ordinary item has a few octets; that of a place in a large append must not grow out of a page.
    private const int MostOctets = 1000;

    /// <summary>The position of a place.</summary>
    public static long PositionOf(long place) => place >> 4;

    /// <summary>The slot of a place.</summary>
    public static int SlotOf(long place) => (int)(place & 15);

    /// <summary>The first place of a position.</summary>
    public static long At(long position, int slot = 0) => (position << 4) | (uint)slot;

    /// <summary>Gathers sorted occurrences into rows: those of one key in one append share a row.</summary>
    /// <param name="occurrences">By key, then place; absolute places.</param>
    public static List<PostingRow> Rows(ReadOnlySpan<Occurrence> occurrences)
    {
        var rows = new List<PostingRow>(occurrences.Length / 2);
        Span<byte> more = stackalloc byte[MostOctets + 10];
        for (var i = 0; i < occurrences.Length;)
        {
            var (key, first) = occurrences[i++];
            var (last, length) = (first, 0);
            for (; i < occurrences.Length && occurrences[i].Key == key && length < MostOctets; i++)
            {
                if (occurrences[i].Place != last)
                {
                    length += Octets.PutNumber(more[length..], (ulong)(occurrences[i].Place - last));
                    last = occurrences[i].Place;
                }
            }

            rows.Add(new PostingRow(key, first, length == 0 ? null : more[..length].ToArray()));
        }

        return rows;
    }

    /// <summary>All places of a row, rising.</summary>
    public static IEnumerable<long> Of(PostingRow row)
    {
        var place = row.Place;
        yield return place;
        if (row.More is { } more)
        {
            for (var at = 0; at < more.Length;)
            {
                place += (long)Octets.ReadNumber(more, ref at);
                yield return place;
            }
        }
    }
}

/// <summary>A key at a place.</summary>
internal readonly record struct Occurrence(long Key, long Place) : IComparable<Occurrence>
{
    /// <inheritdoc/>
    public int CompareTo(Occurrence other) => Key != other.Key ? Key.CompareTo(other.Key) : Place.CompareTo(other.Place);
}
