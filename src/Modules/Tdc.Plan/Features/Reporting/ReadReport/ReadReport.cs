using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.ReadReport;

/// <summary>A submitted report as it is read.</summary>
/// <param name="Round">The round.</param>
/// <param name="Obligation">The obligation.</param>
/// <param name="Submission">The submission; <see langword="null"/> when the unit itself looks before it has submitted.</param>
/// <param name="Tasks">Tasks by id, with versions.</param>
/// <param name="Measures">Measures by id.</param>
/// <param name="Numbers">Numbers of all submissions.</param>
internal sealed record ReadableReport(
    ReportRound Round, ReportObligation Obligation, ReportSubmission? Submission, IReadOnlyDictionary<PlanTaskId, PlanTask> Tasks,
    IReadOnlyDictionary<TaskMeasureId, TaskMeasure> Measures, IReadOnlyList<int> Numbers);

/// <summary>Opens a submitted report for its unit, the coordinator and leaders.</summary>
internal sealed class ReadReportHandler(TdcDbContext db, ReportAccess access)
{
    /// <summary>The report of a unit in a round.</summary>
    /// <param name="key">The round.</param>
    /// <param name="unitCode">The unit's code on the due day.</param>
    /// <param name="number">Which submission; the last one when <see langword="null"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<ReadableReport>> HandleAsync(string key, string unitCode, int? number, CancellationToken cancellation)
    {
        if (!(await access.SubmittedAsync(key, unitCode, cancellation)).TryGet(out var owed, out var refusal))
        {
            return refusal;
        }

        var all = db.Set<ReportSubmission>().AsNoTracking().Where(s => s.ObligationId == owed.Obligation.Id);
        var numbers = await all.OrderBy(s => s.Number).Select(s => s.Number).ToListAsync(cancellation);
        var wanted = number ?? (numbers.Count == 0 ? 0 : numbers[^1]);
        var submission = numbers.Contains(wanted)
            ? await all.Include(s => s.Entries).Include(s => s.Figures).Include(s => s.Answers).AsSplitQuery().SingleAsync(s => s.Number == wanted, cancellation)
            : null;
        if (submission is null && number is not null)
        {
            return Refusal.NotFound("reporting.no-such-report");
        }

        var tasks = submission?.Entries.Select(e => e.TaskId).ToList() ?? [];
        var measures = submission?.Figures.Select(f => f.MeasureId).ToList() ?? [];
        return new ReadableReport(
            owed.Round, owed.Obligation, submission,
            await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Where(t => tasks.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation),
            await db.Set<TaskMeasure>().AsNoTracking().Where(m => measures.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation), numbers);
    }
}
