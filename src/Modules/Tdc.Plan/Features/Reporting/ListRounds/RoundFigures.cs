using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ListRounds;

/// <summary>Counts of a round's obligations in one state and class.</summary>
internal sealed record RoundCount(
    ReportRoundId RoundId, UnitClass UnitClass, ReportState State, int Count, int OnTime, long Weight, long RequiredCells, long FilledCells)
{
    /// <summary>Its share in the figures.</summary>
    public ReportTally Tally => State == ReportState.Waived
        ? default
        : State.IsComplete()
            ? new ReportTally(Count, Count, OnTime, Weight, Weight, RequiredCells, FilledCells)
            : new ReportTally(Count, 0, 0, Weight);
}

/// <summary>Counts the obligations of rounds in the database: one query, whatever the size.</summary>
internal sealed class RoundFigures(TdcDbContext db)
{
    /// <summary>Counts by class and state.</summary>
    public async Task<IReadOnlyList<RoundCount>> OfAsync(IReadOnlyCollection<ReportRoundId> rounds, CancellationToken cancellation) =>
        await db.Set<ReportObligation>().Where(o => rounds.Contains(o.RoundId))
            .GroupBy(o => new { o.RoundId, o.UnitClass, o.State })
            .Select(g => new RoundCount(
                g.Key.RoundId, g.Key.UnitClass, g.Key.State, g.Count(), g.Sum(o => o.CountedAt <= o.DueAt ? 1 : 0), g.Sum(o => (long)o.Weight),
                g.Sum(o => (long)o.RequiredCells), g.Sum(o => (long)o.FilledCells)))
            .ToListAsync(cancellation);

    /// <summary>Sums counts.</summary>
    public static ReportTally Sum(IEnumerable<RoundCount> counts) => counts.Aggregate(default(ReportTally), (sum, c) => sum + c.Tally);
}
