using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;

namespace Tdc.Platform.Notices;

/// <summary>A page of notices.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Unread">How many are unread, 100 at most.</param>
/// <param name="Next">Value of <c>after</c> for the next page; <see langword="null"/> on the last.</param>
public sealed record NoticePage(IReadOnlyList<NoticeItem> Items, int Unread, Guid? Next);

/// <summary>How many notices were marked.</summary>
public sealed record NoticesMarked(int Count);

/// <summary><c>/api/notices</c>.</summary>
internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/notices").RequireAuthorization(Policies.Person).WithTags("Notices");
        api.MapGet("", ListAsync).WithName("ListNotices").WithSummary("The signed-in person's notices, newest first; ?unread=true&after=&limit=.");
        api.MapPost("/{id:guid}/read", ReadAsync).WithName("ReadNotice").WithSummary("Marks one notice as read.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/read", ReadAllAsync).WithName("ReadAllNotices").WithSummary("Marks all notices as read.");
    }

    private static async Task<Ok<NoticePage>> ListAsync(
        Asker asker, NoticeInbox inbox, CancellationToken cancellation, bool unread = false, Guid? after = null, int limit = 50)
    {
        var most = Math.Clamp(limit, 1, 200);
        var items = await inbox.ListAsync(asker, unread, after is { } id ? new NoticeId(id) : null, most, cancellation);
        return TypedResults.Ok(new NoticePage(items, await inbox.UnreadAsync(asker, cancellation), items.Count == most ? items[^1].Id : null));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReadAsync(
        Guid id, Asker asker, NoticeInbox inbox, IStringLocalizer<NoticesText> text, CancellationToken cancellation) =>
        (await inbox.MarkReadAsync(asker, new NoticeId(id), cancellation)).TryGet(out _, out var refusal)
            ? TypedResults.NoContent()
            : refusal.ToProblem(text);

    private static async Task<Ok<NoticesMarked>> ReadAllAsync(Asker asker, NoticeInbox inbox, CancellationToken cancellation) =>
        TypedResults.Ok(new NoticesMarked(await inbox.MarkAllReadAsync(asker, cancellation)));
}
