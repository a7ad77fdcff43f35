using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.ConsolidateReports;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Features.Reporting;

internal static class ReportingApiConsolidations
{
    public static void MapConsolidations(this RouteGroupBuilder api)
    {
        api.MapPost("/{round}/consolidations", MakeAsync).WithName("ConsolidateReports").WithSummary("Makes a consolidated report, or a supplement when the main one is finished.").ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/{round}/consolidations/{number:int}", GetAsync).WithName("GetConsolidation").WithSummary("A consolidated report with the exact report versions in it.").ProducesProblem(404);
        api.MapPost("/{round}/consolidations/{number:int}/finish", FinishAsync).WithName("FinishConsolidation").WithSummary("Fixes texts and figures.").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPatch("/{round}/consolidations/{number:int}", WriteAsync).WithName("WriteConsolidation").WithSummary("Changes texts of a draft; what is left out stays. If-Match carries the version seen.").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/{round}/consolidations/{number:int}/issues", IssueAsync).WithName("IssueConsolidation").WithSummary("Enters number, date and, as multipart part named file, the signed scan of an issued document.")
            .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(60L * 1024 * 1024)).ProducesProblem(404).ProducesProblem(413).ProducesProblem(422);
        api.MapPost("/{round}/consolidations/{number:int}/lock", LockAsync).WithName("LockConsolidation").WithSummary("Locks an issued report with everything in it.").ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/{round}/consolidations/{number:int}/docx", DocxAsync).WithName("GetConsolidationDocx").WithSummary("The official document for an addressee: ubnd, thanh-uy, bo or thu-tuong.").ProducesProblem(404);
        api.MapGet("/{round}/consolidations/{number:int}/xlsx", XlsxAsync).WithName("GetConsolidationXlsx").WithSummary("All figures as a workbook.").ProducesProblem(404);
    }

    private static async Task<IResult> MakeAsync(string round, ConsolidateReportsHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.HandleAsync(round, cancellation)).TryGet(out var made, out var refusal)
            ? TypedResults.Created($"/api/plan/rounds/{round}/consolidations/{made.Number}", Answer(made))
            : refusal.ToProblem(words);

    private static async Task<IResult> GetAsync(string round, int number, HttpResponse response, EditConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (!(await handler.OpenAsync(round, number, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        response.Headers.ETag = ReportingApi.Tag(open.Consolidation.Version);
        return TypedResults.Ok(Answer(open.Consolidation));
    }

    private static async Task<IResult> FinishAsync(string round, int number, HttpRequest request, EditConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        Answered(await handler.FinishAsync(round, number, ReportingApi.Seen(request), cancellation), words);

    private static async Task<IResult> WriteAsync(
        string round, int number, ConsolidationTextInput input, HttpRequest request, EditConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (!(await handler.OpenAsync(round, number, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        var tasks = open.Consolidation.Tasks.ToDictionary(t => $"{RomanNumeral.Of(t.GroupNumber)}.{t.Number}", t => t.TaskId);
        var written = input.Narratives ?? new Dictionary<string, string>();
        var unknown = written.Keys.Where(n => !tasks.ContainsKey(n)).ToList();
        if (unknown.Count > 0)
        {
            return Refusal.Rule("reporting.no-such-tasks", string.Join(", ", unknown)).ToProblem(words);
        }

        var narratives = written.ToDictionary(n => tasks[n.Key], n => n.Value);
        var texts = new ConsolidationTexts(input.Summary, input.Difficulties, input.Proposals, input.NextSteps, narratives);
        return Answered(await handler.WriteAsync(round, number, ReportingApi.Seen(request), texts, cancellation), words);
    }

    private static async Task<IResult> IssueAsync(
        string round, int number, [FromForm] string addressee, [FromForm] string documentNumber, [FromForm] DateOnly datedOn, IFormFile? file,
        EditConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (AddresseeWords.Read(addressee) is not { } to)
        {
            return Refusal.Rule("reporting.no-such-addressee").ToProblem(words);
        }

        await using var content = file?.OpenReadStream();
        return Answered(await handler.IssueAsync(round, number, to, documentNumber, datedOn, content is null ? null : (content, file!.FileName), cancellation), words);
    }

    private static async Task<IResult> LockAsync(string round, int number, EditConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        Answered(await handler.LockAsync(round, number, cancellation), words);

    private static IResult Answered(Outcome<Consolidation> outcome, IStringLocalizer<ReportText> words) =>
        outcome.TryGet(out var made, out var refusal) ? TypedResults.Ok(Answer(made)) : refusal.ToProblem(words);

    private static async Task<IResult> DocxAsync(string round, int number, string? to, PrintConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (!(await handler.HandleAsync(round, number, cancellation)).TryGet(out var print, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        var addressee = Addressee.Committee;
        if (to is { Length: > 0 })
        {
            if (AddresseeWords.Read(to) is not { } named)
            {
                return Refusal.Rule("reporting.no-such-addressee").ToProblem(words);
            }

            addressee = named;
        }

        return TypedResults.File(
            ConsolidatedDocument.Of(print, addressee, words).ToStream(), OfficialDocument.ContentType, ConsolidatedDocument.FileName(print.Round, print.Consolidation, addressee, "docx"));
    }

    private static async Task<IResult> XlsxAsync(string round, int number, PrintConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.HandleAsync(round, number, cancellation)).TryGet(out var print, out var refusal)
            ? TypedResults.File(ConsolidatedWorkbook.Of(print, words).ToStream(), Workbook.ContentType, ConsolidatedDocument.FileName(print.Round, print.Consolidation, null, "xlsx"))
            : refusal.ToProblem(words);

    private static object Answer(Consolidation made) => new
    {
        made.Number,
        State = made.State.ToString(),
        made.IsSupplement,
        made.MadeAt,
        made.Expected,
        made.Complete,
        made.OnTime,
        made.Coverage,
        made.Summary,
        made.Difficulties,
        made.Proposals,
        made.NextSteps,
        Sources = made.Sources.Select(s => new { s.UnitNameVi, s.UnitNameEn, s.SubmissionId, s.SubmissionNumber, s.DaysLate, s.Waived }),
        Tasks = made.Tasks.OrderBy(t => t.GroupNumber).ThenBy(t => t.Number)
            .Select(t => new { Task = $"{RomanNumeral.Of(t.GroupNumber)}.{t.Number}", t.TitleVi, t.TitleEn, t.Narrative, t.Progress, t.LeadsReported, t.LeadsExpected }),
        Figures = made.Figures.Select(f => new { MeasureId = f.MeasureId.Value, f.Value, f.Numerator, f.Denominator, f.Units, f.MeasuredUnits, f.UnitsExpected }),
        Issues = made.Issues.Select(i => new { Addressee = i.Addressee.ToString(), i.DocumentNumber, i.DatedOn, Scan = i.ScanId is null ? null : $"/tep/{i.ScanId}" }),
    };
}

/// <summary>Texts of a consolidated report; what is left out stays as it is.</summary>
/// <param name="Summary">General assessment.</param>
/// <param name="Difficulties">Difficulties.</param>
/// <param name="Proposals">Proposals.</param>
/// <param name="NextSteps">What comes next.</param>
/// <param name="Narratives">Text of a task by its number (<c>II.2</c>).</param>
internal sealed record ConsolidationTextInput(
    string? Summary = null, string? Difficulties = null, string? Proposals = null, string? NextSteps = null, IReadOnlyDictionary<string, string>? Narratives = null);
