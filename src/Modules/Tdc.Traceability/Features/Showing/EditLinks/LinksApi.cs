using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing.EditLinks;

/// <summary>A link as programs read it.</summary>
internal sealed record LinkAnswer(
    Guid Id, string Key, string Type, string Href, string TitleVi, string TitleEn, string Language, string MediaType, string Context, DateTimeOffset ChangedAt)
{
    public static LinkAnswer Of(TraceLink l) =>
        new(l.Id.Value, l.KeyPath, "gs1:" + l.Type, l.Href, l.TitleVi, l.TitleEn, l.Language, l.MediaType, l.Context, l.ChangedAt);
}

/// <summary>REST of links under <c>/api/traceability/links</c>.</summary>
internal static class LinksApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/traceability/links").WithTags("Links").RequireAuthorization(ShowingPolicies.Linkers).WithIdempotency();
        api.MapGet("", ListAsync).WithName("ListLinks").WithSummary("Links that the owner gave for a number and what lies below it.").Produces<IReadOnlyList<LinkAnswer>>().ProducesProblem(404);
        api.MapPost("", AddAsync).WithName("SetLink").WithSummary("Sets a link; one of the same type, language, media type and context is replaced.")
            .Produces<LinkAnswer>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        api.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveLink").WithSummary("Takes a link away.").Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(string key, KeepLinks links, IStringLocalizer<ShowingText> text, CancellationToken cancellation) =>
        (await links.ListAsync(key, cancellation)).TryGet(out var found, out var refusal) ? TypedResults.Ok(found.Select(LinkAnswer.Of)) : refusal.ToProblem(text);

    private static async Task<IResult> AddAsync(LinkInput input, KeepLinks links, IStringLocalizer<ShowingText> text, CancellationToken cancellation) =>
        (await links.AddAsync(input, cancellation)).TryGet(out var link, out var refusal)
            ? TypedResults.Created($"/api/traceability/links/{link.Id.Value}", LinkAnswer.Of(link)) : refusal.ToProblem(text);

    private static async Task<IResult> RemoveAsync(Guid id, KeepLinks links, IStringLocalizer<ShowingText> text, CancellationToken cancellation) =>
        (await links.RemoveAsync(id, cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);
}
