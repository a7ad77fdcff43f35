using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.ShowDuty;
using Tdc.Plan.Features.ShowTask;
using Tdc.Plan.Resources;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Features.Api;

/// <summary>One statement about a duty.</summary>
/// <param name="On">The day for which it holds.</param>
/// <param name="Progress">0 to 1; null when it only tells.</param>
/// <param name="Source">hand, activities, step, succession or amendment.</param>
/// <param name="Narrative">What was done.</param>
/// <param name="Difficulty">What stands in the way.</param>
/// <param name="Author">Who wrote it; empty when the program did.</param>
/// <param name="WrittenAt">When.</param>
internal sealed record ProgressAnswer(DateOnly On, double? Progress, string Source, string Narrative, string Difficulty, string Author, DateTimeOffset WrittenAt);

/// <summary>An evidence item.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Duty">The duty that it proves.</param>
/// <param name="Kind">document, link, photo, dataset or minutes.</param>
/// <param name="Title">What it is.</param>
/// <param name="Number">Number and symbol of a document.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="DatedOn">Its day.</param>
/// <param name="Address">Where it is: the address of the file here, or the link.</param>
/// <param name="Visibility">public, internal or restricted.</param>
/// <param name="Review">waiting, matches or doesNotMatch.</param>
/// <param name="AddedAt">When it was added.</param>
internal sealed record EvidenceAnswer(
    Guid Id, Guid Duty, string Kind, string Title, string Number, string Issuer, DateOnly? DatedOn, string Address, string Visibility, string Review, DateTimeOffset AddedAt)
{
    internal static EvidenceAnswer Of(Evidence e) => new(
        e.Id.Value, e.DutyId.Value, ApiWords.Camel(e.Kind.ToString()), e.Title, e.Number, e.Issuer, e.DatedOn, e.FileId is { } file ? $"/tep/{file}" : e.Link,
        ApiWords.Camel(e.Visibility.ToString()), ApiWords.Camel(e.Review.ToString()), e.AddedAt);
}

/// <summary>The other side of a hand-over.</summary>
/// <param name="Duty">The other duty.</param>
/// <param name="Unit">Code of its unit.</param>
/// <param name="Given">Whether the duty was given to it; otherwise it came from there.</param>
/// <param name="Basis">The act.</param>
/// <param name="On">When.</param>
/// <param name="Progress">What the giver had reached.</param>
/// <param name="Evidence">Evidence items of the giver.</param>
internal sealed record HandedOverAnswer(Guid Duty, string Unit, bool Given, string Basis, DateOnly On, double? Progress, int Evidence);

/// <summary>What a task said from when on.</summary>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it lasts.</param>
/// <param name="TitleVi">Vietnamese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Output">Expected product.</param>
/// <param name="Time">When it is due.</param>
/// <param name="Standing">active, suspended or cancelled.</param>
/// <param name="Basis">The document that decided it; empty for the plan's own decision.</param>
internal sealed record VersionAnswer(DateOnly ValidFrom, DateOnly? ValidTo, string TitleVi, string TitleEn, string Output, TimeAnswer Time, string Standing, string Basis);

/// <summary>The history of a task: what it said, and who had which part.</summary>
/// <param name="Versions">Oldest first.</param>
/// <param name="Assignments">All that ever held, by their first day.</param>
internal sealed record HistoryAnswer(IReadOnlyList<VersionAnswer> Versions, IReadOnlyList<AssignmentAnswer> Assignments);

/// <summary>A page of evidence.</summary>
/// <param name="Evidence">The items, newest first.</param>
/// <param name="Next">Id to ask on with as <c>after</c>; null on the last page.</param>
internal sealed record EvidenceList(IReadOnlyList<EvidenceAnswer> Evidence, Guid? Next);

