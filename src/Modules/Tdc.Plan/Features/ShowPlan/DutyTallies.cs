using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.ShowPlan;

/// <summary>Adds duties up in the database, so that a page costs the same at ten times the units.</summary>
internal sealed class DutyTallies(TdcDbContext db, KeptReadings kept)
{
    private static readonly Type[] parts = [typeof(Duty)];
    private static readonly Type[] partsOfDay = [typeof(Duty), typeof(DutyTransfer), typeof(ProgressEntry)];

    /// <summary>Per task and role, for the duties that run in a year; kept until a duty changes.</summary>
    /// <param name="year">The year.</param>
    /// <param name="day">The day on which flags are judged.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ValueTask<IReadOnlyList<DutyTally>> OfYearAsync(int year, DateOnly day, CancellationToken cancellation) =>
        kept.GetAsync(db, $"plan.tallies {year} {day:O}", parts, () => AddUpAsync(year, day, cancellation));

    /// <summary>The same for the duties that there were on an earlier day. Progress is today's; what an amendment changed after the day is called neither late nor at risk.</summary>
    public ValueTask<IReadOnlyList<DutyTally>> OfYearAsync(int year, DateOnly today, DateOnly asOf, CancellationToken cancellation) => asOf >= today
        ? OfYearAsync(year, today, cancellation)
        : kept.GetAsync(db, $"plan.tallies {year} {today:O} {asOf:O}", partsOfDay, () => AddUpAsync(year, today, asOf, cancellation));

    /// <summary>How many units have duties in a year.</summary>
    public async ValueTask<int> UnitsAsync(int year, DateOnly day, CancellationToken cancellation) => (await kept.GetAsync(db, $"plan.duty-units {year} {day:O}", parts, async () => new UnitCount(
        await db.Set<Duty>().AsNoTracking().Where(DutyRules.RunsIn(year, day)).Where(d => d.State != DutyState.CarriedOver && d.State != DutyState.Cancelled)
            .Select(d => d.Unit).Distinct().CountAsync(cancellation)))).Count;

    private async Task<IReadOnlyList<DutyTally>> AddUpAsync(int year, DateOnly day, CancellationToken cancellation)
    {
        var number = day.DayNumber;
        var duties = db.Set<Duty>().AsNoTracking().Where(DutyRules.RunsIn(year, day))
            .Where(d => d.State != DutyState.Cancelled && d.State != DutyState.CarriedOver && d.State != DutyState.Suspended);
        var rows = await duties.GroupBy(d => new { d.TaskId, d.Role }).Select(g => new
        {
            g.Key.TaskId,
            g.Key.Role,
            Count = g.Count(),
            Said = g.Count(d => d.Progress != null),
            Progress = g.Sum(d => d.Progress ?? 0.0),
            Expected = g.Sum(d => d.DueOn < day ? 1.0 : d.StartsOn > day ? 0.0 : (number - d.StartDay + 1.0) / d.SpanDays),
            Accepted = g.Count(d => d.State == DutyState.Accepted),
            Submitted = g.Count(d => d.State == DutyState.Submitted),
            Overdue = g.Count(d => d.DueOn < day && d.State != DutyState.Accepted),
            AtRisk = g.Count(d => d.DueOn >= day && (d.State == DutyState.Planned || d.State == DutyState.InProgress)
                && (number - d.StartDay + 1.0) / d.SpanDays > DutyRules.Grace
                && (d.Progress ?? 0.0) < DutyRules.RiskRatio * ((number - d.StartDay + 1.0) / d.SpanDays)),
            NoEvidence = g.Count(d => d.Progress > DutyRules.ProofFrom && d.EvidenceCount == 0),
            NextDue = g.Min(d => d.State == DutyState.Accepted || d.DueOn < day ? null : (DateOnly?)d.DueOn),
        }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new DutyTally(
                r.TaskId, r.Role, r.Count, r.Said, r.Progress, r.Expected, r.Accepted, r.Submitted, r.Overdue, r.AtRisk, r.NoEvidence, r.NextDue)),
        ];
    }

    private async Task<IReadOnlyList<DutyTally>> AddUpAsync(int year, DateOnly today, DateOnly asOf, CancellationToken cancellation)
    {
        var amended = (await db.AmendedAfter(asOf).Select(e => e.DutyId).Distinct().ToListAsync(cancellation)).ToHashSet();
        var duties = await db.ThereOn(db.Set<Duty>().AsNoTracking().Where(DutyRules.RunsIn(year, today)), asOf).ToListAsync(cancellation);
        return
        [
            .. duties.Where(d => d.State != DutyState.Suspended || amended.Contains(d.Id)).GroupBy(d => (d.TaskId, d.Role)).Select(g => new DutyTally(
                g.Key.TaskId, g.Key.Role, g.Count(), g.Count(d => d.Progress is not null), g.Sum(d => d.Progress ?? 0), g.Sum(d => d.ExpectedOn(today)),
                g.Count(d => d.State == DutyState.Accepted), g.Count(d => d.State == DutyState.Submitted),
                g.Count(d => d.IsOverdueOn(today) && !amended.Contains(d.Id)), g.Count(d => d.IsAtRiskOn(today) && !amended.Contains(d.Id)),
                g.Count(d => d.LacksEvidence), g.Min(d => d.State == DutyState.Accepted || d.DueOn < today ? null : (DateOnly?)d.DueOn))),
        ];
    }

    private sealed record UnitCount(int Count);
}
