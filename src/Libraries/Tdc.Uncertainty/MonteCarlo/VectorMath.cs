using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Elementary functions for draws, four at a time, within a few units of the last place.</summary>
/// <remarks>
/// <para>Plain products and sums only, in a fixed order: the same bits on every machine, and code that is inlined and fast from the first call.</para>
/// <para>Source: the polynomials of Sun's fdlibm (e_log.c, k_sin.c, k_cos.c, s_expm1 by e_exp.c), facts of approximation; written anew.</para>
/// </remarks>
internal static class VectorMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Two52 = 4503599627370496.0;

    /// <summary>Natural logarithm of normal positive numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        // The mantissa is brought between √½ and √2 by moving the exponent at 1.0 − √½ of its range.
        var bits = x.AsUInt64() + Vector256.Create(0x0009_5F61_9980_C433UL);
        var power = ((bits >> 52) | Vector256.Create(0x4330_0000_0000_0000UL)).AsDouble() - Vector256.Create(Two52 + 1023);
        var mantissa = ((bits & Vector256.Create(0x000F_FFFF_FFFF_FFFFUL)) + Vector256.Create(0x3FE6_A09E_667F_3BCDUL)).AsDouble();
        var f = mantissa - Vector256<double>.One;
        var s = f / (f + Vector256.Create(2.0));
        var z = s * s;
        var w = z * z;
        var even = w * (w * (w * 1.531383769920937332e-01 + Vector256.Create(2.222219843214978396e-01)) + Vector256.Create(3.999999999940941908e-01));
        var odd = z * (w * (w * (w * 1.479819860511658591e-01 + Vector256.Create(1.818357216161805012e-01)) + Vector256.Create(2.857142874366239149e-01)) + Vector256.Create(6.666666666666735130e-01));
        var half = f * f * 0.5;
        return power * Ln2High - (half - (s * (half + even + odd) + power * Ln2Low) - f);
    }

    /// <summary>Sine and cosine of 2πx for x from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCosOfTurn(Vector256<double> x)
    {
        var quarters = x * 4;
        var shifted = quarters + Vector256.Create(1.5 * Two52);
        var quadrant = shifted.AsUInt64();
        var r = (quarters - (shifted - Vector256.Create(1.5 * Two52))) * (Math.PI / 2);
        var z = r * r;
        var sine = r + r * z * (Vector256.Create(-1.66666666666666324348e-01) + z * (Vector256.Create(8.33333333332248946124e-03)
            + z * (Vector256.Create(-1.98412698298579493134e-04) + z * (Vector256.Create(2.75573137070700676789e-06)
            + z * (Vector256.Create(-2.50507602534068634195e-08) + z * 1.58969099521155010221e-10)))));
        var cosine = Vector256<double>.One - z * 0.5 + z * z * (Vector256.Create(4.16666666666666019037e-02) + z * (Vector256.Create(-1.38888888888741095749e-03)
            + z * (Vector256.Create(2.48015872894767294178e-05) + z * (Vector256.Create(-2.75573143513906633035e-07)
            + z * (Vector256.Create(2.08757232129817482790e-09) + z * -1.13596475577881948265e-11)))));
        var swap = Vector256<ulong>.Zero - (quadrant & Vector256<ulong>.One);
        var sin = Vector256.ConditionalSelect(swap.AsDouble(), cosine, sine);
        var cos = Vector256.ConditionalSelect(swap.AsDouble(), sine, cosine);
        var sinSign = (quadrant & Vector256.Create(2UL)) << 62;
        var cosSign = ((quadrant + Vector256<ulong>.One) & Vector256.Create(2UL)) << 62;
        return ((sin.AsUInt64() ^ sinSign).AsDouble(), (cos.AsUInt64() ^ cosSign).AsDouble());
    }

    /// <summary>eˣ − 1 for x from 0 to 700, with full digits near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ExpMinusOne(Vector256<double> x)
    {
        x = Vector256.Min(x, Vector256.Create(700.0));
        var shifted = x * (1 / (Ln2High + Ln2Low)) + Vector256.Create(1.5 * Two52);
        var power = shifted - Vector256.Create(1.5 * Two52);
        var r = x - power * Ln2High - power * Ln2Low;
        var z = r * r;
        var c = r - z * (Vector256.Create(1.66666666666666019037e-01) + z * (Vector256.Create(-2.77777777770155933842e-03)
            + z * (Vector256.Create(6.61375632143793436117e-05) + z * (Vector256.Create(-1.65339022054652515390e-06) + z * 4.13813679705723846039e-08))));
        var small = r + r * c / (Vector256.Create(2.0) - c);
        var scale = ((shifted.AsUInt64() << 52) + Vector256.Create(0x3FF0_0000_0000_0000UL)).AsDouble();
        return small * scale + (scale - Vector256<double>.One);
    }
}
