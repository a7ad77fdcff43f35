using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Resources;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>An alert.</summary>
/// <param name="Number">Number that people quote.</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Title">Name of the kind in the reader's language.</param>
/// <param name="Text">What was found, in the reader's language.</param>
/// <param name="Severity"><c>notice</c>, <c>warning</c> or <c>serious</c>.</param>
/// <param name="State"><c>open</c>, <c>acknowledged</c> or <c>closed</c>.</param>
/// <param name="Subject">What it is about, canonical.</param>
/// <param name="SubjectCount">How many identifiers it concerns.</param>
/// <param name="HappenedAt">Time of the last event.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="CloseReason">Why; empty when later events took the cause away.</param>
/// <param name="EventIDs">The events that show it.</param>
/// <param name="Subjects">What it concerns, at most 200; only for one alert.</param>
internal sealed record AlertAnswer(
    long Number, string Kind, string Title, string Text, string Severity, string State, string Subject, int SubjectCount, DateTimeOffset HappenedAt, DateTimeOffset RaisedAt,
    DateTimeOffset? ClosedAt, string? CloseReason, IReadOnlyList<string> EventIDs, IReadOnlyList<string>? Subjects);

/// <summary>A page of alerts.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Value of <c>after</c> for the next page; <see langword="null"/> on the last.</param>
internal sealed record AlertsAnswer(IReadOnlyList<AlertAnswer> Items, long? Next);

/// <summary>A step: the new state, with a reason when it is closed.</summary>
internal sealed record AlertStep(string State, string? Reason);

internal static class AlertEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/traceability/alerts").WithTags("Alerts").WithIdempotency();
        api.MapGet("/", ListAsync).WithName("ListAlerts").WithSummary("Alerts of the checks over chains, newest first; ?kind=&severity=&state=&q=&from=&to=&after=&limit=.")
            .Produces<AlertsAnswer>().RequireAuthorization(ChainPolicies.Query);
        api.MapGet("/{number:long}", FindAsync).WithName("GetAlert").WithSummary("One alert with what it concerns.").Produces<AlertAnswer>().ProducesProblem(404).RequireAuthorization(ChainPolicies.Query);
        api.MapPost("/{number:long}/steps", StepAsync).WithName("MoveAlert").WithSummary("The department takes an alert on (acknowledged), closes it with a reason, or opens it again.")
            .Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).RequireAuthorization(ChainPolicies.Capture);
        app.MapGet("/canh-bao-truy-xuat.{type:regex(^(csv|xlsx)$)}", FileAsync).ExcludeFromDescription().RequireAuthorization(ChainPolicies.Persons);
    }

    private static async Task<IResult> ListAsync(HttpContext http, AlertReading reading, IStringLocalizer<ChainText> text, CancellationToken cancellation, long? after = null, int limit = 100)
    {
        var most = Math.Clamp(limit, 1, 500);
        var query = http.Request.Query;
        var rows = await reading.AfterAsync(AlertWords.Filter(n => query[n].ToString(), "kind", "severity", "state", "q", "from", "to"), after, most, cancellation);
        return TypedResults.Ok(new AlertsAnswer([.. rows.Select(a => Answer(a, text, null))], rows.Count == most ? rows[^1].Number : null));
    }

    private static async Task<IResult> FindAsync(long number, AlertReading reading, IStringLocalizer<ChainText> text, CancellationToken cancellation) =>
        await reading.FindAsync(number, cancellation) is { } found ? TypedResults.Ok(Answer(found.Alert, text, found.Subjects)) : Refusal.NotFound("alert.not-found").ToProblem(text);

    private static async Task<IResult> StepAsync(long number, AlertStep step, MoveAlertHandler handler, IStringLocalizer<ChainText> text, CancellationToken cancellation) =>
        !Enum.TryParse<AlertState>(step.State, ignoreCase: true, out var state) || !Enum.IsDefined(state) || step.State.Any(char.IsDigit) ? Refusal.Rule("alert.no-such-state").ToProblem(text)
        : (await handler.HandleAsync(number, state, step.Reason, cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);

    private static async Task<IResult> FileAsync(string type, HttpContext http, AlertReading reading, TimeProvider clock, IStringLocalizer<ChainText> text, CancellationToken cancellation)
    {
        var query = http.Request.Query;
        var (rows, _) = await reading.ListAsync(AlertWords.Filter(n => query[n].ToString(), "loai", "muc", "tinh-trang", "ma", "tu", "den"), 0, 50_000, cancellation);
        var sheet = new Sheet
        {
            Name = text["alerts.title"],
            Titles = [text["alerts.title"]],
            Columns =
            [
                new(text["alerts.number"], 8, CellKind.Whole), new(text["alerts.kind"], 30), new(text["alerts.severity"], 14), new(text["alerts.state"], 14), new(text["alerts.subject"], 45),
                new(text["alerts.count"], 10, CellKind.Whole), new(text["alerts.text"], 80), new(text["alerts.happened"], 18, CellKind.Time), new(text["alerts.raised"], 18, CellKind.Time),
                new(text["alerts.reason"], 40),
            ],
            Rows = rows.Select(IReadOnlyList<SheetCell> (a) =>
            [
                SheetCell.Whole(a.Number), AlertWords.Title(text, a.Kind), text["severity." + a.Severity].Value, text["alert.state." + a.State].Value, Thing.Spoken(a.Subject),
                SheetCell.Whole(a.Subjects), AlertWords.Text(text, a), SheetCell.Time(a.HappenedAt.InVietnam.DateTime), SheetCell.Time(a.RaisedAt.InVietnam.DateTime), a.CloseReason,
            ]),
        };
        return SheetFiles.Of(type, "canh-bao-truy-xuat-" + clock.TodayInVietnam.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), [sheet], clock);
    }

    private static AlertAnswer Answer(TraceAlert a, IStringLocalizer<ChainText> text, IReadOnlyList<string>? subjects) => new(
        a.Number, a.Kind, AlertWords.Title(text, a.Kind), AlertWords.Text(text, a), AlertWords.Code(a.Severity), AlertWords.Code(a.State), a.Subject, a.Subjects, a.HappenedAt, a.RaisedAt, a.ClosedAt,
        a.State == AlertState.Closed ? a.CloseReason : null, AlertReading.Texts(a.Events), subjects);
}
