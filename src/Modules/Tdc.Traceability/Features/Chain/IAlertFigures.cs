using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Features.Chain;

/// <summary>Counts of alerts for measures and for who oversees.</summary>
internal interface IAlertFigures
{
    /// <summary>Counts alerts of which the newest event was recorded by one of the units.</summary>
    /// <param name="units">The units; <see langword="null"/> for all.</param>
    /// <param name="from">First day, in Vietnam, on which an alert was closed.</param>
    /// <param name="to">Last day.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<AlertFigures> CountAsync(IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation);
}

/// <summary>Counts of alerts.</summary>
/// <param name="Open">Not closed now, in whatever period they were raised.</param>
/// <param name="Serious">Of them, serious ones.</param>
/// <param name="Closed">Closed in the period, by the authority or by later events.</param>
internal sealed record AlertFigures(int Open, int Serious, int Closed);
