using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Draws of one input by itself.</summary>
/// <remarks>Source: JCGM 101:2008, 6.4 and annex C.</remarks>
internal static class Draws
{
    /// <summary>Fills a block with draws.</summary>
    /// <param name="of">The distribution.</param>
    /// <param name="value">Its centre.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="to">The block; its length is a multiple of 8.</param>
    /// <param name="scratch">Another of the same length.</param>
    public static void Fill(Distribution of, double value, RandomStream stream, Span<double> to, Span<double> scratch)
    {
        switch (of)
        {
            case UniformDistribution uniform:
                stream.Uniform(to);
                Scale(to, 2 * uniform.HalfWidth, value - uniform.HalfWidth);
                break;
            case TriangularDistribution triangular:
                Two(stream, to, scratch, triangular.HalfWidth, triangular.HalfWidth, value - triangular.HalfWidth);
                break;
            case TrapezoidDistribution trapezoid:
                var (a, beta) = (trapezoid.HalfWidth, trapezoid.Beta);
                Two(stream, to, scratch, a * (1 + beta), a * (1 - beta), value - a);
                break;
            case ArcsineDistribution arcsine:
                stream.Uniform(to);
                Sine(to, arcsine.HalfWidth, value);
                break;
            case CurvilinearTrapezoid curvilinear:
                stream.Uniform(to);
                stream.Uniform(scratch);
                Inexact(to, scratch, curvilinear.HalfWidth, curvilinear.LimitHalfWidth, value);
                break;
            case TDistribution t:
                stream.StudentT(to, t.Freedom, scratch);
                Scale(to, t.Scale, value);
                break;
            default:
                stream.Normal(to);
                Scale(to, of.StandardUncertainty, value);
                break;
        }
    }

    /// <summary>x becomes a x + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<double> x, double a, double b)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var shift = Vector256.Create(b);
        for (var i = 0; i < x.Length; i += 4)
        {
            (Vector256.LoadUnsafe(ref first, (nuint)i) * a + shift).StoreUnsafe(ref first, (nuint)i);
        }
    }

    /// <summary>to becomes to + a x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> x, double a)
    {
        ref var first = ref MemoryMarshal.GetReference(to);
        ref var other = ref MemoryMarshal.GetReference(x);
        for (var i = 0; i < to.Length; i += 4)
        {
            (Vector256.LoadUnsafe(ref first, (nuint)i) + Vector256.LoadUnsafe(ref other, (nuint)i) * a).StoreUnsafe(ref first, (nuint)i);
        }
    }

    /// <summary>to becomes to + a₁ x₁ + a₂ x₂ + …, added in that order; the x stand one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> x, ReadOnlySpan<double> a)
    {
        if (!a.ContainsAnyExcept(0))
        {
            return;
        }

        ref var first = ref MemoryMarshal.GetReference(to);
        ref var other = ref MemoryMarshal.GetReference(x);
        for (var i = 0; i < to.Length; i += 8)
        {
            var (low, high) = (Vector256.LoadUnsafe(ref first, (nuint)i), Vector256.LoadUnsafe(ref first, (nuint)(i + 4)));
            for (var k = 0; k < a.Length; k++)
            {
                var at = (nuint)((k * to.Length) + i);
                low += Vector256.LoadUnsafe(ref other, at) * a[k];
                high += Vector256.LoadUnsafe(ref other, at + 4) * a[k];
            }

            low.StoreUnsafe(ref first, (nuint)i);
            high.StoreUnsafe(ref first, (nuint)(i + 4));
        }
    }

    private static void Two(RandomStream stream, Span<double> to, Span<double> scratch, double wide, double narrow, double low)
    {
        stream.Uniform(to);
        stream.Uniform(scratch);
        Scale(to, wide, low);
        AddScaled(to, scratch, narrow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sine(Span<double> x, double amplitude, double value)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var centre = Vector256.Create(value);
        for (var i = 0; i < x.Length; i += 4)
        {
            (VectorMath.SinCosOfTurn(Vector256.LoadUnsafe(ref first, (nuint)i)).Cos * amplitude + centre).StoreUnsafe(ref first, (nuint)i);
        }
    }

    /// <summary>A lower limit drawn within ± d of −a, the upper limit opposite to it, and a value between the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Inexact(Span<double> to, ReadOnlySpan<double> other, double a, double d, double value)
    {
        ref var first = ref MemoryMarshal.GetReference(to);
        ref var second = ref MemoryMarshal.GetReference(other);
        var (centre, outer) = (Vector256.Create(value), Vector256.Create(a + d));
        for (var i = 0; i < to.Length; i += 4)
        {
            var half = outer - Vector256.LoadUnsafe(ref first, (nuint)i) * (2 * d);
            var across = Vector256.LoadUnsafe(ref second, (nuint)i) * 2 - Vector256<double>.One;
            (centre + half * across).StoreUnsafe(ref first, (nuint)i);
        }
    }
}
