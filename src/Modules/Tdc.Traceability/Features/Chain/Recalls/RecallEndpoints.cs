using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Traceability.Features.Chain.Alerts;
using Tdc.Traceability.Resources;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Recalls;

/// <summary>What to recall.</summary>
/// <param name="Epc">Any form of an identifier: EPC URN, Digital Link, element string.</param>
/// <param name="Gtin">Together with <paramref name="Lot"/>, instead of <paramref name="Epc"/>; alone it means the product.</param>
/// <param name="Lot">Lot number as printed.</param>
/// <param name="Level"><c>item</c>, <c>lot</c>, <c>product</c> or <c>container</c>; without it as the identifier says, of an item its lot.</param>
/// <param name="Reason">Why; 5 to 2000 characters. Not needed for a preview.</param>
/// <param name="Order">Whether the recall comes into force at once; otherwise it is a draft.</param>
/// <param name="Preview">Whether only to compute and keep nothing.</param>
internal sealed record RecallRequest(string? Epc, string? Gtin, string? Lot, string? Level, string? Reason, bool Order = false, bool Preview = false);

/// <summary>A recall.</summary>
/// <param name="Number">Number that people quote; <see langword="null"/> for a preview.</param>
/// <param name="State"><c>preview</c>, <c>draft</c>, <c>ordered</c> or <c>closed</c>.</param>
/// <param name="Level">How far it reaches.</param>
/// <param name="Subject">What is recalled, canonical.</param>
/// <param name="Product">Name of the product.</param>
/// <param name="Reason">Why.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="OrderedAt">When it came into force.</param>
/// <param name="ClosedAt">When it was carried out.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Xlsx">Address of the list as XLSX.</param>
/// <param name="List">The list; only for one recall.</param>
internal sealed record RecallAnswer(
    string? Number, string State, string Level, string Subject, string Product, string Reason, DateTimeOffset? CreatedAt, DateTimeOffset? OrderedAt, DateTimeOffset? ClosedAt, string? Outcome,
    string? Xlsx, RecallList? List);

/// <summary>A page of recalls.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Total">How many there are.</param>
internal sealed record RecallsAnswer(IReadOnlyList<RecallAnswer> Items, int Total);

/// <summary>A step: <c>ordered</c>, or <c>closed</c> with what came of it.</summary>
internal sealed record RecallStep(string State, string? Outcome);

