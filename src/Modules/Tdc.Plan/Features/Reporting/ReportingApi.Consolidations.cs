using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        (await handler.FinishAsync(round, number, ReportingApi.Seen(request), cancellation)).TryGet(out var made, out var refusal) ? TypedResults.Ok(Answer(made)) : refusal.ToProblem(words);

    private static async Task<IResult> DocxAsync(string round, int number, string? to, PrintConsolidationHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (!(await handler.HandleAsync(round, number, cancellation)).TryGet(out var print, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        var addressee = AddresseeWords.Read(to) ?? Addressee.Committee;
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
        Issues = made.Issues.Select(i => new { Addressee = i.Addressee.ToString(), i.DocumentNumber, i.DatedOn }),
    };
}
