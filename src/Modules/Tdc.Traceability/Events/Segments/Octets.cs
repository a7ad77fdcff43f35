using System.Buffers;
using System.Text;

namespace Tdc.Traceability.Events.Segments;

/// <summary>Numbers of variable length (7 bits an octet, low first) and texts with their length before them.</summary>
internal static class Octets
{
    public static void WriteNumber(IBufferWriter<byte> target, ulong value)
    {
        var span = target.GetSpan(10);
        target.Advance(PutNumber(span, value));
    }

    /// <summary>Writes at the begin of a span of at least 10 octets.</summary>
    /// <returns>Octets written.</returns>
    public static int PutNumber(Span<byte> span, ulong value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            span[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[at++] = (byte)value;
        return at;
    }

    public static void WriteText(IBufferWriter<byte> target, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        WriteNumber(target, (ulong)length);
        target.Advance(Encoding.UTF8.GetBytes(text, target.GetSpan(length)));
    }

    public static ulong ReadNumber(ReadOnlySpan<byte> source, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var octet = source[at++];
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number in the event store is longer than 64 bits.");
    }

    public static string ReadText(ReadOnlySpan<byte> source, ref int at)
    {
        var length = (int)ReadNumber(source, ref at);
        var text = Encoding.UTF8.GetString(source.Slice(at, length));
        at += length;
        return text;
    }
}
