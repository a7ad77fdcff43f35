namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>Reed–Solomon code words over the field of 256 elements.</summary>
/// <remarks>Source: ISO/IEC 16022, Annex E (polynomial 301, roots from the first power); ISO/IEC 18004, 7.5 (polynomial 285, roots from the zeroth).</remarks>
internal sealed class ReedSolomon
{
    public static readonly ReedSolomon DataMatrix = new(0x12D, 1);
    public static readonly ReedSolomon Qr = new(0x11D, 0);

    private readonly byte[] powers = new byte[510];
    private readonly int[] logarithms = new int[256];
    private readonly int firstRoot;

    private ReedSolomon(int polynomial, int firstRoot)
    {
        this.firstRoot = firstRoot;
        var value = 1;
        for (var i = 0; i < 255; i++)
        {
            powers[i] = powers[i + 255] = (byte)value;
            logarithms[value] = i;
            value <<= 1;
            value = value > 255 ? value ^ polynomial : value;
        }
    }

    /// <summary>The error correction code words of a block.</summary>
    /// <param name="data">The data code words.</param>
    /// <param name="count">How many error correction code words.</param>
    public byte[] Correction(ReadOnlySpan<byte> data, int count)
    {
        var generator = Generator(count);
        var remainder = new byte[count];
        foreach (var word in data)
        {
            var factor = word ^ remainder[0];
            Array.Copy(remainder, 1, remainder, 0, count - 1);
            remainder[^1] = 0;
            for (var i = 0; i < count; i++)
            {
                remainder[i] ^= Product(generator[i], factor);
            }
        }

        return remainder;
    }

    /// <summary>The value of a message, highest power first, at a power of the generating element; zero at every root of a whole block.</summary>
    internal int ValueAt(ReadOnlySpan<byte> message, int power)
    {
        var value = 0;
        foreach (var word in message)
        {
            value = Product(value, powers[(firstRoot + power) % 255]) ^ word;
        }

        return value;
    }

    // Coefficients below the leading one, highest first.
    private byte[] Generator(int count)
    {
        var coefficients = new byte[count];
        coefficients[^1] = 1;
        for (var i = 0; i < count; i++)
        {
            var root = powers[(firstRoot + i) % 255];
            for (var j = 0; j < count; j++)
            {
                coefficients[j] = Product(coefficients[j], root);
                if (j + 1 < count)
                {
                    coefficients[j] ^= coefficients[j + 1];
                }
            }
        }

        return coefficients;
    }

    private byte Product(int a, int b) => a == 0 || b == 0 ? (byte)0 : powers[logarithms[a] + logarithms[b]];
}
