namespace Tdc.Host.Bench;

/// <summary>Times of many requests to one address.</summary>
/// <param name="Milliseconds">Sorted, ascending.</param>
/// <param name="Bytes">Size of the last answer's body.</param>
/// <param name="RequestsPerSecond">With several clients at once.</param>
internal sealed record Samples(IReadOnlyList<double> Milliseconds, int Bytes, double RequestsPerSecond)
{
    /// <summary>The time within which a share of the requests was answered (nearest rank).</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share) => Milliseconds[Math.Clamp((int)Math.Ceiling(share * Milliseconds.Count) - 1, 0, Milliseconds.Count - 1)];
}
