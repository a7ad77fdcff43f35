using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>A stream of random numbers: four generators xoshiro256++ side by side, set by a seed and the number of the stream.</summary>
/// <remarks>
/// <para>A stream belongs to a run of trials and not to a thread, so the same seed gives the same trials on any number of threads.</para>
/// <para>States come from SplitMix64 over seed and stream; the period is 2²⁵⁶ − 1 each.</para>
/// <para>Source: Blackman and Vigna, ACM Transactions on Mathematical Software 47 (2021) 36; normal pairs: Box and Muller 1958; t: Bailey, Mathematics of Computation 62 (1994) 779.</para>
/// </remarks>
internal sealed class RandomStream
{
    /// <summary>The name that is kept with results.</summary>
    public const string Name = "xoshiro256++ x4, SplitMix64 per 4096 trials";

    private readonly double[] single = new double[64];
    private int singleAt;
    private Vector256<ulong> a;
    private Vector256<ulong> b;
    private Vector256<ulong> c;
    private Vector256<ulong> d;

    /// <summary>Begins a stream.</summary>
    public void Begin(ulong seed, ulong stream)
    {
        var state = unchecked(Mix(seed ^ 0x5DEECE66D1CE4E5BUL) + Mix(stream ^ 0xA0761D6478BD642FUL) * 0x9E3779B97F4A7C15UL);
        Span<ulong> words = stackalloc ulong[16];
        for (var i = 0; i < words.Length; i++)
        {
            state = unchecked(state + 0x9E3779B97F4A7C15UL);
            words[i] = Mix(state);
        }

        ref var first = ref MemoryMarshal.GetReference(words);
        a = Vector256.LoadUnsafe(ref first);
        b = Vector256.LoadUnsafe(ref first, 4);
        c = Vector256.LoadUnsafe(ref first, 8);
        d = Vector256.LoadUnsafe(ref first, 12);
        singleAt = single.Length;
    }

    /// <summary>Numbers between 0 and 1, both excluded, symmetric about ½; the length is a multiple of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Uniform(Span<double> to)
    {
        var (s0, s1, s2, s3) = (a, b, c, d);
        var exponent = Vector256.Create(0x3FF0000000000000UL);
        var offset = Vector256.Create(1 - 1.0 / (1L << 53));
        ref var target = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < to.Length; i += 4)
        {
            var sum = s0 + s3;
            var bits = ((sum << 23) | (sum >> 41)) + s0;
            var shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = (s3 << 45) | (s3 >> 19);
            (((bits >> 12) | exponent).AsDouble() - offset).StoreUnsafe(ref target, (nuint)i);
        }

        (a, b, c, d) = (s0, s1, s2, s3);
    }

    /// <summary>Standard normal numbers; the length is a multiple of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Normal(Span<double> to)
    {
        Uniform(to);
        var half = to.Length / 2;
        ref var target = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < half; i += 4)
        {
            var radius = Vector256.Sqrt(VectorMath.Log(Vector256.LoadUnsafe(ref target, (nuint)i)) * -2);
            var (sin, cos) = VectorMath.SinCosOfTurn(Vector256.LoadUnsafe(ref target, (nuint)(i + half)));
            (radius * cos).StoreUnsafe(ref target, (nuint)i);
            (radius * sin).StoreUnsafe(ref target, (nuint)(i + half));
        }
    }

    /// <summary>Numbers with Student's t distribution; the length is a multiple of 4.</summary>
    /// <param name="to">Where they go.</param>
    /// <param name="dof">Above 0.</param>
    /// <param name="scratch">At least as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void StudentT(Span<double> to, double dof, Span<double> scratch)
    {
        if (dof > 1e15)
        {
            Normal(to);
            return;
        }

        scratch = scratch[..to.Length];
        Uniform(to);
        Uniform(scratch);
        ref var target = ref MemoryMarshal.GetReference(to);
        ref var angle = ref MemoryMarshal.GetReference(scratch);
        for (var i = 0; i < to.Length; i += 4)
        {
            var power = VectorMath.ExpMinusOne(VectorMath.Log(Vector256.LoadUnsafe(ref target, (nuint)i)) * (-2 / dof));
            var (_, cos) = VectorMath.SinCosOfTurn(Vector256.LoadUnsafe(ref angle, (nuint)i));
            (Vector256.Sqrt(power * dof) * cos).StoreUnsafe(ref target, (nuint)i);
        }
    }

    /// <summary>Numbers with the chi-squared distribution, by Marsaglia and Tsang (2000).</summary>
    public void ChiSquared(Span<double> to, double dof)
    {
        var shape = dof / 2;
        var boosted = shape < 1 ? shape + 1 : shape;
        var d0 = boosted - 1.0 / 3;
        var c0 = 1 / Math.Sqrt(9 * d0);
        for (var i = 0; i < to.Length; i++)
        {
            var gamma = GammaOf(d0, c0);
            to[i] = 2 * (shape < 1 ? gamma * Math.Pow(Single(), 1 / shape) : gamma);
        }
    }

    private double GammaOf(double d0, double c0)
    {
        while (true)
        {
            var x = Math.Sqrt(-2 * Math.Log(Single())) * Math.Cos(2 * Math.PI * Single());
            var v = 1 + c0 * x;
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(Single()) < 0.5 * x * x + d0 - d0 * v + d0 * Math.Log(v))
            {
                return d0 * v;
            }
        }
    }

    private double Single()
    {
        if (singleAt == single.Length)
        {
            Uniform(single);
            singleAt = 0;
        }

        return single[singleAt++];
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
