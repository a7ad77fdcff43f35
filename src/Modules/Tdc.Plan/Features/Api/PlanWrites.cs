using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.DecideTime;
using Tdc.Plan.Features.ExpandPlan;
using Tdc.Plan.Features.ImportPlan;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.PickMembers;
using Tdc.Plan.Features.ReviewDuty;
using Tdc.Plan.Features.UnitPlans;
using Tdc.Plan.Features.WorkOnDuty;
using Tdc.Plan.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;

namespace Tdc.Plan.Features.Api;

/// <summary>An expansion to be done.</summary>
/// <param name="Year">The year.</param>
/// <param name="DryRun">Whether to store nothing.</param>
/// <param name="Plan">Number of the plan; the plan in force when it is left out.</param>
internal sealed record ExpandPlanInput(int Year, bool DryRun = false, string? Plan = null);

/// <summary>What can be changed under <c>/api/plan</c>.</summary>
internal static class PlanWrites
{
    public static void Map(RouteGroupBuilder api)
    {
        var write = api.MapGroup("").RequireAuthorization(PlanScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        write.MapPost("/expansions", ExpandAsync).WithName("ExpandPlan").WithSummary("Makes the duties of a year; repeating it makes nothing twice.");
        write.MapPut("/tasks/{number}/time", DecideAsync).WithName("DecideTaskTime").WithSummary("Records when a task is due, by whom and by which document.");
        write.MapPut("/tasks/{number}/assignments/{assignment:guid}/members", PickAsync).WithName("PickMembers").WithSummary("Says which units a collective name means.");
        write.MapPatch("/duties/{id:guid}", EditAsync).WithName("EditDuty").WithSummary("Says who answers for a duty and which result is promised; If-Match guards it.").ProducesProblem(412);
        write.MapPost("/duties/{id:guid}/progress", EnterAsync).WithName("EnterProgress").WithSummary("Adds a progress entry.");
        write.MapPost("/duties/{id:guid}/steps", StepAsync).WithName("StepDuty").WithSummary("Submits, accepts or returns a duty; If-Match guards it.").ProducesProblem(412);
        write.MapPost("/duties/{id:guid}/evidence", EvidenceAsync).WithName("AddEvidence").WithSummary("Adds evidence: multipart fields of the item and, unless it is a link, a part named file.")
            .DisableAntiforgery().ProducesProblem(413);
        write.MapDelete("/evidence/{id:guid}", WithdrawAsync).WithName("WithdrawEvidence").WithSummary("Withdraws an evidence item; its record stays.");
        write.MapPost("/evidence/{id:guid}/review", ReviewAsync).WithName("ReviewEvidence").WithSummary("Records what the coordinator found on looking at an evidence item.");
        write.MapPut("/measures/{id:guid}/values/{unit}", DeclareAsync).WithName("DeclareValue").WithSummary("Declares a unit's value of a measure for a period; the same period is replaced.");
        write.MapPost("/imports", ImportAsync).WithName("UploadPlan").WithSummary("Reads a plan's text (part named file) and keeps it as a preview.").DisableAntiforgery().ProducesProblem(413);
        write.MapPost("/imports/{id:guid}/confirmation", ConfirmAsync).WithName("ConfirmImport").WithSummary("Stores a previewed plan; the same text again changes nothing.");
        api.MapGet("/unit-plans/{unit}/{year:int}", UnitPlanAsync).WithName("GetUnitPlan").WithSummary("A unit's plan, its newest revision unless another is asked for; its version is the ETag.").RequireAuthorization(PlanScopes.Readers).ProducesProblem(404);
        write.MapPost("/unit-plans/{unit}/{year:int}/activities", AddActivityAsync).WithName("AddActivity").WithSummary("Adds an activity to a draft.");
        write.MapPut("/unit-plans/{unit}/{year:int}/activities/{activity:guid}", SaveActivityAsync).WithName("SaveActivity").WithSummary("Changes an activity of a draft; If-Match guards it.").ProducesProblem(412);
        write.MapDelete("/unit-plans/{unit}/{year:int}/activities/{activity:guid}", RemoveActivityAsync).WithName("RemoveActivity").WithSummary("Takes an activity out of a draft.").ProducesProblem(412);
        write.MapPut("/unit-plans/{unit}/{year:int}/activities/{activity:guid}/progress", ProgressAsync).WithName("SetActivityProgress").WithSummary("Records an activity's progress and carries it up to the duty.").ProducesProblem(412);
        write.MapPost("/unit-plans/{unit}/{year:int}/steps", StepUnitPlanAsync).WithName("StepUnitPlan").WithSummary("Submits, approves or returns a unit's plan, or begins and throws away a draft beside the approved one; If-Match guards it.").ProducesProblem(412);
    }

    private static async Task<Results<Ok<ExpansionReport>, ProblemHttpResult>> ExpandAsync(
        ExpandPlanInput input, ExpandPlanHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(input.Plan, input.Year, input.DryRun, cancellation)).TryGet(out var report, out var no) ? TypedResults.Ok(report) : no.ToProblem(text);

    private static async Task<Results<NoContent, ProblemHttpResult>> ReviewAsync(
        Guid id, ReviewEvidenceInput input, ReviewEvidenceHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(new(id), input, cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static async Task<Results<NoContent, ProblemHttpResult>> DecideAsync(
        string number, string? plan, DecideTimeInput input, DecideTimeHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(plan, number, input, null, cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static async Task<Results<NoContent, ProblemHttpResult>> PickAsync(
        string number, Guid assignment, string? plan, PickMembersInput input, PickMembersHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(plan, number, assignment, input, null, cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static Task<Results<NoContent, ProblemHttpResult>> EditAsync(
        Guid id, EditDutyInput input, HttpContext http, EditDutyHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        TaggedAsync(http, text, version => handler.HandleAsync(new(id), version, input, cancellation));

    private static async Task<Results<Created<MadeAnswer>, ProblemHttpResult>> EnterAsync(
        Guid id, EnterProgressInput input, EnterProgressHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(new(id), input, cancellation)).TryGet(out var made, out var no)
            ? TypedResults.Created($"/api/plan/duties/{id}", new MadeAnswer(made.Value))
            : no.ToProblem(text);

    private static Task<Results<NoContent, ProblemHttpResult>> StepAsync(
        Guid id, DutyStepInput input, HttpContext http, StepDutyHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        TaggedAsync(http, text, version => handler.HandleAsync(new(id), version, input, cancellation));

    private static async Task<Results<Created<MadeAnswer>, ProblemHttpResult>> EvidenceAsync(
        Guid id, [FromForm] string kind, [FromForm] string title, [FromForm] string? link, [FromForm] string? issuer, [FromForm] string? number, [FromForm] DateOnly? datedOn,
        [FromForm] string? visibility, IFormFile? file, EvidenceHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        await using var content = file?.OpenReadStream();
        var outcome = await handler.AddAsync(
            new(id), new(kind, title, link, issuer, number, datedOn, visibility), content is null ? null : (content, file!.FileName), cancellation);
        return outcome.TryGet(out var made, out var no)
            ? TypedResults.Created($"/api/plan/duties/{id}", new MadeAnswer(made.Value))
            : no.ToProblem(text);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        Guid id, EvidenceHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.WithdrawAsync(new(id), cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclareAsync(
        Guid id, string unit, DeclareValueInput input, DeclareValueHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(new(id), unit, input, null, cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static async Task<Results<Created<MadeAnswer>, ProblemHttpResult>> ImportAsync(
        IFormFile file, PreviewImportHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        var (id, refusal, message) = await handler.UploadAsync(content, file.FileName, cancellation);
        if (id is { } made)
        {
            return TypedResults.Created($"/api/plan/imports/{made.Value}", new MadeAnswer(made.Value));
        }

        return message.Length == 0 ? refusal!.ToProblem(text) : TypedResults.Problem(
            statusCode: refusal!.Status, type: "urn:tdc:problem:" + refusal.Code, title: message, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
    }

    private static async Task<Results<Ok<ImportReceipt>, ProblemHttpResult>> ConfirmAsync(
        Guid id, ConfirmImportInput input, PreviewImportHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        (await handler.ConfirmAsync(id, input, cancellation)).TryGet(out var receipt, out var no) ? TypedResults.Ok(receipt) : no.ToProblem(text);

    private static async Task<Results<Ok<UnitPlanAnswer>, ProblemHttpResult>> UnitPlanAsync(
        string unit, int year, int? revision, HttpContext http, UnitPlanGate gate, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (!(await gate.OpenAsync(unit, year, cancellation, WhichRevision.Numbered(revision))).TryGet(out var opened, out var no))
        {
            return no.ToProblem(text);
        }

        var plan = opened.Plan;
        http.Response.Headers.ETag = EntityTag.Of(plan.Version);
        return TypedResults.Ok(new UnitPlanAnswer(
            opened.Unit.Code, plan.Year, ApiWords.Camel(plan.State.ToString()), plan.Remarks, plan.ReviewNote,
            [
                .. plan.Activities.Select(a => new ActivityAnswer(
                    a.Id, a.DutyId?.Value, a.Title, a.Responsible, a.StartsOn, a.EndsOn, a.Product, ApiWords.Camel(a.Method.ToString()), a.Weight, a.Progress, a.Cancelled)),
            ],
            plan.Version, plan.Revision, opened.InForce?.Revision));
    }

    private static async Task<Results<Created<MadeAnswer>, ProblemHttpResult>> AddActivityAsync(
        string unit, int year, ActivityInput input, HttpContext http, SaveActivityHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (!(await handler.HandleAsync(unit, year, null, null, input, cancellation)).TryGet(out var saved, out var no))
        {
            return no.ToProblem(text);
        }

        http.Response.Headers.ETag = EntityTag.Of(saved.Version);
        return TypedResults.Created($"/api/plan/unit-plans/{unit}/{year}", new MadeAnswer(saved.Activity));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> SaveActivityAsync(
        string unit, int year, Guid activity, ActivityInput input, HttpContext http, SaveActivityHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        TaggedAsync(http, text, async version =>
        {
            Outcome<Guid> outcome = (await handler.HandleAsync(unit, year, activity, version, input, cancellation)).TryGet(out var saved, out var no) ? saved.Version : no;
            return outcome;
        });

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveActivityAsync(
        string unit, int year, Guid activity, HttpContext http, SaveActivityHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        TaggedAsync(http, text, version => handler.RemoveAsync(unit, year, activity, version, cancellation));

    private static async Task<Results<NoContent, ProblemHttpResult>> ProgressAsync(
        string unit, int year, Guid activity, ActivityProgressInput input, HttpContext http, ActivityProgressHandler handler, IStringLocalizer<PlanText> text,
        CancellationToken cancellation)
    {
        var version = EntityTag.IfMatch(http.Request, out var isReadable);
        if (!isReadable)
        {
            return Refusal.Conflict("plan.changed-meanwhile").ToProblemOfTag(http.Request, text);
        }

        return (await handler.HandleAsync(unit, year, activity, version, input, cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblemOfTag(http.Request, text);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> StepUnitPlanAsync(
        string unit, int year, UnitPlanStepInput input, HttpContext http, StepUnitPlanHandler handler, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        TaggedAsync(http, text, version => handler.HandleAsync(unit, year, version, input, cancellation));

    // A change guarded by If-Match answers the new ETag.
    private static async Task<Results<NoContent, ProblemHttpResult>> TaggedAsync(HttpContext http, IStringLocalizer<PlanText> text, Func<Guid?, Task<Outcome<Guid>>> change)
    {
        var version = EntityTag.IfMatch(http.Request, out var isReadable);
        if (!isReadable)
        {
            return Refusal.Conflict("plan.changed-meanwhile").ToProblemOfTag(http.Request, text);
        }

        if (!(await change(version)).TryGet(out var now, out var no))
        {
            return no.ToProblemOfTag(http.Request, text);
        }

        http.Response.Headers.ETag = EntityTag.Of(now);
        return TypedResults.NoContent();
    }
}