/// <summary>What the pages of a duty and of a task tell besides their heads.</summary>
internal static class DutyReads
{
    private const int MostEvidence = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var duty = api.MapGroup("/duties/{id:guid}").RequireAuthorization(PlanScopes.Readers).ProducesProblem(404);
        duty.MapGet("/progress", ProgressAsync).WithName("GetDutyProgress").WithSummary("The newest 50 statements about a duty.");
        duty.MapGet("/evidence", EvidenceAsync).WithName("GetDutyEvidence").WithSummary("The evidence behind a duty, newest first.");
        duty.MapGet("/handovers", HandedOverAsync).WithName("GetDutyHandovers").WithSummary("From whom a duty came and to whom it went, by which act.");
        api.MapGet("/tasks/{number}/evidence", TaskEvidenceAsync).WithName("GetTaskEvidence").WithSummary("The evidence of a task that the asker may see, newest first.").AllowAnonymous().ProducesProblem(404);
        api.MapGet("/tasks/{number}/history", HistoryAsync).WithName("GetTaskHistory").WithSummary("What a task said from when to when, and who had which part.").AllowAnonymous().ProducesProblem(404);
    }

    private static async Task<Results<Ok<IReadOnlyList<ProgressAnswer>>, ProblemHttpResult>> ProgressAsync(
        Guid id, DutyReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        await reading.ReadAsync(id, cancellation) is { } view
            ? TypedResults.Ok<IReadOnlyList<ProgressAnswer>>([.. view.Entries.Select(e => new ProgressAnswer(
                e.On, e.Share, ApiWords.Camel(e.Source.ToString()), e.Narrative, e.Difficulty, e.Author is { } by ? view.Authors.GetValueOrDefault(by, "") : "", e.WrittenAt))])
            : Refusal.NotFound("plan.no-such-duty").ToProblem(text);

    private static async Task<Results<Ok<IReadOnlyList<EvidenceAnswer>>, ProblemHttpResult>> EvidenceAsync(
        Guid id, DutyReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        await reading.ReadAsync(id, cancellation) is { } view
            ? TypedResults.Ok<IReadOnlyList<EvidenceAnswer>>([.. view.Evidence.Select(e => EvidenceAnswer.Of(e.Item))])
            : Refusal.NotFound("plan.no-such-duty").ToProblem(text);

    private static async Task<Results<Ok<IReadOnlyList<HandedOverAnswer>>, ProblemHttpResult>> HandedOverAsync(
        Guid id, DutyReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        await reading.ReadAsync(id, cancellation) is { } view
            ? TypedResults.Ok<IReadOnlyList<HandedOverAnswer>>([.. view.Moves.Select(m => new HandedOverAnswer(
                m.Id.Value, view.Register.OfLineage(m.Unit, m.On).Code, m.Given, m.Basis, m.On, m.Progress, m.Evidence))])
            : Refusal.NotFound("plan.no-such-duty").ToProblem(text);

    private static async Task<Results<Ok<EvidenceList>, ProblemHttpResult>> TaskEvidenceAsync(
        string number, string? plan, Guid? after, TaskReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation, int limit = 50)
    {
        if (await reading.ReadAsync(plan, number, null, null, namesAsOf: false, cancellation) is not { } view)
        {
            return Refusal.NotFound("plan.no-such-task").ToProblem(text);
        }

        var most = Math.Clamp(limit, 1, MostEvidence);
        var evidence = reading.EvidenceOf(view.Task.Id, view.Rights);
        if (after is { } last)
        {
            var lastId = new EvidenceId(last);
            evidence = evidence.Where(e => e.Id < lastId);
        }

        var rows = await evidence.OrderByDescending(e => e.Id).Take(most + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new EvidenceList([.. rows.Take(most).Select(EvidenceAnswer.Of)], rows.Count > most ? rows[most - 1].Id.Value : null));
    }

    private static async Task<Results<Ok<HistoryAnswer>, ProblemHttpResult>> HistoryAsync(
        string number, string? plan, TaskReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation) =>
        await reading.ReadAsync(plan, number, null, null, namesAsOf: false, cancellation) is { } view
            ? TypedResults.Ok(new HistoryAnswer(
                [.. view.Task.Versions.OrderBy(v => v.ValidFrom).Select(v => new VersionAnswer(
                    v.ValidFrom, v.ValidTo, v.TitleVi, v.TitleEn, v.Output, TimeAnswer.Of(v.Time), ApiWords.Camel(v.Standing.ToString()), v.Basis))],
                [.. view.Task.Assignments.OrderBy(a => a.ValidFrom).ThenBy(a => a.Role).ThenBy(a => a.Order).Select(a => AssignmentAnswer.Of(a, view.Register, a.ValidFrom))]))
            : Refusal.NotFound("plan.no-such-task").ToProblem(text);
}
