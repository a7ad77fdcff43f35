namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Half of the last digit that is meaningful in a standard uncertainty.</summary>
/// <remarks>Source: JCGM 101:2008, 7.9.2: u is written c × 10^l with c a whole number of one or two digits; δ = 10^l / 2.</remarks>
public static class NumericalTolerance
{
    /// <summary>δ for a standard uncertainty.</summary>
    /// <param name="u">At least 0; 0 has the tolerance 0.</param>
    /// <param name="digits">Significant digits, 1 or 2.</param>
    public static double Of(double u, int digits)
    {
        if (!(u >= 0) || digits is < 1 or > 2)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, nameof(digits), 0, "A tolerance is for u of at least 0 with one or two digits.");
        }

        if (u == 0)
        {
            return 0;
        }

        var place = (int)Math.Floor(Math.Log10(u)) - (digits - 1);
        // A carry, such as 0.0996 to 0.10, moves the place.
        if (Math.Round(u / Math.Pow(10, place), MidpointRounding.AwayFromZero) >= Math.Pow(10, digits))
        {
            place++;
        }

        return 0.5 * Math.Pow(10, place);
    }
}
