using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tdc.Plan.Features.Api;

namespace Tdc.Plan.Features.SearchAll;

/// <summary>A thing found.</summary>
/// <param name="Kind">task, unit, measure or evidence.</param>
/// <param name="Title">Its name in the reader's language.</param>
/// <param name="Note">A line that places it.</param>
/// <param name="Address">Path of its page.</param>
internal sealed record SearchAnswer(string Kind, string Title, string Note, string Address);

/// <summary>The search over REST.</summary>
internal static class SearchApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/search", FindAsync).WithName("Search").WithSummary("Tasks, units, measures and the evidence that the asker may see, by words with or without marks; at most 25 of a kind.").AllowAnonymous();

    private static async Task<Ok<IReadOnlyList<SearchAnswer>>> FindAsync(string q, SearchAllHandler handler, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<SearchAnswer>>([.. (await handler.HandleAsync(q, cancellation)).Select(h => new SearchAnswer(ApiWords.Camel(h.Kind.ToString()), h.Title, h.Note, h.Address))]);
}
