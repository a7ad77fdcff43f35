using System.Security.Cryptography;
using System.Text;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Choices and ids that depend on words only, so that two machines invent the same.</summary>
internal static class Stable
{
    /// <summary>An id shaped like a UUID version 7: rises with the instant, the rest comes from the words.</summary>
    public static Guid Id(DateTimeOffset at, params ReadOnlySpan<string> words)
    {
        Span<byte> hash = stackalloc byte[32];
        Hash(hash, words);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            hash[i] = (byte)(milliseconds >> (8 * (5 - i)));
        }

        hash[6] = (byte)((hash[6] & 0x0F) | 0x70);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public static double Share(params ReadOnlySpan<string> words)
    {
        Span<byte> hash = stackalloc byte[32];
        Hash(hash, words);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash) / 4294967296.0;
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static int Number(int from, int to, params ReadOnlySpan<string> words) => from + (int)(Share(words) * (to - from + 1));

    /// <summary>One of a list.</summary>
    public static T Pick<T>(IReadOnlyList<T> list, params ReadOnlySpan<string> words) => list[(int)(Share(words) * list.Count)];

    /// <summary>A moment in the office hours of a day.</summary>
    public static DateTimeOffset Moment(DateOnly day, params ReadOnlySpan<string> words) =>
        day.StartInVietnam.AddMinutes(8 * 60).AddSeconds((int)(Share(words) * 8.5 * 3600));

    /// <summary>The day itself, or the Friday before a weekend.</summary>
    public static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    private static void Hash(Span<byte> hash, ReadOnlySpan<string> words) =>
        SHA256.HashData(Encoding.UTF8.GetBytes("tdc demonstration\n" + string.Join('\n', words!)), hash);
}
