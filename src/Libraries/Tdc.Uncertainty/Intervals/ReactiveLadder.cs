using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Intervals;

/// <summary>Intervals that answer each result at once: shorter after a failure, longer after some passes in a row.</summary>
/// <param name="Shortening">Factor after a failure, above 0 and at most 1.</param>
/// <param name="Lengthening">Factor after enough passes, at least 1.</param>
/// <param name="PassesToLengthen">Passes in a row that are enough, at least 1.</param>
/// <param name="MinInterval">Shortest interval, days.</param>
/// <param name="MaxInterval">Longest interval, days.</param>
/// <remarks>Source: ILAC-G24 / OIML D 10, method 1 (staircase).</remarks>
public sealed record ReactiveLadder(double Shortening, double Lengthening, int PassesToLengthen, double MinInterval, double MaxInterval)
{
    /// <summary>The interval after a history.</summary>
    /// <param name="first">Interval at the beginning, days.</param>
    /// <param name="passed">Results in the order of time: whether found in tolerance.</param>
    /// <exception cref="UncertaintyException">A figure is outside its range.</exception>
    public double After(double first, IEnumerable<bool> passed)
    {
        ArgumentNullException.ThrowIfNull(passed);
        Domain.Positive(first, "first");
        if (!(Shortening > 0 && Shortening <= 1) || !(Lengthening >= 1) || PassesToLengthen < 1 || !(MinInterval > 0) || !(MaxInterval >= MinInterval))
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, nameof(ReactiveLadder), 0, "A ladder shortens by a factor up to 1, lengthens by one from 1 on, and has limits in order.");
        }

        var interval = first;
        var inRow = 0;
        foreach (var pass in passed)
        {
            inRow = pass ? inRow + 1 : 0;
            if (!pass)
            {
                interval *= Shortening;
            }
            else if (inRow == PassesToLengthen)
            {
                interval *= Lengthening;
                inRow = 0;
            }

            interval = Math.Clamp(interval, MinInterval, MaxInterval);
        }

        return interval;
    }
}