internal static class RecallEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var epcis = app.MapGroup("/epcis/recall").WithTags("Recalls").WithIdempotency();
        epcis.MapPost("", BeginAsync).WithName("RecallLot").WithSummary("Computes every place where units of a lot, item, product or container went, with quantities, and keeps the recall.")
            .WithDescription("Scope epcis:capture; the department recalls anything, a maker what it made. order: true brings it into force at once; preview: true keeps nothing.")
            .Accepts<RecallRequest>("application/json").Produces<RecallAnswer>(201).Produces<RecallAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).RequireAuthorization(ChainPolicies.Capture);
        epcis.MapGet("", ListAsync).WithName("ListRecalls").WithSummary("Recalls that the asker may see, newest first; ?state=&skip=&limit=.").Produces<RecallsAnswer>().RequireAuthorization(ChainPolicies.Query);
        epcis.MapGet("/{number}", FindAsync).WithName("GetRecall").WithSummary("A recall with its list.").Produces<RecallAnswer>().ProducesProblem(404).RequireAuthorization(ChainPolicies.Query);
        epcis.MapGet("/{number}/list.{type:regex(^(json|csv|xlsx)$)}", FileAsync).WithName("GetRecallList").WithSummary("The recall list as JSON, CSV or XLSX.").RequireAuthorization(ChainPolicies.Query);
        epcis.MapPost("/{number}/steps", StepAsync).WithName("MoveRecall").WithSummary("Orders a draft, or closes a recall with what came of it.")
            .Produces<RecallAnswer>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).RequireAuthorization(ChainPolicies.Capture);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, RecallHandler handler, IStringLocalizer<ChainText> text, CancellationToken cancellation)
    {
        RecallRequest? request;
        try
        {
            request = await http.Request.ReadFromJsonAsync<RecallRequest>(cancellation);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return EpcisProblem.BadBody("The body must be a JSON object with epc, or gtin and lot, and a reason.");
        }

        if (request is null || (request.Epc is null && request.Gtin is null))
        {
            return EpcisProblem.BadBody("The body must name what to recall: epc, or gtin and lot.");
        }

        RecallLevel? level = null;
        if (request.Level is { Length: > 0 })
        {
            if (AlertWords.Read<RecallLevel>(request.Level) is not { } known)
            {
                return EpcisProblem.BadBody("level may be item, lot, product or container.");
            }

            level = known;
        }

        var typed = request.Epc ?? $"(01){request.Gtin!.Trim().PadLeft(14, '0')}" + (request.Lot is { Length: > 0 } lot ? $"(10){lot.Trim()}" : "");
        if (request.Preview)
        {
            return (await handler.ComputeAsync(typed, level, cancellation)).TryGet(out var draft, out var no)
                ? TypedResults.Ok(new RecallAnswer(null, "preview", draft.List.Level, draft.List.Sources[0], draft.Product, request.Reason ?? "", null, null, null, null, null, draft.List))
                : no.ToProblem(text);
        }

        return (await handler.BeginAsync(typed, level, request.Reason, request.Order, cancellation)).TryGet(out var recall, out var refusal)
            ? TypedResults.Created($"/epcis/recall/{recall.Number}", Answer(recall, true))
            : refusal.ToProblem(text);
    }

    private static async Task<IResult> ListAsync(RecallHandler handler, CancellationToken cancellation, string? state = null, int skip = 0, int limit = 50)
    {
        if (state is { Length: > 0 } && AlertWords.Read<RecallState>(state) is null)
        {
            return EpcisProblem.BadParameter("state", "may be draft, ordered or closed");
        }

        var (rows, total) = await handler.ListAsync(AlertWords.Read<RecallState>(state), Math.Max(0, skip), Math.Clamp(limit, 1, 200), cancellation);
        return TypedResults.Ok(new RecallsAnswer([.. rows.Select(r => Answer(r, false))], total));
    }

    private static async Task<IResult> FindAsync(string number, RecallHandler handler, IStringLocalizer<ChainText> text, CancellationToken cancellation) =>
        await handler.FindAsync(number, cancellation) is { } recall ? TypedResults.Ok(Answer(recall, true)) : Refusal.NotFound("recall.not-found").ToProblem(text);

    private static async Task<IResult> FileAsync(string number, string type, RecallHandler handler, TimeProvider clock, IStringLocalizer<ChainText> text, CancellationToken cancellation) =>
        await handler.FindAsync(number, cancellation) is not { } recall ? Refusal.NotFound("recall.not-found").ToProblem(text)
        : type == "json" ? TypedResults.Ok(RecallHandler.ListOf(recall))
        : SheetFiles.Of(type, recall.Number, RecallSheets.Of(recall, text), clock);

    private static async Task<IResult> StepAsync(string number, RecallStep step, RecallHandler handler, IStringLocalizer<ChainText> text, CancellationToken cancellation) =>
        AlertWords.Read<RecallState>(step.State) is not { } state ? Refusal.Conflict("recall.no-such-step").ToProblem(text)
        : (await handler.MoveAsync(number, state, step.Outcome, cancellation)).TryGet(out var recall, out var refusal) ? TypedResults.Ok(Answer(recall, true))
        : refusal.ToProblem(text);

    private static RecallAnswer Answer(TraceRecall r, bool withList) => new(
        r.Number, AlertWords.Code(r.State), AlertWords.Code(r.Level), r.Subject, r.Product, r.Reason, r.CreatedAt, r.OrderedAt, r.ClosedAt, r.State == RecallState.Closed ? r.Outcome : null,
        $"/epcis/recall/{r.Number}/list.xlsx", withList ? RecallHandler.ListOf(r) : null);
}
