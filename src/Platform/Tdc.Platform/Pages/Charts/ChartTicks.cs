namespace Tdc.Platform.Pages.Charts;

/// <summary>A scale's range and its round steps of 1, 2 or 5 times a power of ten.</summary>
/// <param name="Low">Lowest tick.</param>
/// <param name="High">Highest tick, more than <paramref name="Low"/>.</param>
/// <param name="Step">Distance of ticks, more than 0.</param>
public sealed record ChartTicks(double Low, double High, double Step)
{
    /// <summary>Beyond this no number is drawn: its label would be wider than the chart.</summary>
    internal const double Largest = 1e18;

    /// <summary>Decimals that a tick's label needs.</summary>
    public int Decimals => Step >= 1 ? 0 : Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 15);

    /// <summary>The ticks from low to high.</summary>
    public IReadOnlyList<double> Values =>
        [.. Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Clean(Low + i * Step))];

    /// <summary>Chooses a range that holds all values.</summary>
    /// <param name="values">Null, NaN, infinity and what is beyond 10^18 are left out; without any the range is 0–1.</param>
    /// <param name="fromZero">Whether the range must hold 0, as columns demand.</param>
    /// <param name="decimals">The most decimals of the values: counts get no ticks at halves.</param>
    /// <param name="about">About how many steps.</param>
    public static ChartTicks For(IEnumerable<double?> values, bool fromZero, int decimals = 15, int about = 5)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        foreach (var value in values)
        {
            if (value is { } number && double.IsFinite(number) && Math.Abs(number) <= Largest)
            {
                low = Math.Min(low, number);
                high = Math.Max(high, number);
            }
        }
        if (low > high)
        {
            (low, high) = (0, 1);
        }
        if (fromZero)
        {
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        }
        if (high - low <= Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9)
        {
            var room = low == 0 ? 1 : Math.Abs(low) * 0.1;
            (low, high) = low == 0 ? (0, room) : (low - room, high + room);
        }
        var step = Math.Max(Round((high - low) / about), Math.Pow(10, -decimals));
        return new ChartTicks(Clean(Math.Floor(low / step + 1e-9) * step), Clean(Math.Ceiling(high / step - 1e-9) * step), step);
    }

    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1.000001 => 1, <= 2.000001 => 2, <= 5.000001 => 5, _ => 10 } * power;
    }

    // 0.30000000000000004 is not what a ruler says.
    private static double Clean(double value) => value == 0 ? 0 : double.Parse(value.ToString("G12", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Turns values into places.</summary>
/// <param name="Low">The value at <paramref name="From"/>.</param>
/// <param name="High">The value at <paramref name="To"/>.</param>
/// <param name="From">Place of the low value.</param>
/// <param name="To">Place of the high value.</param>
public readonly record struct ChartScale(double Low, double High, double From, double To)
{
    /// <summary>The place of a value; values outside the range are put on its edge, so that nothing leaves the chart.</summary>
    public double At(double value)
    {
        if (High <= Low || double.IsNaN(value))
        {
            return From;
        }
        return From + (Math.Clamp(value, Low, High) - Low) / (High - Low) * (To - From);
    }
}
