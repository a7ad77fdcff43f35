using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>What a unit's submission says on a duty, with the unit.</summary>
internal sealed record UnitEntry(ReportEntry Entry, ReportObligation Unit);

/// <summary>A figure of a submission, with the unit and the instant of the submission.</summary>
internal sealed record UnitFigure(ReportFigure Figure, ReportObligation Unit, DateTimeOffset At);

/// <summary>Everything that some submissions of a round hold, read table by table.</summary>
internal sealed class ReportMaterial
{
    /// <summary>All tasks of the plan in its order, with versions and assignments.</summary>
    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    /// <summary>All measures in the order of the tasks.</summary>
    public required IReadOnlyList<TaskMeasure> Measures { get; init; }

    /// <summary>Entries by task, in the order of the units' names.</summary>
    public required ILookup<PlanTaskId, UnitEntry> Entries { get; init; }

    /// <summary>Figures by measure, in the order of the units' names.</summary>
    public required ILookup<TaskMeasureId, UnitFigure> Figures { get; init; }

    /// <summary>The submissions by id.</summary>
    public required IReadOnlyDictionary<Guid, ReportSubmission> Submissions { get; init; }

    /// <summary>The units in the order of their names.</summary>
    public required IReadOnlyList<ReportObligation> Units { get; init; }

    /// <summary>How many obliged units lead each task.</summary>
    public required IReadOnlyDictionary<PlanTaskId, int> LeadsExpected { get; init; }

    /// <summary>When the last duty of a lead was accepted, by task, up to the round's legal deadline.</summary>
    public required IReadOnlyDictionary<PlanTaskId, DateOnly> Accepted { get; init; }

    /// <summary>Reads the latest submissions of some obligations of a round.</summary>
    public static Task<ReportMaterial> ReadAsync(
        TdcDbContext db, ReportRound round, IReadOnlyCollection<ReportObligation> units, CancellationToken cancellation) =>
        ReadAsync(db, round, units, units.ToDictionary(u => u.LatestSubmission!.Value), cancellation);

    /// <summary>Reads exactly the submissions that stand in a consolidated report.</summary>
    public static async Task<ReportMaterial> ReadAsync(TdcDbContext db, ReportRound round, Consolidation consolidation, CancellationToken cancellation)
    {
        var obligations = await db.Set<ReportObligation>().AsNoTracking().Where(o => o.RoundId == round.Id).OrderBy(o => o.SortKey).ToListAsync(cancellation);
        var used = consolidation.Sources.Where(s => s.SubmissionId is not null).ToDictionary(s => s.ObligationId, s => s.SubmissionId!.Value);
        var units = obligations.Where(o => used.ContainsKey(o.Id)).ToList();
        return await ReadAsync(db, round, units, units.ToDictionary(u => used[u.Id]), cancellation);
    }

    /// <summary>Texts of the units under each other, each behind its unit's name; units without one are left out.</summary>
    public string Join(Func<ReportSubmission, string> text) => string.Join('\n', Units
        .Select(u => (u.UnitNameVi, Text: Submissions.Values.First(s => s.ObligationId == u.Id) is var s ? string.Join(' ', text(s).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : ""))
        .Where(u => u.Text.Length > 0)
        .Select(u => $"{u.UnitNameVi}: {u.Text}"));

    private static async Task<ReportMaterial> ReadAsync(
        TdcDbContext db, ReportRound round, IReadOnlyCollection<ReportObligation> units, Dictionary<Guid, ReportObligation> bySubmission,
        CancellationToken cancellation)
    {
        var ofRound = db.Set<ReportSubmission>().Where(s => s.RoundId == round.Id);
        var submissions = await ofRound.AsNoTracking().ToListAsync(cancellation);
        var entries = await db.Set<ReportEntry>().AsNoTracking().Where(e => ofRound.Any(s => s.Id == e.SubmissionId)).ToListAsync(cancellation);
        var figures = await db.Set<ReportFigure>().AsNoTracking().Where(f => ofRound.Any(s => s.Id == f.SubmissionId)).ToListAsync(cancellation);
        var tasks = await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Include(t => t.Assignments).AsSplitQuery()
            .Where(t => t.PlanId == round.PlanId).OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).ToListAsync(cancellation);
        var place = tasks.Select((t, i) => (t.Id, i)).ToDictionary(t => t.Id, t => t.i);
        var measures = await db.Set<TaskMeasure>().AsNoTracking().ToListAsync(cancellation);
        var used = submissions.Where(s => bySubmission.ContainsKey(s.Id)).ToDictionary(s => s.Id);
        return new ReportMaterial
        {
            Tasks = tasks,
            Measures = [.. measures.Where(m => place.ContainsKey(m.TaskId)).OrderBy(m => place[m.TaskId]).ThenBy(m => m.Order)],
            Submissions = used,
            Units = [.. units],
            Entries = entries.Where(e => used.ContainsKey(e.SubmissionId))
                .Select(e => new UnitEntry(e, bySubmission[e.SubmissionId])).OrderBy(e => e.Unit.SortKey, StringComparer.Ordinal).ToLookup(e => e.Entry.TaskId),
            Figures = figures.Where(f => used.ContainsKey(f.SubmissionId))
                .Select(f => new UnitFigure(f, bySubmission[f.SubmissionId], used[f.SubmissionId].At))
                .OrderBy(f => f.Unit.SortKey, StringComparer.Ordinal).ToLookup(f => f.Figure.MeasureId),
            LeadsExpected = await LeadsAsync(db, round, cancellation),
            Accepted = await AcceptedAsync(db, round, cancellation),
        };
    }

    // Who was asked to lead, and who told of it as a lead: what was accepted after its report still counts.
    private static async Task<Dictionary<PlanTaskId, int>> LeadsAsync(TdcDbContext db, ReportRound round, CancellationToken cancellation)
    {
        var owing = db.Set<ReportObligation>().Where(o => o.RoundId == round.Id && o.State != ReportState.Waived);
        var asked = await db.Set<Duty>().Where(AskedDuties.In(round)).Where(d => d.Role == AssignmentRole.Lead && owing.Any(o => o.Unit == d.Unit))
            .Select(d => new { d.TaskId, d.Unit }).Distinct().ToListAsync(cancellation);
        var told = await (from o in owing
                          join e in db.Set<ReportEntry>() on o.LatestSubmission equals e.SubmissionId
                          where e.Role == AssignmentRole.Lead
                          select new { e.TaskId, o.Unit }).Distinct().ToListAsync(cancellation);
        return asked.Union(told).GroupBy(d => d.TaskId).ToDictionary(g => g.Key, g => g.Count());
    }

    private static async Task<Dictionary<PlanTaskId, DateOnly>> AcceptedAsync(TdcDbContext db, ReportRound round, CancellationToken cancellation)
    {
        var end = round.LegalDueOn.EndInVietnam;
        var accepted = await db.Set<Duty>().Where(d => d.Role == AssignmentRole.Lead && d.State == DutyState.Accepted && d.AcceptedAt < end)
            .Select(d => new { d.TaskId, d.AcceptedAt }).ToListAsync(cancellation);
        return accepted.GroupBy(d => d.TaskId).ToDictionary(g => g.Key, g => g.Max(d => d.AcceptedAt!.Value).DateInVietnam);
    }
}
