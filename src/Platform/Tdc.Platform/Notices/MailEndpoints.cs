using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;

namespace Tdc.Platform.Notices;

/// <summary>A mail of the outbox, without its text: links in it open accounts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="To">Whom it goes to.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="State"><c>waiting</c>, <c>sent</c>, <c>failed</c> or <c>gathered</c> (in the day's digest).</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DueAt">When it is tried, or was.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">What went wrong last.</param>
/// <param name="SentAt">When it went out.</param>
public sealed record MailAnswer(
    Guid Id, string To, string Subject, string State, DateTimeOffset CreatedAt, DateTimeOffset DueAt, int Attempts, string? LastError, DateTimeOffset? SentAt);

/// <summary>A page of mails.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="HasServer">Whether a mail server is set; without one everything waits.</param>
/// <param name="Next">Value of <c>after</c> for the next page; <see langword="null"/> on the last.</param>
public sealed record MailPageAnswer(IReadOnlyList<MailAnswer> Items, bool HasServer, Guid? Next);

/// <summary><c>/api/mails</c>: the outbox for programs that watch the server.</summary>
internal static class MailEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/mails").RequireAuthorization(Policies.Administrator).WithTags("operations").WithIdempotency()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("", ListAsync).WithName("ListMails").WithSummary("Mails of the outbox, newest first; ?state=&after=&limit=.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost("/{id:guid}/retry", RetryAsync).WithName("RetryMail").WithSummary("Has a mail that waits or failed tried again now.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<MailPageAnswer>, ProblemHttpResult>> ListAsync(
        MailOutbox outbox, IStringLocalizer<NoticesText> text, CancellationToken cancellation, string? state = null, Guid? after = null, int limit = 50)
    {
        MailState? wanted = null;
        if (!string.IsNullOrWhiteSpace(state))
        {
            if (!Enum.GetNames<MailState>().Contains(state, StringComparer.OrdinalIgnoreCase))
            {
                return new Refusal(RefusalKind.Fields, "mail.no-such-state") { Fields = new Dictionary<string, string[]> { ["state"] = ["mail.no-such-state"] } }.ToProblem(text);
            }

            wanted = Enum.Parse<MailState>(state, ignoreCase: true);
        }

        var most = Math.Clamp(limit, 1, 200);
        var mails = await outbox.ListAsync(wanted, after is { } id ? new MailId(id) : null, most, cancellation);
        return TypedResults.Ok(new MailPageAnswer(
            [.. mails.Select(m => new MailAnswer(m.Id.Value, m.To, m.Subject, m.State.ToString().ToLowerInvariant(), m.CreatedAt, m.DueAt, m.Attempts, m.LastError, m.SentAt))],
            outbox.HasServer, mails.Count == most ? mails[^1].Id.Value : null));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        Guid id, MailOutbox outbox, Asker asker, IStringLocalizer<NoticesText> text, CancellationToken cancellation) =>
        (await outbox.RetryAsync(new MailId(id), asker, cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);
}
