namespace Tdc.Productivity.Demonstration;

/// <summary>Numbers that look random and are the same on every machine.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014); not for anything secret.</remarks>
internal sealed class DemoDice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 up to 1, 1 excluded.</summary>
    public double Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        var mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return ((mixed ^ (mixed >> 31)) >> 11) / 9007199254740992.0;
    }

    /// <summary>Between two bounds.</summary>
    public double Between(double least, double most) => least + Next() * (most - least);

    /// <summary>Whether something with a chance happens.</summary>
    public bool Happens(double chance) => Next() < chance;

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());
}
