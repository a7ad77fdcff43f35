using Tdc.Uncertainty.Functions;
using Tdc.Uncertainty.Lines;

namespace Tdc.Uncertainty.Intervals;

/// <summary>The time at which a drifting value, widened by its uncertainty, meets its limits.</summary>
/// <remarks>Source: the drift method of NCSLI RP-1 and ILAC-G24 / OIML D 10 for values against time.</remarks>
public static class DriftInterval
{
    /// <summary>First time after the last calibration at which |fit − nominal| + U reaches the limit.</summary>
    /// <param name="times">Times of the calibrations, days from any origin, rising; at least three.</param>
    /// <param name="deviations">Found deviations from the nominal value.</param>
    /// <param name="coverageFactor">k by which the line's own standard uncertainty is widened, zero or more.</param>
    /// <param name="limit">Largest permitted deviation, above zero.</param>
    /// <param name="horizon">How far ahead is looked, days after the last calibration; above zero.</param>
    /// <returns>Days after the last calibration: 0 when the limit is met already, the horizon when it is not met before.</returns>
    /// <exception cref="UncertaintyException">As for the line, or a figure outside its range.</exception>
    public static double DaysUntilLimit(IReadOnlyList<double> times, IReadOnlyList<double> deviations, double coverageFactor, double limit, double horizon)
    {
        ArgumentNullException.ThrowIfNull(times);
        Domain.NotNegative(coverageFactor, "k");
        Domain.Positive(limit, "limit");
        Domain.Positive(horizon, "horizon");
        var last = times.Count == 0 ? 0 : times.Max();
        var line = StraightLine.Fit(times, deviations, last);
        if (Reaches(0))
        {
            return 0;
        }

        // Both sides are convex beyond the data, so the first meeting is found by halving once a later point is outside.
        if (!Reaches(horizon))
        {
            return horizon;
        }

        double low = 0, high = horizon;
        while (high - low > 1e-9 * horizon)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Reaches(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool Reaches(double days)
        {
            var (value, uncertainty) = line.Predict(last + days);
            return Math.Abs(value) + (coverageFactor * uncertainty) >= limit;
        }
    }
}
