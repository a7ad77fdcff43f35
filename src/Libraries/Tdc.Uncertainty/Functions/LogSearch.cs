namespace Tdc.Uncertainty.Functions;

/// <summary>Root of a monotone function of a positive argument, by bracketed Newton steps in the logarithm of the argument.</summary>
internal static class LogSearch
{
    /// <summary>The argument at which a function meets its goal, to about 1e-15 relative.</summary>
    /// <param name="start">First guess, above zero.</param>
    /// <param name="rising">Whether the function rises.</param>
    /// <param name="evaluate">Difference to the goal and slope against the logarithm of the argument.</param>
    public static double Solve(double start, bool rising, Func<double, (double Difference, double Slope)> evaluate)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity;
        var point = Math.Log(start);
        var leap = 1d;
        for (var round = 0; round < 400; round++)
        {
            var (difference, slope) = evaluate(Math.Exp(point));
            if (difference == 0)
            {
                return Math.Exp(point);
            }

            if (difference > 0 == rising)
            {
                high = point;
            }
            else
            {
                low = point;
            }

            var next = point - (difference / slope);
            var inside = next > low && next < high && Math.Abs(next - point) < 8;
            if (inside && Math.Abs(next - point) < 1e-9)
            {
                return Math.Exp(next); // the step doubles the digits
            }

            if (!inside)
            {
                next = double.IsInfinity(low) ? high - leap : double.IsInfinity(high) ? low + leap : 0.5 * (low + high);
                leap *= 2;
                if (high - low < 1e-15 * Math.Max(1, Math.Abs(low)))
                {
                    return Math.Exp(next);
                }
            }

            if (Math.Abs(next) > 745)
            {
                return next < 0 ? 0 : double.PositiveInfinity;
            }

            point = next;
        }

        throw Domain.NotConverged(nameof(LogSearch));
    }
}
