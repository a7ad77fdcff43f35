namespace Tdc.Platform.Jobs;

/// <summary>How long to wait before the next attempt: growing, with jitter so that many failures do not come back at one moment.</summary>
internal static class Backoff
{
    private static readonly TimeSpan longest = TimeSpan.FromHours(1);

    /// <summary>5 s, 15 s, 45 s … up to an hour, each ±20 %.</summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int attempts, double chance)
    {
        var seconds = 5 * Math.Pow(3, Math.Min(attempts, 12) - 1);
        return TimeSpan.FromSeconds(Math.Min(seconds, longest.TotalSeconds) * (0.8 + (0.4 * chance)));
    }
}
