namespace Tdc.ProductivityAnalysis.Dea.Resampling;

/// <summary>A generator of its own, so that a seed gives the same numbers on every runtime and for every replication by itself.</summary>
/// <remarks>xoshiro256** (Blackman and Vigna 2018), started by SplitMix64; normal numbers by Marsaglia's polar method.</remarks>
internal sealed class SeededRandom
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;
    private double? spare;

    /// <summary>The stream of a seed and a number within it.</summary>
    public SeededRandom(long seed, long stream)
    {
        var state = Mix((ulong)seed) ^ Mix((ulong)stream ^ 0xD1B54A32D192ED03UL);
        (a, b, c, d) = (Next(ref state), Next(ref state), Next(ref state), Next(ref state));
    }

    /// <summary>A number from 0 to below 1, in steps of 2⁻⁵³.</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(((Bits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A standard normal number.</summary>
    public double Normal()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }

        double x, y, square;
        do
        {
            (x, y) = (2 * Uniform() - 1, 2 * Uniform() - 1);
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);

        var radius = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = y * radius;
        return x * radius;
    }

    private ulong Bits()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    private static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15UL);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
