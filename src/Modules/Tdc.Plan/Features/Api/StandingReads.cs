using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Features.Budget;
using Tdc.Plan.Features.Reporting;
using Tdc.Plan.Features.Reporting.OverseePlan;
using Tdc.Plan.Features.Reporting.TendDesk;
using Tdc.Plan.Features.ShowHeat;
using Tdc.Plan.Features.UnitPlans;
using Tdc.Plan.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Api;

/// <summary>A unit in the heat map.</summary>
/// <param name="Unit">Its name.</param>
/// <param name="Cells">By the task's label: what is asked of the unit; tasks that ask nothing of it are left out.</param>
internal sealed record HeatUnitAnswer(string Unit, IReadOnlyDictionary<string, HeatCellAnswer> Cells);

/// <summary>A unit's part in a task.</summary>
/// <param name="State">value, late or noData.</param>
/// <param name="Percent">Progress, 0 to 100; null when nothing was said.</param>
internal sealed record HeatCellAnswer(string State, int? Percent);

/// <summary>Units × tasks in a year.</summary>
/// <param name="Plan">Number of the plan.</param>
/// <param name="Year">The year.</param>
/// <param name="Tasks">Labels of the tasks in order.</param>
/// <param name="Units">The units in order.</param>
internal sealed record HeatAnswer(string Plan, int Year, IReadOnlyList<string> Tasks, IReadOnlyList<HeatUnitAnswer> Units);

/// <summary>A task as its leads stand in a year.</summary>
/// <param name="Task">Its label.</param>
/// <param name="Leads">Duties of leads.</param>
/// <param name="Progress">Mean progress, 0 to 1.</param>
/// <param name="Expected">Mean progress expected by today.</param>
/// <param name="Overdue">Overdue duties of leads.</param>
/// <param name="AtRisk">Duties of leads at risk.</param>
/// <param name="FirstDue">Earliest last day of the overdue ones.</param>
/// <param name="Cause">The last difficulty told.</param>
internal sealed record TaskStandingAnswer(string Task, int Leads, double Progress, double Expected, int Overdue, int AtRisk, DateOnly? FirstDue, string Cause);

/// <summary>Something that only the leader can decide.</summary>
/// <param name="Kind">amendment, time or signature.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Page">Where to decide.</param>
internal sealed record DecisionAnswer(string Kind, string Title, DateOnly? Since, string Page);

/// <summary>The plan of a year at one look: the leader's page.</summary>
/// <param name="Year">The year.</param>
/// <param name="Tasks">How the tasks stand.</param>
/// <param name="Round">The round that is reported on now; null before the first.</param>
/// <param name="MoneyDong">Money of the year by stage, in đồng.</param>
/// <param name="MoneyBeforeDong">Money of the year before by stage.</param>
/// <param name="Decisions">What waits for a decision.</param>
/// <param name="Measured">Measures whose value comes from records.</param>
/// <param name="Declared">Measures whose value was declared.</param>
/// <param name="Unknown">Measures without a value.</param>
internal sealed record StandingAnswer(
    int Year, IReadOnlyList<TaskStandingAnswer> Tasks, RoundAnswer? Round, IReadOnlyDictionary<string, long> MoneyDong, IReadOnlyDictionary<string, long> MoneyBeforeDong,
    IReadOnlyList<DecisionAnswer> Decisions, int Measured, int Declared, int Unknown);

/// <summary>A report that waits for the coordinator.</summary>
/// <param name="Round">The round.</param>
/// <param name="Report">The obligation.</param>
internal sealed record DeskReportAnswer(string Round, ObligationAnswer Report);

/// <summary>What waits on the coordinator's desk.</summary>
/// <param name="Rounds">Rounds that are open or past and not locked.</param>
/// <param name="Waiting">Submitted reports that wait longest, at most ten.</param>
/// <param name="WaitingCount">How many wait.</param>
/// <param name="LongOverdue">Reports seven days overdue or more, at most ten.</param>
/// <param name="LongOverdueCount">How many there are.</param>
/// <param name="EvidenceWaiting">Evidence items that nobody has looked at.</param>
/// <param name="DutiesSubmitted">Duties that wait for acceptance.</param>
/// <param name="Amendments">Amendments that wait to be collected or submitted.</param>
/// <param name="TasksWithoutTime">Tasks without a decided time.</param>
internal sealed record DeskAnswer(
    IReadOnlyList<RoundAnswer> Rounds, IReadOnlyList<DeskReportAnswer> Waiting, int WaitingCount, IReadOnlyList<DeskReportAnswer> LongOverdue, int LongOverdueCount,
    int EvidenceWaiting, int DutiesSubmitted, int Amendments, IReadOnlyList<string> TasksWithoutTime);

