using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.Reporting.ListRounds;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.OverseePlan;

/// <summary>A task as its leads stand in a year.</summary>
/// <param name="Task">The task.</param>
/// <param name="Leads">Lead duties.</param>
/// <param name="Progress">Mean progress, 0 to 1; what nobody has said counts as 0.</param>
/// <param name="Expected">Mean progress expected by today.</param>
/// <param name="Overdue">Overdue lead duties.</param>
/// <param name="AtRisk">Lead duties at risk.</param>
/// <param name="FirstDue">Earliest last day of the overdue ones.</param>
/// <param name="Cause">The last difficulty told; empty when none was.</param>
internal sealed record TaskStanding(PlanTask Task, int Leads, double Progress, double Expected, int Overdue, int AtRisk, DateOnly? FirstDue, string Cause)
{
    /// <summary>At risk as a whole: fewer than 0.8 of what is expected by today, or a fifth of its leads.</summary>
    public bool IsAtRisk => Overdue == 0 && (AtRisk * 5 >= Leads && AtRisk > 0);
}

/// <summary>A group's progress at the end of a quarter.</summary>
internal sealed record GroupPoint(int GroupNumber, int Quarter, double? Actual, double Expected);

/// <summary>Something that only the leader can decide.</summary>
/// <param name="Kind">Which text tells it: <c>amendment</c>, <c>time</c>, <c>signature</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Address">Where to decide.</param>
internal sealed record WaitingDecision(string Kind, string Title, DateOnly? Since, string Address);

/// <summary>The plan of a year at one look.</summary>
internal sealed record PlanStanding(
    int Year, IReadOnlyList<TaskGroup> Groups, IReadOnlyList<TaskStanding> Tasks, ReportRound? Round, ReportTally Tally,
    IReadOnlyDictionary<BudgetStage, long> Money, IReadOnlyDictionary<BudgetStage, long> MoneyBefore, IReadOnlyList<WaitingDecision> Decisions,
    IReadOnlyList<GroupPoint> Points, IReadOnlyList<UnitStanding> Units, int Measured, int Declared, int Unknown);

/// <summary>A unit's cells in the heat map.</summary>
internal sealed record UnitStanding(Organisation Unit, IReadOnlyDictionary<PlanTaskId, (double? Progress, bool Overdue)> Cells);

