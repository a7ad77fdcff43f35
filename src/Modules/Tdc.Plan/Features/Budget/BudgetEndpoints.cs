using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Budget;
using Tdc.Plan.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Budget;

/// <summary>Money of one unit for one task from one source, by step; whole đồng.</summary>
/// <param name="UnitCode">Code of the unit at the end of the year.</param>
/// <param name="Task">Label of the task.</param>
/// <param name="Source">Where the money comes from.</param>
/// <param name="Amounts">Whole đồng by step.</param>
/// <param name="CeilingDong">What may be spent.</param>
internal sealed record BudgetAnswer(string UnitCode, string Task, string Source, IReadOnlyDictionary<string, long> Amounts, long CeilingDong);

/// <summary>An amount to record.</summary>
/// <param name="UnitCode">Code of a unit of the year.</param>
/// <param name="Task">Label of a task, such as II.2.</param>
/// <param name="Year">Year of account.</param>
/// <param name="Source">Source, kebab-case.</param>
/// <param name="Stage">Step, kebab-case.</param>
/// <param name="AmountDong">Whole đồng; negative takes back.</param>
/// <param name="OccurredOn">Day of the document or payment.</param>
/// <param name="Document">Number and symbol of the document.</param>
/// <param name="Note">Remarks.</param>
internal sealed record MoneyRequest(
    string UnitCode, string Task, int Year, string Source, string Stage, long AmountDong, DateOnly OccurredOn, string? Document, string? Note);

/// <summary>Answer to a table of amounts.</summary>
/// <param name="Recorded">How many amounts were recorded.</param>
/// <param name="Known">How many rows said exactly what was recorded already.</param>
internal sealed record MoneyTableAnswer(int Recorded, int Known);

/// <summary>Answer to a recorded amount.</summary>
/// <param name="LineId">The line that holds it.</param>
internal sealed record MoneyAnswer(Guid LineId);

