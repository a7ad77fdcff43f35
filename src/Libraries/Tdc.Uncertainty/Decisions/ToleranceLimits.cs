namespace Tdc.Uncertainty.Decisions;

/// <summary>The limits that a property must keep: one or two, each limit itself permitted.</summary>
/// <remarks>Source: JCGM 106:2012, 3.3.4 and 3.3.5.</remarks>
public sealed record ToleranceLimits
{
    private const double LastBits = 8.9e-16; // four units in the last place

    /// <summary>Limits of which at least one is given.</summary>
    /// <param name="lower">Lower limit; nothing when the property is bounded above only.</param>
    /// <param name="upper">Upper limit; nothing when the property is bounded below only.</param>
    /// <exception cref="UncertaintyException">No limit, a limit that is not finite, or limits in the wrong order.</exception>
    public ToleranceLimits(double? lower, double? upper)
    {
        if (lower is null && upper is null)
        {
            throw new UncertaintyException(UncertaintyFault.Missing, "TL", 0, "A decision needs a lower limit, an upper limit or both.");
        }

        Functions.Domain.Finite(lower ?? 0, "TL");
        Functions.Domain.Finite(upper ?? 0, "TU");
        if (lower >= upper)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "TL", 0, "The lower limit must be below the upper one.");
        }

        Lower = lower;
        Upper = upper;
    }

    /// <summary>Lower limit, or nothing.</summary>
    public double? Lower { get; }

    /// <summary>Upper limit, or nothing.</summary>
    public double? Upper { get; }

    /// <summary>Half the distance between two limits; nothing when there is one only.</summary>
    public double? HalfWidth => (Upper - Lower) / 2;

    /// <summary>Whether a value keeps the limits moved inwards by a guard band (outwards when the band is below zero).</summary>
    /// <remarks>Figures come as decimals: a value that equals the limit but for the last bits of its binary form keeps it.</remarks>
    /// <param name="value">The measured value.</param>
    /// <param name="guardBand">The band w, in the unit of the limits.</param>
    public bool Accept(double value, double guardBand = 0) =>
        (Lower is not { } low || AtMost(low + guardBand, value, low, guardBand)) && (Upper is not { } high || AtMost(value, high - guardBand, high, guardBand));

    private static bool AtMost(double small, double large, double limit, double band) =>
        small - large <= LastBits * Math.Max(Math.Abs(limit), Math.Abs(band));
}
