using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Sorts finite numbers by their bits, eight at a time; passes in which all agree are skipped.</summary>
internal static class RadixSort
{
    private const int Worthwhile = 2048;

    /// <summary>Sorts in rising order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(double[] values)
    {
        if (values.Length < Worthwhile)
        {
            Array.Sort(values);
            return;
        }

        var keys = MemoryMarshal.Cast<double, ulong>(values.AsSpan());
        var counts = new int[8 * 256];
        for (var i = 0; i < keys.Length; i++)
        {
            // Negative numbers rise against their bits, positive ones follow after them.
            var key = keys[i] ^ (unchecked((ulong)((long)keys[i] >> 63)) | 0x8000000000000000UL);
            keys[i] = key;
            for (var pass = 0; pass < 8; pass++)
            {
                counts[pass * 256 + (int)((key >> (8 * pass)) & 255)]++;
            }
        }

        var other = new ulong[values.Length];
        Span<ulong> from = keys, to = other;
        for (var pass = 0; pass < 8; pass++)
        {
            var count = counts.AsSpan(pass * 256, 256);
            if (!count.Contains(values.Length))
            {
                Pass(from, to, count, 8 * pass);
                var swap = from;
                from = to;
                to = swap;
            }
        }

        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = from[i] ^ (unchecked((from[i] >> 63) - 1) | 0x8000000000000000UL);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(ReadOnlySpan<ulong> from, Span<ulong> to, Span<int> count, int shift)
    {
        var start = 0;
        for (var digit = 0; digit < count.Length; digit++)
        {
            (count[digit], start) = (start, start + count[digit]);
        }

        foreach (var key in from)
        {
            to[count[(int)((key >> shift) & 255)]++] = key;
        }
    }
}
