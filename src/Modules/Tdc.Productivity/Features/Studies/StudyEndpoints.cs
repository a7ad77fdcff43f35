using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features.Enterprises.Api;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A study in the list of the API.</summary>
/// <param name="Activity">Section, division, or <c>_T</c> for all.</param>
/// <param name="Computed">Whether there is a result.</param>
/// <param name="IsDemonstration">Whether it was made with invented enterprises.</param>
internal sealed record StudyListAnswer(Guid Id, StudyKind Kind, string Title, string Activity, bool Computed, bool Completed, DateTimeOffset? CompletedAt, string Conclusion, bool IsDemonstration, DateTimeOffset CreatedAt);

/// <summary>A study with all that is needed to check it.</summary>
/// <param name="DataVersion">SHA-256 of the sample.</param>
/// <param name="ResultHash">SHA-256 of the result as it is kept; empty while it is computed.</param>
/// <param name="Settings">Sample and model.</param>
/// <param name="Result">The result; null while it is computed.</param>
internal sealed record StudyAnswer(StudyListAnswer Study, string DataVersion, string ResultHash, JsonElement Settings, JsonElement? Result);

/// <summary>A study that was made.</summary>
internal sealed record StudyMade(Guid Id);

/// <summary>What a study concludes.</summary>
/// <param name="Conclusion">The conclusion in words.</param>
internal sealed record ConclusionBody([property: Required] string Conclusion);

