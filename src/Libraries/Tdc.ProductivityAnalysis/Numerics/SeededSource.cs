namespace Tdc.ProductivityAnalysis.Numerics;

/// <summary>Random numbers that are the same on every machine and version for one seed (SplitMix64).</summary>
/// <param name="seed">Any number.</param>
internal sealed class SeededSource(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number above 0 and below 1.</summary>
    public double Uniform()
    {
        var z = unchecked(state += 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return (((z ^ (z >> 31)) >> 11) + 0.5) / (1UL << 53);
    }

    /// <summary>A standard normal number.</summary>
    public double Normal() => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Uniform());

    /// <summary>A standard normal number between two bounds, by the inverse of the distribution in the tail that has the digits.</summary>
    public double NormalBetween(double low, double high)
    {
        if (low > 0)
        {
            return -NormalBetween(-high, -low);
        }

        var (from, to) = (MathNet.Numerics.Distributions.Normal.CDF(0, 1, low), MathNet.Numerics.Distributions.Normal.CDF(0, 1, high));
        return Math.Clamp(MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, from + (to - from) * Uniform()), low, high);
    }
}