/// <summary>A unit's plan in the list of a year.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Vietnamese name of the unit.</param>
/// <param name="State">draft, submitted, returned or approved; null when there is no plan.</param>
/// <param name="Draft">State of a newer revision beside it; null when there is none.</param>
/// <param name="Activities">How many activities it has.</param>
/// <param name="SubmittedAt">When it was handed in.</param>
internal sealed record UnitPlanRowAnswer(string Unit, string UnitName, string? State, string? Draft, int Activities, DateTimeOffset? SubmittedAt);

/// <summary>Overviews: heat map, the leader's page, the coordinator's desk, the units' plans.</summary>
internal static class StandingReads
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/heat", HeatAsync).WithName("GetHeat").WithSummary("Units × tasks in a year, all units or those of a group, as decided on a day.").AllowAnonymous().ProducesProblem(404);
        var known = api.MapGroup("").RequireAuthorization(PlanScopes.Readers).ProducesProblem(404);
        known.MapGet("/standing", StandingAsync).WithName("GetStanding").WithSummary("The plan of this year at one look; for leaders and the coordinator.");
        known.MapGet("/desk", DeskAsync).WithName("GetDesk").WithSummary("What waits for the coordinator.");
        known.MapGet("/unit-plans", UnitPlansAsync).WithName("ListUnitPlans").WithSummary("The units' plans of a year; for those who see every unit.");
    }

    private static async Task<Results<Ok<HeatAnswer>, ProblemHttpResult>> HeatAsync(
        string? plan, int? year, string? group, DateOnly? asOf, HeatReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (await reading.ReadAsync(plan, year, group, 1, cancellation, HeatReading.Everything, asOf) is not { } view)
        {
            return Refusal.NotFound("plan.no-such-plan").ToProblem(text);
        }

        var labels = view.Groups.SelectMany(g => g.Columns).Select(c => c.Label).ToList();
        return TypedResults.Ok(new HeatAnswer(view.Plan.Number, view.Year, labels, [.. view.Rows.Select(row => new HeatUnitAnswer(
            row.Name,
            labels.Zip(row.Cells).Where(c => c.Second.State != HeatState.NotAsked)
                .ToDictionary(c => c.First, c => new HeatCellAnswer(ApiWords.Camel(c.Second.State.ToString()), c.Second.Percent))))]));
    }

    private static async Task<Results<Ok<StandingAnswer>, ProblemHttpResult>> StandingAsync(
        OverseePlanHandler handler, IStringLocalizer<ReportText> text, CancellationToken cancellation)
    {
        if (!(await handler.HandleAsync(cancellation)).TryGet(out var s, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        return TypedResults.Ok(new StandingAnswer(
            s.Year,
            [.. s.Tasks.Select(t => new TaskStandingAnswer(t.Task.Label, t.Leads, t.Progress, t.Expected, t.Overdue, t.AtRisk, t.FirstDue, t.Cause))],
            s.Round is { } round ? RoundAnswer.Of(round, s.Tally) : null, Money(s.Money), Money(s.MoneyBefore),
            [.. s.Decisions.Select(d => new DecisionAnswer(d.Kind, d.Title, d.Since, d.Address))], s.Measured, s.Declared, s.Unknown));

        static Dictionary<string, long> Money(IReadOnlyDictionary<Domain.Budget.BudgetStage, long> stages) => stages.ToDictionary(m => BudgetWords.Code(m.Key), m => m.Value);
    }

    private static async Task<Results<Ok<DeskAnswer>, ProblemHttpResult>> DeskAsync(TendDeskHandler handler, IStringLocalizer<ReportText> text, CancellationToken cancellation)
    {
        if (!(await handler.HandleAsync(cancellation)).TryGet(out var desk, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        return TypedResults.Ok(new DeskAnswer(
            [.. desk.Rounds.Select(r => RoundAnswer.Of(r.Round, r.Tally))], Reports(desk.Waiting), desk.WaitingCount, Reports(desk.LongOverdue), desk.LongOverdueCount,
            desk.EvidenceWaiting, desk.DutiesSubmitted, desk.Amendments, desk.Untimed));

        static List<DeskReportAnswer> Reports(IReadOnlyList<DeskReport> reports) => [.. reports.Select(r => new DeskReportAnswer(r.RoundKey, ObligationAnswer.Of(r.Obligation)))];
    }

    private static async Task<Results<Ok<IReadOnlyList<UnitPlanRowAnswer>>, ProblemHttpResult>> UnitPlansAsync(
        int? year, PlanAccess access, UnitPlanList list, TimeProvider clock, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await access.RightsAsync(cancellation)).SeesEveryUnit
            ? TypedResults.Ok<IReadOnlyList<UnitPlanRowAnswer>>([.. (await list.OfYearAsync(year ?? clock.TodayInVietnam.Year, cancellation)).Rows.Select(r => new UnitPlanRowAnswer(
                r.Unit.Code, r.Unit.NameVi, Word(r.State), Word(r.Draft), r.Activities, r.SubmittedAt))])
            : Refusal.NotFound("plan.no-such-plan").ToProblem(text);

    private static string? Word(Domain.UnitPlanState? state) => state is { } known ? ApiWords.Camel(known.ToString()) : null;
}
