using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.ConsolidateReports;
using Tdc.Plan.Features.Reporting.FollowRound;
using Tdc.Plan.Features.Reporting.KeepCalendar;
using Tdc.Plan.Features.Reporting.ListRounds;
using Tdc.Plan.Features.Reporting.RemindUnits;
using Tdc.Plan.Features.Reporting.RequestReport;
using Tdc.Plan.Features.Reporting.ReviewReport;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting;

/// <summary>REST of reporting under <c>/api/plan/rounds</c>: everything that the pages do.</summary>
internal static class ReportingApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapReporting(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/plan/rounds").WithTags("Reporting").RequireAuthorization(policy => policy.RequireAssertion(c => Asker.Of(c.User).IsKnown)).WithIdempotency();
        api.MapGet("", ListAsync).WithName("ListRounds").WithSummary("Lists reporting rounds, latest deadline first; after is the key of the last one seen.").ProducesProblem(404);
        api.MapPost("", RequestAsync).WithName("RequestReport").WithSummary("Opens an ad hoc round with its own deadline and units.").ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/{round}", GetAsync).WithName("GetRound").WithSummary("E, C and T of a round with both rates over E.").ProducesProblem(404);
        api.MapGet("/{round}/obligations", ObligationsAsync).WithName("ListObligations").WithSummary("Lists who owes a report and how far it is, by name; after is the unit code of the last one seen.").ProducesProblem(404);
        api.MapGet("/{round}/obligations.{type:regex(^(xlsx|csv)$)}", ExportAsync).WithName("ExportObligations").WithSummary("The same list as a file.").ProducesProblem(404);
        api.MapPost("/{round}/reminders", RemindAsync).WithName("RemindUnits").WithSummary("Reminds the named units, or all that are missing; one mail a unit and day.").ProducesProblem(404).ProducesProblem(422);
        var days = app.MapGroup("/api/plan/calendar-days").WithTags("Reporting").RequireAuthorization(policy => policy.RequireAssertion(c => Asker.Of(c.User).IsKnown));
        days.MapGet("/{year:int}", DaysAsync).WithName("ListCalendarDays").WithSummary("Days off and days worked in exchange of a year, with their basis.");
        days.MapPut("/{day}", SetDayAsync).WithName("SetCalendarDay").WithSummary("Enters a day or corrects it; rounds that are not fixed follow.").ProducesProblem(400).ProducesProblem(404);
        days.MapDelete("/{day}", RemoveDayAsync).WithName("RemoveCalendarDay").WithSummary("Takes a day out: the weekly rhythm holds again.").ProducesProblem(404);
        api.MapReports();
        api.MapConsolidations();
    }

    internal static string Tag(Guid version) => $"\"{version:N}\"";

    internal static Guid? Seen(HttpRequest request) =>
        Guid.TryParse(request.Headers.IfMatch.ToString().Trim('"'), out var version) ? version : null;

    private static async Task<IResult> ListAsync(ListRoundsHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation, string? after = null, int limit = 50) =>
        (await handler.HandleAsync(0, Math.Clamp(limit, 1, 200), cancellation, after)).TryGet(out var rounds, out var refusal)
            ? TypedResults.Ok(rounds.Select(r => RoundAnswer.Of(r.Round, r.Tally)))
            : refusal.ToProblem(words);

    private static async Task<IResult> RequestAsync(RequestReportInput input, RequestReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.HandleAsync(input, cancellation)).TryGet(out var round, out var refusal)
            ? TypedResults.Created("/api/plan/rounds/" + round.Key, RoundAnswer.Of(round, null))
            : refusal.ToProblem(words);

    private static async Task<IResult> GetAsync(string round, FollowRoundHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.HandleAsync(round, cancellation)).TryGet(out var followed, out var refusal)
            ? TypedResults.Ok(RoundAnswer.Of(followed.Round, followed.Tally))
            : refusal.ToProblem(words);

    private static async Task<IResult> ObligationsAsync(
        string round, FollowRoundHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation,
        string? group = null, string? state = null, string? name = null, string? after = null, int limit = 50)
    {
        if (!(await handler.HandleAsync(round, cancellation)).TryGet(out var followed, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        var filter = RoundFilter.Of(group, state ?? "tat-ca", name, "ten");
        return (await handler.ListAfterAsync(followed.Round, filter, after, Math.Clamp(limit, 1, 200), cancellation)).TryGet(out var rows, out refusal)
            ? TypedResults.Ok(rows.Select(ObligationAnswer.Of))
            : refusal.ToProblem(words);
    }

    private static async Task<IResult> ExportAsync(
        string round, string type, HttpRequest request, FollowRoundHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (!(await handler.HandleAsync(round, cancellation)).TryGet(out var followed, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        var query = request.Query;
        var filter = RoundFilter.Of(query["nhom"], query["tinh-trang"], query["ten"], query["sap"]);
        var page = await handler.ListAsync(followed.Round, filter, 0, 100_000, cancellation);
        var sheet = new Sheet
        {
            Name = words["who.title-all"],
            Titles = [words["who.title-all"], ReportWords.Title(followed.Round)],
            Columns =
            [
                new(words["sheet.unit-code"], 12), new(words["unit"], 40), new(words["filter.group"], 24), new(words["state"], 20), new(words["submitted-at"], 18, CellKind.Time),
                new(words["sheet.days-late"], 10, CellKind.Whole), new(words["saved-last"], 18, CellKind.Time), new(words["reminders"], 10, CellKind.Whole), new(words["cells"], 12), new(words["receipt"], 24),
            ],
            Rows = page.Rows.Select(o => (IReadOnlyList<SheetCell>)[
                o.UnitCode, ReportWords.Unit(o), words.Class(o.UnitClass), words.State(o.State), SheetCell.Time(o.CountedAt?.InVietnam.DateTime), SheetCell.Whole(o.DaysLate),
                SheetCell.Time(o.SavedAt?.InVietnam.DateTime), SheetCell.Whole(o.Reminders), o.Submissions == 0 ? "" : $"{o.FilledCells}/{o.RequiredCells}", o.Receipt]),
        };
        var stream = new MemoryStream();
        if (type == "csv")
        {
            CsvWriter.Write(sheet, stream);
        }
        else
        {
            new Workbook([sheet]) { Title = ReportWords.Title(followed.Round) }.Write(stream);
        }

        stream.Position = 0;
        return TypedResults.File(stream, type == "csv" ? CsvWriter.ContentType : Workbook.ContentType, $"don-vi-{followed.Round.Key}.{type}");
    }

    private static async Task<IResult> DaysAsync(int year, KeepCalendarHandler handler, CancellationToken cancellation) =>
        TypedResults.Ok(year is < 2020 or > 2100 ? [] : (await handler.OfYearAsync(year, cancellation)).Select(d => new { d.Day, d.IsWorked, d.NameVi, d.NameEn, d.Basis }));

    private static async Task<IResult> SetDayAsync(DateOnly day, CalendarDayInput input, KeepCalendarHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.SetAsync(day, input, cancellation)).TryGet(out var moved, out var refusal) ? TypedResults.Ok(new { RoundsMoved = moved }) : refusal.ToProblem(words);

    private static async Task<IResult> RemoveDayAsync(DateOnly day, KeepCalendarHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.RemoveAsync(day, cancellation)).TryGet(out var moved, out var refusal) ? TypedResults.Ok(new { RoundsMoved = moved }) : refusal.ToProblem(words);

    private static async Task<IResult> RemindAsync(string round, ReminderRequest? request, RemindUnitsHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.SendAsync(round, request?.Units, cancellation)).TryGet(out var sent, out var refusal) ? TypedResults.Ok(sent) : refusal.ToProblem(words);
}

/// <summary>Whom to remind.</summary>
/// <param name="Units">Codes of units; all that are missing when absent.</param>
internal sealed record ReminderRequest(IReadOnlyList<string>? Units);

/// <summary>A round in the API.</summary>
internal sealed record RoundAnswer(
    string Key, int Year, string TitleVi, string TitleEn, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly DueOn, DateTimeOffset DueAt, bool AdHoc, string Basis, bool Locked,
    int? Expected, int? Complete, int? OnTime, double? ReportingRate, double? OnTimeRate, double? Coverage)
{
    public static RoundAnswer Of(ReportRound round, ReportTally? tally) => new(
        round.Key, round.Year, round.TitleVi, round.TitleEn, round.PeriodFrom, round.PeriodTo, round.DueOn, round.DueAt, round.IsAdHoc, round.Basis, round.LockedAt is not null,
        tally?.Expected, tally?.Complete, tally?.OnTime, tally?.ReportingRate, tally?.OnTimeRate, tally?.Coverage);
}

/// <summary>An obligation in the API.</summary>
internal sealed record ObligationAnswer(
    string UnitCode, string UnitNameVi, string UnitNameEn, string State, DateTimeOffset DueAt, DateTimeOffset? FirstSubmittedAt, DateTimeOffset? LastSubmittedAt, int? DaysLate,
    int RequiredCells, int FilledCells, string Receipt, string Remark, Guid Version)
{
    public static ObligationAnswer Of(ReportObligation o) => new(
        o.UnitCode, o.UnitNameVi, o.UnitNameEn, o.State.ToString(), o.DueAt, o.FirstSubmittedAt, o.LastSubmittedAt, o.DaysLate, o.RequiredCells, o.FilledCells, o.Receipt, o.Remark, o.Version);
}
