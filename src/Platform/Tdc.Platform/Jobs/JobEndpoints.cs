using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;

namespace Tdc.Platform.Jobs;

/// <summary>A job that is not done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it does.</param>
/// <param name="State"><c>waiting</c>, <c>running</c> or <c>poisoned</c> (given up).</param>
/// <param name="DueAt">When it is tried, or was.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">What went wrong last.</param>
public sealed record JobAnswer(Guid Id, string Kind, string State, DateTimeOffset DueAt, int Attempts, string? LastError);

/// <summary>An event that a handler failed on and that is tried again by itself.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="DueAt">When it is tried again.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">What went wrong last.</param>
public sealed record UntoldEventAnswer(string Kind, DateTimeOffset DueAt, int Attempts, string? LastError);

/// <summary>Work that is done again and again.</summary>
/// <param name="Name">What it does.</param>
/// <param name="LastRunAt">When it last ran to its end.</param>
/// <param name="Owner">The process that holds it.</param>
public sealed record PeriodicWorkAnswer(string Name, DateTimeOffset? LastRunAt, string Owner);

/// <summary>The background work.</summary>
/// <param name="Jobs">Jobs that are not done, those given up first; 100 at most.</param>
/// <param name="Events">Events that failed; 100 at most.</param>
/// <param name="Works">Periodic work.</param>
public sealed record WorkAnswer(IReadOnlyList<JobAnswer> Jobs, IReadOnlyList<UntoldEventAnswer> Events, IReadOnlyList<PeriodicWorkAnswer> Works);

/// <summary><c>/api/jobs</c>: the page of background work for programs that watch the server.</summary>
internal static class JobEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/jobs").RequireAuthorization(Policies.Administrator).WithTags("operations").WithIdempotency()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("", ListAsync).WithName("ListJobs").WithSummary("Jobs that are not done, events that failed, periodic work.");
        api.MapPost("/{id:guid}/retry", RetryAsync).WithName("RetryJob").WithSummary("Has a job that was given up, or that waits after a failure, run again now.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<WorkAnswer>> ListAsync(JobBoard board, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new WorkAnswer(
            [.. (await board.JobsAsync(cancellation)).Select(j => new JobAnswer(j.Id.Value, j.Kind, j.StateWord(now), j.DueAt, j.Attempts, j.LastError))],
            [.. (await board.UntoldAsync(cancellation)).Select(e => new UntoldEventAnswer(e.Kind, e.DueAt, e.Attempts, e.LastError))],
            [.. (await board.LeasesAsync(cancellation)).Select(l => new PeriodicWorkAnswer(l.Name, l.LastRunAt, l.Owner))]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        Guid id, JobBoard board, Asker asker, IStringLocalizer<JobsText> text, CancellationToken cancellation) =>
        (await board.RetryAsync(new JobId(id), asker, cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);
}