/// <summary>Puts the leader's page together. Everything is added up in the database.</summary>
internal sealed class OverseePlanHandler(
    TdcDbContext db, KeptReadings kept, PlanContents contents, TimeProvider clock, ReportAccess access, RoundFigures figures, OrganisationRegister register,
    MeasureCatalogue catalogue)
{
    private static readonly Type[] parts =
    [
        typeof(Duty), typeof(ProgressEntry), typeof(PlanTask), typeof(TaskVersion), typeof(Assignment), typeof(BudgetLine), typeof(BudgetEvent), typeof(GroupProgress),
        typeof(TaskMeasure), typeof(DeclaredValue),
    ];

    /// <summary>Rows of the heat map on this page; the whole map has a page of its own.</summary>
    public const int HeatRows = 15;

    /// <summary>The plan's standing today.</summary>
    public async Task<Outcome<PlanStanding>> HandleAsync(CancellationToken cancellation)
    {
        if (!access.Oversees)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        var today = clock.TodayInVietnam;
        if (await contents.FindAsync(null, today, cancellation) is not var (plan, groups, contained))
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        var sums = await kept.GetAsync(db, $"plan.standing {plan.Id.Value} {today:O}", parts, () => AddUpAsync(contained, today, cancellation));
        var round = await db.Set<ReportRound>().AsNoTracking().Where(r => r.PlanId == plan.Id && r.SeriesId != null && r.OpensOn <= today)
            .OrderByDescending(r => r.DueOn).FirstOrDefaultAsync(cancellation);
        var tally = round is null ? default : RoundFigures.Sum(await figures.OfAsync([round.Id], cancellation));
        var snapshot = await register.NowAsync(cancellation);
        return new PlanStanding(
            today.Year, groups, sums.Tasks, round, tally, sums.Money[today.Year], sums.Money[today.Year - 1], await DecisionsAsync(plan.Id, sums.Tasks, today, cancellation),
            sums.Points, [.. sums.Units.Where(u => snapshot.Knows(u.Unit)).Select(u => new UnitStanding(snapshot.OfLineage(u.Unit, today), u.Cells))],
            sums.Measured, sums.Declared, sums.Unknown);
    }

    private async Task<Sums> AddUpAsync(IReadOnlyList<PlanTask> contained, DateOnly today, CancellationToken cancellation)
    {
        var tasks = await TasksAsync(contained, today, cancellation);
        var (measured, declared, unknown) = await TrustAsync(contained, cancellation);
        return new(
            tasks, await MoneyAsync(today.Year, cancellation), await PointsAsync(today, tasks, cancellation), await UnitsAsync(today, cancellation), measured, declared, unknown);
    }

    private async Task<List<TaskStanding>> TasksAsync(IReadOnlyList<PlanTask> tasks, DateOnly today, CancellationToken cancellation)
    {
        var number = today.DayNumber;
        var rows = await Leads(today.Year).GroupBy(d => d.TaskId).Select(g => new
        {
            Task = g.Key,
            Count = g.Count(),
            Progress = g.Sum(d => d.Progress ?? 0.0),
            Expected = g.Sum(d => d.DueOn < today ? 1.0 : d.StartsOn > today ? 0.0 : (number - d.StartDay + 1.0) / d.SpanDays),
            Overdue = g.Sum(d => d.DueOn < today && d.State != DutyState.Accepted ? 1 : 0),
            AtRisk = g.Sum(d => d.DueOn >= today && (d.State == DutyState.Planned || d.State == DutyState.InProgress)
                && (number - d.StartDay + 1.0) / d.SpanDays > DutyRules.Grace
                && (d.Progress ?? 0.0) < DutyRules.RiskRatio * ((number - d.StartDay + 1.0) / d.SpanDays) ? 1 : 0),
            FirstDue = g.Min(d => d.DueOn < today && d.State != DutyState.Accepted ? (DateOnly?)d.DueOn : null),
        }).ToDictionaryAsync(r => r.Task, cancellation);
        var troubled = rows.Values.Where(r => r.Overdue > 0 || r.AtRisk > 0).Select(r => r.Task).ToList();
        var causes = await CausesAsync(troubled, cancellation);
        return [.. tasks.Select(t => rows.TryGetValue(t.Id, out var row)
            ? new TaskStanding(t, row.Count, row.Progress / row.Count, row.Expected / row.Count, row.Overdue, row.AtRisk, row.FirstDue, causes.GetValueOrDefault(t.Id, ""))
            : new TaskStanding(t, 0, 0, 0, 0, 0, null, ""))];
    }

    // The last difficulty that a lead of the task told; one row for each troubled task.
    private async Task<Dictionary<PlanTaskId, string>> CausesAsync(List<PlanTaskId> tasks, CancellationToken cancellation)
    {
        var causes = new Dictionary<PlanTaskId, string>();
        foreach (var task in tasks.Take(12))
        {
            var said = await (from e in db.Set<ProgressEntry>()
                              join d in db.Set<Duty>() on e.DutyId equals d.Id
                              where d.TaskId == task && d.Role == AssignmentRole.Lead && e.Difficulty != ""
                              orderby e.Id descending
                              select e.Difficulty).FirstOrDefaultAsync(cancellation);
            if (said is { Length: > 0 })
            {
                causes[task] = TaskNarrative.FirstSentence(said);
            }
        }

        return causes;
    }

    private async Task<Dictionary<int, Dictionary<BudgetStage, long>>> MoneyAsync(int year, CancellationToken cancellation)
    {
        var rows = await (from e in db.Set<BudgetEvent>()
                          join l in db.Set<BudgetLine>() on e.LineId equals l.Id
                          where l.Year == year || l.Year == year - 1
                          group e.AmountDong by new { l.Year, e.Stage } into g
                          select new { g.Key.Year, g.Key.Stage, Sum = g.Sum() }).ToListAsync(cancellation);
        return new()
        {
            [year] = rows.Where(r => r.Year == year).ToDictionary(r => r.Stage, r => r.Sum),
            [year - 1] = rows.Where(r => r.Year == year - 1).ToDictionary(r => r.Stage, r => r.Sum),
        };
    }

    private async Task<List<WaitingDecision>> DecisionsAsync(PlanId plan, List<TaskStanding> tasks, DateOnly today, CancellationToken cancellation)
    {
        var decisions = (await db.Set<Amendment>().AsNoTracking().Where(a => a.PlanId == plan && a.State == AmendmentState.Submitted).OrderBy(a => a.ChangedAt)
            .Select(a => new { a.Number, a.Title, a.ChangedAt }).Take(5).ToListAsync(cancellation))
            .ConvertAll(a => new WaitingDecision("amendment", a.Title, a.ChangedAt.DateInVietnam, $"/sua-doi/{a.Number}"));
        var signatures = await (from c in db.Set<Consolidation>()
                                join r in db.Set<ReportRound>() on c.RoundId equals r.Id
                                where c.State == ConsolidationState.Finished && !c.Issues.Any()
                                orderby c.MadeAt
                                select new { r.Key, r.TitleVi, r.TitleEn, c.MadeAt }).Take(3).ToListAsync(cancellation);
        decisions.AddRange(signatures.Select(s => new WaitingDecision("signature", Tdc.Platform.Pages.Display.InEnglish ? s.TitleEn : s.TitleVi, s.MadeAt.DateInVietnam, $"/ky-bao-cao/{s.Key}/tong-hop")));
        var untimed = tasks.Where(t => !t.Task.On(today).Time.IsDecided).Select(t => t.Task.Label).ToList();
        if (untimed.Count > 0)
        {
            decisions.Add(new("time", string.Join(", ", untimed), null, "/ke-hoach"));
        }

        return decisions;
    }

    // Quarters gone by come from what the job has written down; the running one from the duties themselves.
    private async Task<List<GroupPoint>> PointsAsync(DateOnly today, List<TaskStanding> tasks, CancellationToken cancellation)
    {
        var quarter = ((today.Month - 1) / 3) + 1;
        var points = await db.Set<GroupProgress>().AsNoTracking().Where(p => p.Year == today.Year && p.Quarter < quarter)
            .Select(p => new GroupPoint(p.GroupNumber, p.Quarter, p.Actual, p.Expected)).ToListAsync(cancellation);
        points.AddRange(tasks.Where(t => t.Leads > 0).GroupBy(t => t.Task.GroupNumber)
            .Select(g => new GroupPoint(g.Key, quarter, g.Sum(t => t.Progress * t.Leads) / g.Sum(t => t.Leads), g.Sum(t => t.Expected * t.Leads) / g.Sum(t => t.Leads))));
        return points;
    }

    private async Task<List<UnitSums>> UnitsAsync(DateOnly today, CancellationToken cancellation)
    {
        var worst = await Leads(today.Year).GroupBy(d => d.Unit)
            .Select(g => new { Unit = g.Key, Overdue = g.Sum(d => d.DueOn < today && d.State != DutyState.Accepted ? 1 : 0), Count = g.Count(), Progress = g.Sum(d => d.Progress ?? 0.0) })
            .OrderByDescending(u => u.Overdue).ThenByDescending(u => u.Count).ThenBy(u => u.Progress).ThenBy(u => u.Unit).Take(HeatRows).ToListAsync(cancellation);
        var units = worst.ConvertAll(w => w.Unit);
        var cells = (await Leads(today.Year).Where(d => units.Contains(d.Unit)).Select(d => new { d.Unit, d.TaskId, d.Progress, Overdue = d.DueOn < today && d.State != DutyState.Accepted })
            .ToListAsync(cancellation)).ToLookup(c => c.Unit);
        return units.ConvertAll(u => new UnitSums(u, cells[u].GroupBy(c => c.TaskId).ToDictionary(g => g.Key, g => (g.First().Progress, g.Any(c => c.Overdue)))));
    }

    private async Task<(int Measured, int Declared, int Unknown)> TrustAsync(IReadOnlyList<PlanTask> contained, CancellationToken cancellation)
    {
        var tasks = contained.Select(t => t.Id).ToList();
        var codes = await db.Set<TaskMeasure>().AsNoTracking().Select(m => new { m.TaskId, m.Code, Declared = db.Set<DeclaredValue>().Any(v => v.MeasureId == m.Id) }).ToListAsync(cancellation);
        var byTask = codes.ToLookup(c => c.TaskId);
        bool IsMeasured(string code) => catalogue.Find(code) is not null && !PlanMeasures.Knows(code); // papers counted are no result of the task
        var measured = tasks.Count(t => byTask[t].Any(c => IsMeasured(c.Code)));
        var declared = tasks.Count(t => !byTask[t].Any(c => IsMeasured(c.Code)) && byTask[t].Any(c => c.Declared));
        return (measured, declared, tasks.Count - measured - declared);
    }

    private IQueryable<Duty> Leads(int year) => db.Set<Duty>().AsNoTracking().Where(DutyRules.RunsIn(year, clock.TodayInVietnam))
        .Where(d => d.Role == AssignmentRole.Lead && d.State != DutyState.Cancelled && d.State != DutyState.CarriedOver && d.State != DutyState.Suspended);

    private sealed record UnitSums(LineageId Unit, IReadOnlyDictionary<PlanTaskId, (double? Progress, bool Overdue)> Cells);

    private sealed record Sums(
        List<TaskStanding> Tasks, Dictionary<int, Dictionary<BudgetStage, long>> Money, List<GroupPoint> Points, List<UnitSums> Units, int Measured, int Declared, int Unknown);
}
