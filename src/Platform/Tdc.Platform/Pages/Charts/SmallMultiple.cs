namespace Tdc.Platform.Pages.Charts;

/// <summary>One of several small charts on the same scale of 0 to 100 per cent.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Actual">Percentages in order of time; null is a gap.</param>
/// <param name="Plan">Planned percentages at the same times.</param>
/// <param name="Status">Its state, shown under it.</param>
/// <param name="StatusText">The state in words.</param>
public sealed record SmallMultiple(
    string Title, IReadOnlyList<double?> Actual, IReadOnlyList<double?> Plan, StatusKind? Status = null, string? StatusText = null);