/// <summary>Studies under <c>/api/productivity/studies</c>, and the files of a study's page. For the department.</summary>
internal static class StudyEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/productivity/studies").WithTags("Productivity").RequireAuthorization(ProductivityScopes.Readers).ProducesProblem(404);
        api.MapGet("", ListAsync).WithName("GetProductivityStudies").WithSummary("Studies of productivity, newest first, thirty a page; for the department.");
        api.MapGet("/{id:guid}", OneAsync).WithName("GetProductivityStudy").WithSummary("One study: settings, version of the data, result and its hash; its version is the ETag; for the department.");
        var write = app.MapGroup("/api/productivity/studies").WithTags("Productivity").RequireAuthorization(ProductivityScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        write.MapPost("", MakeAsync).WithName("MakeProductivityStudy").WithSummary("Makes a study as the wizards do, at once or, when it is long, in the background; for the department. The settings of a study that was read can be sent again.");
        write.MapPost("/{id:guid}/repetition", RepeatAsync).WithName("RepeatProductivityStudy").WithSummary("Computes a study again from its saved data and says whether the digits are the same; for the department.");
        write.MapPut("/{id:guid}/conclusion", CompleteAsync).WithName("CompleteProductivityStudy").WithSummary("Completes a study with a conclusion, or changes the conclusion; If-Match guards it; for the department.").ProducesProblem(412);
        app.MapGet("/nang-suat/nghien-cuu/{id:guid}/{file:regex(^(du-lieu|ket-qua)\\.csv$)}", FileAsync).ExcludeFromDescription().RequireAuthorization(ProductivityScopes.Readers);
    }

    private static async Task<Results<Ok<IEnumerable<StudyListAnswer>>, ProblemHttpResult>> ListAsync(
        int? page, ProductivityAccess access, StudyReading reading, IStringLocalizer<StudyText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        return rights.ReadsStudies
            ? TypedResults.Ok((await reading.ListAsync(rights, page ?? 1, cancellation)).Lines.Select(Of))
            : Refusal.NotFound("study.none").ToProblem(text);
    }

    private static async Task<Results<Ok<StudyAnswer>, ProblemHttpResult>> OneAsync(
        Guid id, HttpContext http, ProductivityAccess access, StudyReading reading, IStringLocalizer<StudyText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.ReadsStudies || await reading.ReadAsync(rights, new(id), cancellation) is not { Study: var s } view)
        {
            return Refusal.NotFound("study.none").ToProblem(text);
        }

        http.Response.Headers.ETag = FigureTag.Of(s.Version);
        var line = new StudyLine(s.Id, s.Kind, s.Title, s.Activity, s.Conclusion, s.Completed, s.CompletedAt, s.IsDemonstration, view.Outcome is not null, s.CreatedAt);
        return TypedResults.Ok(new StudyAnswer(Of(line), s.DataHash, s.ResultHash, JsonElement.Parse(s.Settings), s.Result.Length == 0 ? null : JsonElement.Parse(s.Result)));
    }

    private static async Task<Results<Created<StudyMade>, ProblemHttpResult>> MakeAsync(
        StudyBody body, ProductivityAccess access, WizardReading wizards, StudyBook book, IStringLocalizer<StudyText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.SeesFirms)
        {
            return Refusal.NotFound("study.none").ToProblem(text);
        }

        var wizard = await wizards.OpenAsync(body.Kind, body.ToQuery(), cancellation);
        var errors = wizard.Question.Faults.Select(f => (Field: StudyBody.NameOf(f.Field), Said: f.Message)).Concat(body.Unknown(wizard.Settings).Select(f => (f, text["study.unknown-choice"].Value)))
            .GroupBy(f => f.Item1).ToDictionary(g => g.Key, g => g.Select(f => f.Item2).ToArray());
        if (errors.Count > 0)
        {
            return TypedResults.Problem(
                statusCode: 400, type: "urn:tdc:problem:study.check-fields", title: text["study.check-fields"],
                extensions: new Dictionary<string, object?> { ["code"] = "study.check-fields", ["errors"] = errors });
        }

        return (await book.MakeAsync(rights, new(body.Kind, body.Title, wizard.Settings), cancellation)).TryGet(out var id, out var refusal)
            ? TypedResults.Created($"/api/productivity/studies/{id.Value}", new StudyMade(id.Value))
            : refusal.ToProblem(text);
    }

    private static async Task<Results<Ok<Repeat>, ProblemHttpResult>> RepeatAsync(Guid id, ProductivityAccess access, StudyBook book, IStringLocalizer<StudyText> text, CancellationToken cancellation) =>
        (await book.RepeatAsync(await access.RightsAsync(cancellation), new(id), cancellation)).TryGet(out var found, out var refusal) ? TypedResults.Ok(found) : refusal.ToProblem(text);

    private static Task<Results<NoContent, ProblemHttpResult>> CompleteAsync(
        Guid id, ConclusionBody body, HttpContext http, ProductivityAccess access, StudyBook book, IStringLocalizer<StudyText> text, CancellationToken cancellation) =>
        FigureTag.ChangeAsync(http, text, async version => await book.CompleteAsync(await access.RightsAsync(cancellation), new(id), body.Conclusion ?? "", version, cancellation));

    private static async Task<IResult> FileAsync(Guid id, string file, ProductivityAccess access, StudyReading reading, IStringLocalizer<StudyText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.SeesFirms || await reading.ReadAsync(rights, new(id), cancellation) is not { } view)
        {
            return Refusal.NotFound("study.none").ToProblem(text);
        }

        if (file == "du-lieu.csv")
        {
            return TypedResults.File(StudyData.Unpack(view.Study.Data).Csv, CsvWriter.ContentType, "mau-" + view.Study.DataHash[..12] + ".csv");
        }

        return view.Outcome?.Frontier is { } frontier
            ? TypedResults.File(Scores(frontier, view.Settings.Frontier!), CsvWriter.ContentType, "diem-" + view.Study.ResultHash[..12] + ".csv")
            : Refusal.NotFound("study.none").ToProblem(text);
    }

    private static StudyListAnswer Of(StudyLine s) => new(s.Id.Value, s.Kind, s.Title, s.Activity, s.Computed, s.Completed, s.CompletedAt, s.Conclusion, s.IsDemonstration, s.CreatedAt);

    private static byte[] Scores(FrontierOutcome outcome, FrontierSettings settings)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new System.Text.UTF8Encoding(true)))
        {
            var csv = new CsvWriter(text);
            string[] codes = [.. settings.Inputs, .. settings.Outputs];
            csv.WriteExact(["unit", "year", "score", "corrected", "lower", "upper", "scale", "returns", "super", "fdh", "sfa", .. codes, .. codes.Select(c => "target_" + c), "super_state", "super_model"]);
            var super = FrontierWords.SuperModel(outcome);
            foreach (var u in outcome.Units)
            {
                csv.WriteExact([Text(u.Unit), Text(u.Year), Text(u.Score), Text(u.Corrected), Text(u.Lower), Text(u.Upper), Text(u.Scale), u.Returns.ToString(), Text(u.Super), Text(u.FreeDisposal), Text(u.Stochastic),
                    .. u.Actual.Select(Text), .. u.Target.Select(Text), .. settings.Super ? [u.SuperInfeasible ? "infeasible" : u.Super is null ? "none" : "solved", $"{super.Returns}/{super.Orientation}"] : new[] { "", "" }]);
            }
        }

        return memory.ToArray();
    }

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