internal static class BudgetEndpoints
{
    public static void MapBudget(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/plan/budget").WithTags("Budget").WithIdempotency();
        api.MapGet("/{year:int}", ListAsync).WithName("GetBudget").WithSummary("Money of a year by unit, task and source; only what the asker may see.")
            .RequireAuthorization(BudgetPolicies.See);
        api.MapPost("/events/with-scan", RecordWithScanAsync).WithName("RecordMoneyWithScan").WithSummary("The same as a form: the fields and, as part named file, the scan (PDF) of the document.")
            .RequireAuthorization(BudgetPolicies.Record).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(60L * 1024 * 1024))
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        api.MapPost("/events", RecordAsync).WithName("RecordMoney").WithSummary("Records an amount of a step; opens the line when it is the first one.")
            .RequireAuthorization(BudgetPolicies.Record).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/{year:int}/imports", ImportAsync).WithName("ImportMoney")
            .WithSummary("Records a table of amounts (part named file, XLSX or CSV as exported) whole or not at all; rows that are recorded already are not recorded twice.")
            .RequireAuthorization(BudgetPolicies.Record).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(60L * 1024 * 1024)).ProducesProblem(404).ProducesProblem(413).ProducesProblem(422);
        app.MapGet("/ngan-sach/{year:int}/xuat.{type:regex(^(xlsx|csv)$)}", ExportAsync).ExcludeFromDescription().RequireAuthorization(BudgetPolicies.See);
        app.MapGet("/ngan-sach/{year:int}/mau.xlsx", TemplateAsync).ExcludeFromDescription().RequireAuthorization(BudgetPolicies.Record);
        app.MapGet("/ngan-sach", (HttpContext http, TimeProvider clock) =>
            Results.Redirect($"{http.Request.PathBase}/ngan-sach/{clock.TodayInVietnam.Year}")).ExcludeFromDescription().RequireAuthorization(BudgetPolicies.See);
    }

    private static async Task<Ok<IReadOnlyList<BudgetAnswer>>> ListAsync(int year, BudgetOverview overview, PlanNameSource source, CancellationToken cancellation)
    {
        var names = await source.LoadAsync(year, cancellation);
        var view = await overview.LoadAsync(year, new BudgetFilter(), cancellation);
        return TypedResults.Ok<IReadOnlyList<BudgetAnswer>>([.. view.Cells.Select(c => new BudgetAnswer(
            names.Code(c.Unit), names.Label(c.Task), BudgetWords.Code(c.Source),
            Enum.GetValues<BudgetStage>().ToDictionary(BudgetWords.Code, s => c.Amounts[s]), c.Amounts.Ceiling))]);
    }

    private static async Task<Results<Created<MoneyAnswer>, ProblemHttpResult>> RecordWithScanAsync(
        [FromForm] string unitCode, [FromForm] string task, [FromForm] int year, [FromForm] string source, [FromForm] string stage, [FromForm] long amountDong,
        [FromForm] DateOnly occurredOn, [FromForm] string document, [FromForm] string? note, IFormFile file, RecordMoneyHandler handler, PlanNameSource names,
        IStringLocalizer<BudgetText> text, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        return await KeepAsync(new(unitCode, task, year, source, stage, amountDong, occurredOn, document, note), (content, file.FileName), handler, names, text, cancellation);
    }

    private static Task<Results<Created<MoneyAnswer>, ProblemHttpResult>> RecordAsync(
        MoneyRequest request, RecordMoneyHandler handler, PlanNameSource source, IStringLocalizer<BudgetText> text, CancellationToken cancellation) =>
        KeepAsync(request, null, handler, source, text, cancellation);

    private static async Task<Results<Created<MoneyAnswer>, ProblemHttpResult>> KeepAsync(
        MoneyRequest request, (Stream Content, string Name)? scan, RecordMoneyHandler handler, PlanNameSource source, IStringLocalizer<BudgetText> text,
        CancellationToken cancellation)
    {
        var names = await source.LoadAsync(Math.Clamp(request.Year, 2020, 2100), cancellation);
        if (BudgetWords.Read<FundSource>(request.Source) is not { } fund)
        {
            return Refusal.Rule("form.need-source").ToProblem(text);
        }

        if (BudgetWords.Read<BudgetStage>(request.Stage) is not { } stage)
        {
            return Refusal.Rule("form.need-stage").ToProblem(text);
        }

        var outcome = await handler.HandleAsync(
            new MoneyInput
            {
                Unit = names.FindUnit(request.UnitCode),
                Task = names.FindTask(request.Task),
                Year = request.Year,
                Source = fund,
                Stage = stage,
                AmountDong = request.AmountDong,
                OccurredOn = request.OccurredOn,
                Document = request.Document ?? "",
                Note = request.Note ?? "",
            },
            cancellation,
            scan);
        return outcome.TryGet(out var line, out var refusal)
            ? TypedResults.Created($"/ngan-sach/dong/{line.Value}", new MoneyAnswer(line.Value))
            : refusal.ToProblem(text);
    }

    private static async Task<Results<Ok<MoneyTableAnswer>, ProblemHttpResult>> ImportAsync(
        int year, IFormFile file, ImportMoneyHandler handler, IStringLocalizer<BudgetText> text, CancellationToken cancellation)
    {
        if (year is < 2020 or > 2100)
        {
            return Refusal.Rule("budget.year-out-of-range", year).ToProblem(text);
        }

        await using var content = file.OpenReadStream();
        var result = await handler.HandleAsync(content, file.FileName, year, cancellation);
        return result.Faults.Count == 0 ? TypedResults.Ok(new MoneyTableAnswer(result.Recorded, result.Known)) : TypedResults.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity, type: "urn:tdc:problem:budget.table-refused", title: text["import.faults", result.Faults.Count],
            extensions: new Dictionary<string, object?> { ["code"] = "budget.table-refused", ["errors"] = new Dictionary<string, string[]> { ["file"] = [.. result.Faults] } });
    }

    private static async Task<IResult> ExportAsync(
        int year, string type, HttpContext http, BudgetOverview overview, PlanNameSource source, BudgetSheets sheets, CancellationToken cancellation)
    {
        var names = await source.LoadAsync(year, cancellation);
        var (unit, task) = (http.Request.Query["don-vi"].ToString(), http.Request.Query["nhiem-vu"].ToString());
        var filter = new BudgetFilter(
            unit.Length > 0 ? names.FindUnit(unit) ?? default : null,
            task.Length > 0 ? names.FindTask(task) ?? default : null,
            BudgetWords.Read<FundSource>(http.Request.Query["nguon"]));
        var (lines, _) = await overview.LinesAsync(year, filter, 0, int.MaxValue, cancellation);
        var sheet = sheets.Events(names, lines);
        if (type == "csv")
        {
            var csv = new MemoryStream();
            CsvWriter.Write(sheet, csv);
            csv.Position = 0;
            return Results.File(csv, CsvWriter.ContentType, $"ngan-sach-{year}.csv");
        }

        return Results.File(new Workbook([sheet]).ToStream(), Workbook.ContentType, $"ngan-sach-{year}.xlsx");
    }

    private static async Task<IResult> TemplateAsync(int year, PlanNameSource source, BudgetSheets sheets, CancellationToken cancellation) => Results.File(
        new Workbook([sheets.Template(await source.LoadAsync(year, cancellation))]).ToStream(), Workbook.ContentType, $"mau-ngan-sach-{year}.xlsx");
}
