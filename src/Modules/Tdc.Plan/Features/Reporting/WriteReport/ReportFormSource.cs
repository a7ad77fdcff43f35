using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Measures;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.WriteReport;

/// <summary>Puts together what a round asks of a unit: its duties, measures with measured values, and what it said last time.</summary>
internal sealed class ReportFormSource(TdcDbContext db, TimeProvider clock, MeasureCatalogue measures, PlanMeasures own)
{
    /// <summary>The form of a unit in a round.</summary>
    public async Task<ReportForm> LoadAsync(ReportRound round, LineageId unit, CancellationToken cancellation)
    {
        if (round.QuestionsOnly)
        {
            return new ReportForm { Duties = [], Questions = [.. round.Questions.OrderBy(q => q.Number)] };
        }

        var duties = await DutiesAsync(round, unit, cancellation);
        var tasks = await TasksAsync(duties, cancellation);
        var last = await LastAsync(round, unit, cancellation);
        var figures = await FiguresAsync(round, unit, duties, last, cancellation);
        return new ReportForm
        {
            Duties = [.. duties.Select(d => Part(d, tasks[d.TaskId], round, last, figures[d.TaskId]))
                .OrderBy(d => d.GroupNumber).ThenBy(d => tasks[d.TaskId].Number)],
            Questions = [.. round.Questions.OrderBy(q => q.Number)],
            AsksMoney = duties.Count > 0,
            KnownDisbursedDong = await DisbursedAsync(round, unit, cancellation),
            LastDisbursedDong = last?.DisbursedDong,
        };
    }

    // What the budget's events say the unit has paid out in the round's year so far; null when it has no line at all.
    private async Task<long?> DisbursedAsync(ReportRound round, LineageId unit, CancellationToken cancellation)
    {
        var lines = db.Set<BudgetLine>().Where(l => l.Unit == unit && l.Year == round.Year);
        if (!await lines.AnyAsync(cancellation))
        {
            return null;
        }

        var until = clock.TodayInVietnam;
        return await (from line in lines
                      join happened in db.Set<BudgetEvent>() on line.Id equals happened.LineId
                      where happened.Stage == BudgetStage.Disbursed && happened.OccurredOn <= until
                      select happened.AmountDong).SumAsync(cancellation);
    }

    /// <summary>The last submission of a unit before a round.</summary>
    public async Task<ReportSubmission?> LastAsync(ReportRound round, LineageId unit, CancellationToken cancellation)
    {
        var id = await (from o in db.Set<ReportObligation>()
                        join r in db.Set<ReportRound>() on o.RoundId equals r.Id
                        where o.Unit == unit && o.LatestSubmission != null && r.PlanId == round.PlanId && r.SeriesId != null && r.DueOn < round.DueOn
                        orderby r.DueOn descending
                        select o.LatestSubmission).FirstOrDefaultAsync(cancellation);
        return id is null
            ? null
            : await db.Set<ReportSubmission>().AsNoTracking().Include(s => s.Entries).Include(s => s.Figures).SingleAsync(s => s.Id == id, cancellation);
    }

    // What a unit had on the due day; an act that is recorded after it takes nothing out of a report that is still owed.
    private async Task<List<Duty>> DutiesAsync(ReportRound round, LineageId unit, CancellationToken cancellation)
    {
        var (due, dueEnd) = (round.LegalDueOn, round.LegalDueOn.EndInVietnam);
        var moves = db.Set<DutyTransfer>();
        var found = await db.Set<Duty>().AsNoTracking()
            .Where(AskedDuties.In(round))
            .Where(d => d.Unit == unit && !(d.State == DutyState.CarriedOver && (moves.Any(m => m.FromId == d.Id)
                ? moves.Any(m => m.FromId == d.Id && m.MovedAt < dueEnd && db.Set<Duty>().Any(to => to.Id == m.ToId && to.StartsOn <= due))
                : db.Set<Duty>().Any(to => to.Id == d.CarriedTo && to.StartsOn <= due))))
            .ToListAsync(cancellation);
        return [.. found.GroupBy(d => d.TaskId)
            .Select(g => g.Where(d => d.Year >= round.Year).MinBy(d => d.Year) ?? g.MaxBy(d => d.Year)!)];
    }

    private async Task<Dictionary<PlanTaskId, PlanTask>> TasksAsync(List<Duty> duties, CancellationToken cancellation)
    {
        var ids = duties.Select(d => d.TaskId).ToList();
        return await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
    }

    private async Task<ILookup<PlanTaskId, FormFigure>> FiguresAsync(
        ReportRound round, LineageId unit, List<Duty> duties, ReportSubmission? last, CancellationToken cancellation)
    {
        var led = duties.Where(d => d.Role == AssignmentRole.Lead).Select(d => d.TaskId).ToList();
        var asked = await db.Set<TaskMeasure>().AsNoTracking().Include(m => m.Targets.Where(t => t.Year == round.Year))
            .Where(m => led.Contains(m.TaskId)).OrderBy(m => m.Order).ToListAsync(cancellation);
        var before = last?.Figures.ToDictionary(f => f.MeasureId) ?? [];
        var today = clock.TodayInVietnam;
        var until = round.PeriodTo < today ? round.PeriodTo : today;
        var counted = await own.ByTaskAsync(led, [unit], round.PeriodFrom, until, cancellation);
        var figures = new List<(PlanTaskId Task, FormFigure Figure)>();
        foreach (var measure in asked)
        {
            var answer = counted.GetValueOrDefault((measure.Code, measure.TaskId))
                ?? await measures.AnswerAsync(measure.Code, [unit], round.PeriodFrom, until, cancellation);
            var said = before.GetValueOrDefault(measure.Id);
            figures.Add((measure.TaskId, new FormFigure(
                measure.Id, measure.Code, measure.NameVi, measure.NameEn, measure.UnitVi, measure.UnitEn, measure.OverUnits,
                answer, said?.Value, said?.Denominator, measure.Targets.FirstOrDefault()?.Value)));
        }

        return figures.ToLookup(f => f.Task, f => f.Figure);
    }

    private static FormDuty Part(Duty duty, PlanTask task, ReportRound round, ReportSubmission? last, IEnumerable<FormFigure> figures)
    {
        var version = task.On(round.LegalDueOn);
        var said = last?.Entries.Find(e => e.TaskId == duty.TaskId);
        return new FormDuty(
            duty.Id, duty.TaskId, task.Label, task.GroupNumber, version.TitleVi, version.TitleEn, duty.Role, duty.DueOn,
            duty.EvidenceCount, said?.Narrative ?? "", said?.Progress, [.. figures]);
    }
}
