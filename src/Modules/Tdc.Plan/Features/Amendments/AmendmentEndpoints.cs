using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Features.Budget;
using Tdc.Plan.Resources;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Amendments;

/// <summary>An amendment of the plan.</summary>
/// <param name="Number">Number that people quote.</param>
/// <param name="Title">Subject.</param>
/// <param name="Reason">Reason.</param>
/// <param name="State">draft, proposed, collected, submitted, decided, rejected or withdrawn.</param>
/// <param name="Document">Deciding document; empty before the decision.</param>
/// <param name="DecidedOn">Its day.</param>
/// <param name="EffectiveFrom">First day of the change.</param>
/// <param name="Changes">What changes.</param>
internal sealed record AmendmentAnswer(
    int Number, string Title, string Reason, string State, string Document, DateOnly? DecidedOn, DateOnly? EffectiveFrom, IReadOnlyList<ChangeAnswer> Changes);

/// <summary>One field of one task.</summary>
/// <param name="Id">Its id, to take it out of a draft.</param>
/// <param name="Task">Label of the task.</param>
/// <param name="Field">The field, kebab-case.</param>
/// <param name="OldValue">What it said.</param>
/// <param name="NewValue">What it shall say.</param>
internal sealed record ChangeAnswer(Guid Id, string Task, string Field, string OldValue, string NewValue);

/// <summary>A proposal with its first change.</summary>
internal sealed record ProposalRequest(string Title, string Reason, string Task, string Field, string NewValue);

/// <summary>A change to add to a draft.</summary>
internal sealed record ChangeRequest(string Task, string Field, string NewValue);

/// <summary>A step: the new state, with the document when it is decided.</summary>
internal sealed record StepRequest(string State, string? Remark, string? Document, DateOnly? DecidedOn, DateOnly? EffectiveFrom);

internal static class AmendmentEndpoints
{
    public static void MapAmendments(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/plan/amendments").WithTags("Amendments").WithIdempotency();
        api.MapGet("/", ListAsync).WithName("GetAmendments").WithSummary("Amendments that the asker may see; decided ones are public.");
        api.MapPost("/", ProposeAsync).WithName("ProposeAmendment").WithSummary("Begins a proposal of the asker's unit.")
            .RequireAuthorization(Proposers).ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/{number:int}", GetAsync).WithName("GetAmendment").WithSummary("One amendment with its changes.").ProducesProblem(404);
        api.MapPost("/{number:int}/changes", AddAsync).WithName("AddAmendmentChange").WithSummary("Adds a change to a draft of the asker's unit.")
            .RequireAuthorization(Proposers).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapDelete("/{number:int}/changes/{change:guid}", RemoveAsync).WithName("RemoveAmendmentChange").WithSummary("Takes a change out of a draft of the asker's unit.")
            .RequireAuthorization(Proposers).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/{number:int}/steps", StepAsync).WithName("MoveAmendment").WithSummary("Takes an amendment to its next state, or records the decision.")
            .RequireAuthorization(Proposers).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static void Proposers(AuthorizationPolicyBuilder policy) => Policies.RolesOrScope(PlanScopes.Write, Role.Officer, Role.Head, Role.Coordinator)(policy);

    private static async Task<Ok<IReadOnlyList<AmendmentAnswer>>> ListAsync(TdcDbContext db, Asker asker, PlanNameSource source, TimeProvider clock, CancellationToken cancellation)
    {
        var names = await source.LoadAsync(clock.GetUtcNow().Year, cancellation);
        var all = await db.Set<Amendment>().AsNoTracking().Include(a => a.Changes).OrderByDescending(a => a.Number).ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<AmendmentAnswer>>([.. all.Where(a => AmendmentRights.Sees(asker, a)).Select(a => Answer(a, names))]);
    }

    private static async Task<Results<Ok<AmendmentAnswer>, ProblemHttpResult>> GetAsync(
        int number, AmendmentSource source, Asker asker, PlanNameSource names, TimeProvider clock, IStringLocalizer<AmendmentText> text, CancellationToken cancellation) =>
        await source.FindAsync(number, cancellation) is { } amendment && AmendmentRights.Sees(asker, amendment)
            ? TypedResults.Ok(Answer(amendment, await names.LoadAsync(clock.GetUtcNow().Year, cancellation)))
            : Refusal.NotFound("amendment.not-found").ToProblem(text);

    private static AmendmentAnswer Answer(Amendment a, PlanNames names) => new(
        a.Number, a.Title, a.Reason, BudgetWords.Code(a.State), a.Document, a.DecidedOn, a.EffectiveFrom,
        [.. a.Changes.Select(c => new ChangeAnswer(c.Id, names.Label(c.TaskId), BudgetWords.Code(c.Field), c.OldValue, c.NewValue))]);

    private static async Task<Results<Created<int>, ProblemHttpResult>> AddAsync(
        int number, ChangeRequest request, ProposeAmendmentHandler handler, IStringLocalizer<AmendmentText> text, CancellationToken cancellation)
    {
        if (BudgetWords.Read<AmendedField>(request.Field) is not { } field)
        {
            return Refusal.Rule("form.need-field").ToProblem(text);
        }

        return (await handler.AddAsync(number, new ChangeInput(request.Task ?? "", field, request.NewValue ?? ""), cancellation)).TryGet(out var changed, out var refusal)
            ? TypedResults.Created($"/api/plan/amendments/{changed}", changed)
            : refusal.ToProblem(text);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        int number, Guid change, ProposeAmendmentHandler handler, IStringLocalizer<AmendmentText> text, CancellationToken cancellation) =>
        (await handler.RemoveAsync(number, change, cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);

    private static async Task<Results<Created<int>, ProblemHttpResult>> ProposeAsync(
        ProposalRequest request, ProposeAmendmentHandler handler, IStringLocalizer<AmendmentText> text, CancellationToken cancellation)
    {
        if (BudgetWords.Read<AmendedField>(request.Field) is not { } field)
        {
            return Refusal.Rule("form.need-field").ToProblem(text);
        }

        if (request.Title is not { Length: > 0 and <= 300 })
        {
            return Refusal.Rule("form.need-title").ToProblem(text);
        }

        if (request.Reason is not { Length: > 0 and <= ProposeAmendmentHandler.LongestValue })
        {
            return Refusal.Rule("form.need-reason").ToProblem(text);
        }

        return (await handler.BeginAsync(request.Title, request.Reason, new ChangeInput(request.Task ?? "", field, request.NewValue ?? ""), cancellation)).TryGet(out var number, out var refusal)
            ? TypedResults.Created($"/api/plan/amendments/{number}", number)
            : refusal.ToProblem(text);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> StepAsync(
        int number, StepRequest request, MoveAmendmentHandler handler, IStringLocalizer<AmendmentText> text, CancellationToken cancellation)
    {
        if (BudgetWords.Read<AmendmentState>(request.State) is not { } state)
        {
            return Refusal.Rule("amendment.state-unknown", string.Join(", ", Enum.GetValues<AmendmentState>().Select(s => BudgetWords.Code(s)))).ToProblem(text);
        }

        if (state == AmendmentState.Decided && (string.IsNullOrWhiteSpace(request.Document) || request.DecidedOn is null || request.EffectiveFrom is null))
        {
            return Refusal.Rule("decide.need-document").ToProblem(text);
        }

        var outcome = state == AmendmentState.Decided
            ? await handler.DecideAsync(number, request.Document!, request.DecidedOn!.Value, request.EffectiveFrom!.Value, cancellation)
            : await handler.StepAsync(number, state, request.Remark ?? "", cancellation);
        return outcome.TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);
    }
}
