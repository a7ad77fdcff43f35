using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.ListDuties;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.ShowDuty;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Plan.Features.ShowTask;
using Tdc.Plan.Resources;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Api;

/// <summary>What can be read under <c>/api/plan</c>.</summary>
internal static class PlanReads
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plans", PlansAsync).WithName("GetPlans").WithSummary("All plans.").AllowAnonymous();
        api.MapGet("/groups", GroupsAsync).WithName("GetPlanGroups").WithSummary("Groups of a plan.").AllowAnonymous();
        api.MapGet("/tasks", TasksAsync).WithName("GetPlanTasks").WithSummary("Tasks of a plan in a year, as decided on a day.").AllowAnonymous().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/tasks/{number}", TaskAsync).WithName("GetPlanTask").WithSummary("One task by its number, such as II.2.").AllowAnonymous().ProducesProblem(404);
        api.MapGet("/measures", MeasuresAsync).WithName("GetPlanMeasures").WithSummary("Measures with values and targets of a year.").AllowAnonymous().ProducesProblem(404);
        api.MapGet("/duties", DutiesAsync).WithName("GetDuties").WithSummary("Duties that the asker may see: unit, task, year, state and flag limit them.")
            .RequireAuthorization(PlanScopes.Readers).ProducesProblem(400).ProducesProblem(404);
        DutyReads.Map(api);
        StandingReads.Map(api);
        api.MapGet("/duties/{id:guid}", DutyAsync).WithName("GetDuty").WithSummary("One duty; its version is the ETag.")
            .RequireAuthorization(PlanScopes.Readers).ProducesProblem(404);
    }

    private static async Task<Ok<IReadOnlyList<PlanAnswer>>> PlansAsync(TdcDbContext db, CancellationToken cancellation) => TypedResults.Ok<IReadOnlyList<PlanAnswer>>(
        [.. (await db.Set<Domain.Plan>().AsNoTracking().OrderBy(p => p.IssuedOn).ToListAsync(cancellation)).Select(PlanAnswer.Of)]);

    private static async Task<Results<Ok<IReadOnlyList<GroupAnswer>>, ProblemHttpResult>> GroupsAsync(
        string? plan, TdcDbContext db, TimeProvider clock, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        await db.PlanAsync(plan, clock.TodayInVietnam, cancellation) is not { } found
            ? Refusal.NotFound("plan.no-such-plan").ToProblem(text)
            : TypedResults.Ok<IReadOnlyList<GroupAnswer>>(
                [.. (await db.GroupsAsync(found.Id, cancellation)).Select(g => new GroupAnswer(g.Number, g.Printed, g.TitleVi, g.TitleEn, g.OfficialTitle))]);

    private static async Task<Results<Ok<TasksAnswer>, ProblemHttpResult>> TasksAsync(
        string? plan, int? year, DateOnly? asOf, string? state, PlanOverview overview, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (PlanAsked.Check(("year", PlanAsked.IsNoYear(year)), ("state", state is { Length: > 0 } && PlanFilter.State(state) is null)) is { } wrong)
        {
            return wrong.ToProblem(text);
        }

        if (await overview.ReadAsync(plan, year, asOf, cancellation) is not { } view)
        {
            return Refusal.NotFound("plan.no-such-plan").ToProblem(text);
        }

        return TypedResults.Ok(new TasksAnswer(
            view.Plan.Number, view.Year, view.AsOf,
            [.. PlanFilter.Of(view, null, state, null).Select(t => Answer(t.Task, t.Version, t.State, t.LeadTally, t.Measures, view.Year, view.AsOf, view.Register))]));
    }

    private static async Task<Results<Ok<TaskAnswer>, ProblemHttpResult>> TaskAsync(
        string number, string? plan, int? year, DateOnly? asOf, TaskReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        await reading.ReadAsync(plan, number, year, asOf, namesAsOf: true, cancellation) is not { } view
            ? Refusal.NotFound("plan.no-such-task").ToProblem(text)
            : TypedResults.Ok(Answer(view.Task, view.Version, view.State, view.Leads, view.Measures, view.Year, view.AsOf, view.Register));

    private static async Task<Results<Ok<IReadOnlyList<MeasureAnswerRow>>, ProblemHttpResult>> MeasuresAsync(
        string? plan, int? year, PlanOverview overview, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        await overview.ReadAsync(plan, year, null, cancellation) is not { } view
            ? Refusal.NotFound("plan.no-such-plan").ToProblem(text)
            : TypedResults.Ok<IReadOnlyList<MeasureAnswerRow>>([.. view.Tasks.SelectMany(t => t.Measures.Select(m => MeasureAnswerRow.Of(t.Task.Label, view.Year, m)))]);

    private static async Task<Results<Ok<DutiesAnswer>, ProblemHttpResult>> DutiesAsync(
        string? unit, string? task, int? year, string? state, string? flag, Guid? after, int? limit, TdcDbContext db, DutyList list, PlanAccess access,
        OrganisationRegister register, TimeProvider clock, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        var noState = state is { Length: > 0 } && (!char.IsLetter(state[0]) || !Enum.TryParse<DutyState>(state, ignoreCase: true, out _));
        if (PlanAsked.Check(("year", PlanAsked.IsNoYear(year)), ("limit", PlanAsked.IsNoLimit(limit)), ("state", noState), ("flag", flag is { Length: > 0 } && !DutyFilter.Knows(flag))) is { } wrong)
        {
            return wrong.ToProblem(text);
        }

        var rights = await access.RightsAsync(cancellation);
        var units = await register.NowAsync(cancellation);
        var today = clock.TodayInVietnam;
        IReadOnlyCollection<LineageId>? lines = rights.SeesEveryUnit ? null : [.. rights.OwnUnits.Where(rights.Sees)];
        if (!string.IsNullOrEmpty(unit))
        {
            var wanted = units.ByCode(unit, today) ?? units.EverByCode(unit).LastOrDefault();
            if (wanted is null || !rights.Sees(wanted.Lineage))
            {
                return Refusal.NotFound("plan.no-such-duty").ToProblem(text);
            }

            lines = [wanted.Lineage];
        }

        PlanTaskId? taskId = null;
        if (!string.IsNullOrEmpty(task))
        {
            if (await db.PlanAsync(null, today, cancellation) is not { } plan || await db.TaskAsync(plan.Id, task, tracked: false, cancellation) is not { } found)
            {
                return Refusal.NotFound("plan.no-such-task").ToProblem(text);
            }

            taskId = found.Id;
        }

        var filter = new DutyFilter
        {
            Year = year,
            Task = taskId,
            Units = lines,
            Flag = flag,
            WithEnded = !string.IsNullOrEmpty(state),
            State = Enum.TryParse<DutyState>(state, ignoreCase: true, out var wantedState) ? wantedState : null,
        };
        var most = Math.Clamp(limit ?? 50, 1, 500);
        var duties = await list.LimitAsync(filter, cancellation);
        if (after is { } last)
        {
            var lastId = new DutyId(last);
            duties = duties.Where(d => d.Id > lastId);
        }

        var rows = await list.Rows(duties, "id").Take(most + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new DutiesAnswer([.. rows.Take(most).Select(r => DutyAnswer.Of(r, units, today))], rows.Count > most ? rows[most - 1].Id.Value : null));
    }

    private static async Task<Results<Ok<DutyAnswer>, ProblemHttpResult>> DutyAsync(
        Guid id, HttpContext http, DutyReading reading, DutyList list, TdcDbContext db, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (await reading.ReadAsync(id, cancellation) is not { } view)
        {
            return Refusal.NotFound("plan.no-such-duty").ToProblem(text);
        }

        http.Response.Headers.ETag = EntityTag.Of(view.Duty.Version);
        var dutyId = new DutyId(id);
        var row = await list.Rows(db.Set<Duty>().AsNoTracking().Where(d => d.Id == dutyId)).SingleAsync(cancellation);
        return TypedResults.Ok(DutyAnswer.Of(row, view.Register, view.Today));
    }

    private static TaskAnswer Answer(
        PlanTask task, TaskVersion version, TaskState state, DutyTally? leads, IReadOnlyList<MeasureValue> measures, int year, DateOnly asOf, RegisterSnapshot register) => new(
        task.Label, task.GroupNumber, task.Printed, ApiWords.Camel(task.Origin.ToString()), task.LegalReference, version.TitleVi, version.TitleEn, version.OfficialText, version.Output.Length > 0 ? version.Output : null,
        TimeAnswer.Of(version.Time), [.. task.AssignmentsOn(asOf).OrderBy(a => a.Role).ThenBy(a => a.Order).Select(a => AssignmentAnswer.Of(a, register, asOf))],
        ApiWords.Camel(state.ToString()), TallyAnswer.Of(leads), [.. measures.Select(m => MeasureAnswerRow.Of(task.Label, year, m))]);
}

/// <summary>Strong entity tags made of versions.</summary>
internal static class EntityTag
{
    /// <summary>The tag of a version.</summary>
    public static string Of(Guid version) => $"\"{version:N}\"";

    /// <summary>The version that a request names in <c>If-Match</c>; <see langword="null"/> without one or with "*".</summary>
    /// <param name="request">The request.</param>
    /// <param name="isReadable">Whether the header, if any, names a version of ours; otherwise the condition cannot hold.</param>
    public static Guid? IfMatch(HttpRequest request, out bool isReadable)
    {
        var header = request.Headers.IfMatch.ToString().Trim();
        isReadable = true;
        if (header.Length == 0 || header == "*")
        {
            return null;
        }

        if (Guid.TryParse(header.Trim('"'), out var version))
        {
            return version;
        }

        isReadable = false;
        return null;
    }

    /// <summary>412 for a version that is no longer the present one; any other refusal as it is.</summary>
    public static ProblemHttpResult ToProblemOfTag(this Refusal refusal, HttpRequest request, IStringLocalizer text)
    {
        var problem = refusal.ToProblem(text);
        if (refusal.Code == "plan.changed-meanwhile" && request.Headers.IfMatch.Count > 0)
        {
            problem.ProblemDetails.Status = StatusCodes.Status412PreconditionFailed;
            return TypedResults.Problem(problem.ProblemDetails);
        }

        return problem;
    }
}
