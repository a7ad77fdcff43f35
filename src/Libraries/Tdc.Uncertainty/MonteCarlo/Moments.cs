using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Mean and sums of squares and products of a part of the trials; parts are merged in order, so that the last digit is always the same.</summary>
/// <remarks>Source: Chan, Golub and LeVeque, The American Statistician 37 (1983) 242.</remarks>
internal sealed class Moments
{
    private readonly int outputs;
    private readonly double[] means;
    private readonly double[] products;
    private double count;

    /// <summary>Nothing yet.</summary>
    public Moments(int outputs)
    {
        this.outputs = outputs;
        means = new double[outputs];
        products = new double[outputs * outputs];
    }

    /// <summary>Of a part of the trials, in two passes.</summary>
    public Moments(double[][] values, int from, int length)
        : this(values.Length)
    {
        count = length;
        for (var a = 0; a < outputs; a++)
        {
            var part = values[a].AsSpan(from, length);
            var mean = Sum(part, 0) / length;
            means[a] = mean + Sum(part, mean) / length; // the second pass gives back the digits that a large offset takes
            for (var b = 0; b <= a; b++)
            {
                products[a * outputs + b] = products[b * outputs + a] =
                    Comoment(values[a].AsSpan(from, length), means[a], values[b].AsSpan(from, length), means[b]);
            }
        }
    }

    /// <summary>The mean of an output.</summary>
    public double Mean(int output) => means[output];

    /// <summary>The covariance of two outputs, with divisor M − 1.</summary>
    public double Covariance(int a, int b) => products[a * outputs + b] / (count - 1);

    /// <summary>Adds a further part.</summary>
    public void Add(Moments part)
    {
        var both = count + part.count;
        for (var a = 0; a < outputs; a++)
        {
            for (var b = 0; b < outputs; b++)
            {
                products[a * outputs + b] += part.products[a * outputs + b]
                    + (part.means[a] - means[a]) * (part.means[b] - means[b]) * (count / both * part.count);
            }
        }

        for (var a = 0; a < outputs; a++)
        {
            means[a] += (part.means[a] - means[a]) * (part.count / both);
        }

        count = both;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<double> x, double offset)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var (sum, i, centre) = (Vector256<double>.Zero, 0, Vector256.Create(offset));
        for (; i <= x.Length - 4; i += 4)
        {
            sum += Vector256.LoadUnsafe(ref first, (nuint)i) - centre;
        }

        var total = sum[0] + sum[1] + (sum[2] + sum[3]);
        for (; i < x.Length; i++)
        {
            total += x[i] - offset;
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Comoment(ReadOnlySpan<double> x, double meanX, ReadOnlySpan<double> y, double meanY)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var second = ref MemoryMarshal.GetReference(y);
        var (sum, i) = (Vector256<double>.Zero, 0);
        var (centreX, centreY) = (Vector256.Create(meanX), Vector256.Create(meanY));
        for (; i <= x.Length - 4; i += 4)
        {
            sum += (Vector256.LoadUnsafe(ref first, (nuint)i) - centreX) * (Vector256.LoadUnsafe(ref second, (nuint)i) - centreY);
        }

        var total = sum[0] + sum[1] + (sum[2] + sum[3]);
        for (; i < x.Length; i++)
        {
            total += (x[i] - meanX) * (y[i] - meanY);
        }

        return total;
    }
}
