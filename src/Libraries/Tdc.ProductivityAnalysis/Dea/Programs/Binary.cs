using System.Numerics;

namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Floating-point numbers as whole numbers times a power of two, and back; every finite one is so, without rounding.</summary>
internal static class Binary
{
    private const int FractionBits = 52;
    private const int LeastExponent = -1074;
    private const int QuotientBits = 62;

    /// <summary>The least number of doublings, 0 or more, that make a number whole.</summary>
    public static int Places(double value)
    {
        var (whole, exponent) = Parts(value);
        return whole == 0 ? 0 : Math.Max(0, -exponent - (int)long.TrailingZeroCount(whole));
    }

    /// <summary>A number doubled so often that it is whole.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="places">At least <see cref="Places"/> of it.</param>
    public static BigInteger Whole(double value, int places)
    {
        var (whole, exponent) = Parts(value);
        var shift = exponent + places;
        return shift >= 0 ? new BigInteger(whole) << shift : whole >> -shift;
    }

    /// <summary>The quotient of whole numbers, right to the last bit but one.</summary>
    /// <param name="dividend">Any.</param>
    /// <param name="divisor">Above zero.</param>
    public static double Quotient(BigInteger dividend, BigInteger divisor)
    {
        if (dividend.IsZero)
        {
            return 0;
        }

        var size = BigInteger.Abs(dividend);
        var shift = QuotientBits - (int)(size.GetBitLength() - divisor.GetBitLength());
        var quotient = shift >= 0 ? (size << shift) / divisor : size / (divisor << -shift);
        return dividend.Sign * Math.ScaleB((ulong)quotient, -shift);
    }

    private static (long Whole, int Exponent) Parts(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var fraction = bits & ((1L << FractionBits) - 1);
        var exponent = (int)(bits >> FractionBits) & 0x7FF;
        var whole = exponent == 0 ? fraction : fraction | (1L << FractionBits);
        return (bits < 0 ? -whole : whole, LeastExponent + Math.Max(0, exponent - 1));
    }
}
