using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>The least and the greatest of many values in rising order.</summary>
/// <remarks>
/// Coverage intervals need the first and the last M − q of M sorted values only, a tenth of them at 95 %. A sample gives two thresholds, one pass collects
/// what lies beyond them, and these are sorted; where the sample misleads or the tails are most of the values, all are sorted. The answer is the same.
/// </remarks>
internal static class Tails
{
    private const int Sample = 8192;

    /// <summary>Finds both tails.</summary>
    /// <param name="values">Finite values; left as they are.</param>
    /// <param name="count">How many of each tail, at least 1 and at most all.</param>
    /// <param name="threads">At least 1.</param>
    public static (double[] Low, double[] High) Of(ReadOnlyMemory<double> values, int count, int threads)
    {
        var share = (double)count / values.Length;
        if (values.Length >= 4 * Sample && share < 0.3)
        {
            var (low, high) = Thresholds(values.Span, share);
            var tails = Collect(values, low, high, share, threads);
            if (tails.Low.Length >= count && tails.High.Length >= count)
            {
                Workers.Run(Math.Min(threads, 2), worker => SortOf(worker, threads, tails));
                return (tails.Low[..count], tails.High[^count..]);
            }
        }

        var all = values.ToArray();
        Array.Sort(all);
        return (all[..count], all[^count..]);
    }

    private static void SortOf(int worker, int threads, (double[] Low, double[] High) tails)
    {
        if (worker == 0)
        {
            RadixSort.Sort(tails.Low);
        }

        if (worker == 1 || threads < 2)
        {
            RadixSort.Sort(tails.High);
        }
    }

    private static (double Low, double High) Thresholds(ReadOnlySpan<double> values, double share)
    {
        var sample = new double[Sample];
        var stride = values.Length / Sample;
        for (var i = 0; i < Sample; i++)
        {
            sample[i] = values[i * stride];
        }

        RadixSort.Sort(sample);
        // Six standard deviations of the rank: the sample misleads once in 10⁹ times.
        var rank = (int)(Sample * share + 6 * Math.Sqrt(Sample * share * (1 - share))) + 8;
        return (sample[rank], sample[Sample - 1 - rank]);
    }

    private static (double[] Low, double[] High) Collect(ReadOnlyMemory<double> values, double low, double high, double share, int threads)
    {
        var parts = new (List<double> Low, List<double> High)[threads];
        var length = values.Length / threads + 1;
        Workers.Run(threads, part =>
        {
            var from = Math.Min(part * length, values.Length);
            var span = values.Span[from..Math.Min(from + length, values.Length)];
            var room = (int)(span.Length * Math.Min(1.3 * share + 0.01, 1));
            parts[part] = (new(room), new(room));
            Collect(span, low, high, parts[part].Low, parts[part].High);
        });
        return ([.. parts.SelectMany(part => part.Low)], [.. parts.SelectMany(part => part.High)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Collect(ReadOnlySpan<double> span, double low, double high, List<double> lows, List<double> highs)
    {
        ref var first = ref MemoryMarshal.GetReference(span);
        var (below, above, i) = (Vector256.Create(low), Vector256.Create(high), 0);
        for (; i <= span.Length - 4; i += 4)
        {
            var four = Vector256.LoadUnsafe(ref first, (nuint)i);
            if (Vector256.EqualsAll(Vector256.LessThanOrEqual(four, below) | Vector256.GreaterThanOrEqual(four, above), Vector256<double>.Zero))
            {
                continue;
            }

            Sift(span.Slice(i, 4), low, high, lows, highs);
        }

        Sift(span[i..], low, high, lows, highs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sift(ReadOnlySpan<double> span, double low, double high, List<double> lows, List<double> highs)
    {
        foreach (var value in span)
        {
            if (value <= low)
            {
                lows.Add(value);
            }

            if (value >= high)
            {
                highs.Add(value);
            }
        }
    }
}
