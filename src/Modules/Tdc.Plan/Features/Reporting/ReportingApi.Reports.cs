using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.ReadReport;
using Tdc.Plan.Features.Reporting.ReviewReport;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Outcomes;

namespace Tdc.Plan.Features.Reporting;

/// <summary>What a machine or a person sends about one task.</summary>
/// <param name="Task">Label, such as II.2.</param>
/// <param name="Narrative">What was done.</param>
/// <param name="ProgressPercent">0 to 100.</param>
/// <param name="Explanation">Word to a doubtful progress.</param>
/// <param name="Figures">Figures by code.</param>
internal sealed record DraftTask(string Task, string? Narrative, decimal? ProgressPercent, string? Explanation, IReadOnlyList<DraftFigure>? Figures);

/// <summary>A figure of a draft.</summary>
/// <param name="Code">Code of the measure.</param>
/// <param name="Value">The value; the numerator of a ratio.</param>
/// <param name="Denominator">Denominator of a ratio.</param>
/// <param name="Explanation">Word to a doubtful, missing or overriding value.</param>
internal sealed record DraftFigure(string Code, decimal? Value, decimal? Denominator, string? Explanation);

/// <summary>A draft as it is put.</summary>
/// <param name="Tasks">By task; tasks that are not named stay as they are.</param>
/// <param name="Difficulties">Difficulties; absent leaves them.</param>
/// <param name="Proposals">Proposals; absent leaves them.</param>
/// <param name="DisbursedDong">Spent since the beginning of the year.</param>
/// <param name="Answers">Answers to the questions of an ad hoc request, by number.</param>
internal sealed record DraftRequest(
    IReadOnlyList<DraftTask>? Tasks, string? Difficulties, string? Proposals, long? DisbursedDong, IReadOnlyDictionary<int, string>? Answers);

/// <summary>A draft as it stands.</summary>
internal sealed record DraftAnswer(string Round, string UnitCode, string State, Guid Version, IReadOnlyDictionary<string, string> Fields, bool CanBeSent, IReadOnlyList<string> Faults);

/// <summary>A decision on a report.</summary>
/// <param name="Reason">Needed for a return and a waiver.</param>
/// <param name="Empty">Whether it is returned as empty.</param>
internal sealed record DecisionRequest(string? Reason, bool Empty = false);

internal static class ReportingApiReports
{
    public static void MapReports(this RouteGroupBuilder api)
    {
        api.MapGet("/{round}/reports/{unit}", ReadAsync).WithName("GetReport").WithSummary("A submitted report; the unit itself gets its draft at /draft.").ProducesProblem(404);
        api.MapGet("/{round}/reports/{unit}/draft", DraftAsync).WithName("GetReportDraft").WithSummary("The draft of the asker's own unit.").ProducesProblem(404);
        api.MapPut("/{round}/reports/{unit}/draft", PutAsync).WithName("PutReportDraft").WithSummary("Saves the draft; If-Match guards against another editor.").ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/submit", SubmitAsync).WithName("SubmitReport").WithSummary("Hands the draft in; a repeat gives the same receipt.").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/return", (string round, string unit, DecisionRequest body, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
            DecideAsync(round, unit, body.Empty ? ReviewVerb.ReturnAsEmpty : ReviewVerb.ReturnForContent, body.Reason, request, handler, words, cancellation)).WithName("ReturnReport").WithSummary("Gives a report back with a reason.").ProducesProblem(404).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/accept", (string round, string unit, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
            DecideAsync(round, unit, ReviewVerb.Accept, null, request, handler, words, cancellation)).WithName("AcceptReport").WithSummary("Accepts a submitted report.").ProducesProblem(404).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/waive", (string round, string unit, DecisionRequest body, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
            DecideAsync(round, unit, ReviewVerb.Waive, body.Reason, request, handler, words, cancellation)).WithName("WaiveReport").WithSummary("Frees a unit from the round's report.").ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<IResult> ReadAsync(string round, string unit, ReadReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (!(await handler.HandleAsync(round, unit, null, cancellation)).TryGet(out var read, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        return TypedResults.Ok(new
        {
            Obligation = ObligationAnswer.Of(read.Obligation),
            Submission = read.Submission is not { } made ? null : new
            {
                made.Number,
                made.At,
                made.Receipt,
                made.Difficulties,
                made.Proposals,
                made.DisbursedDong,
                Tasks = made.Entries.Select(e => new { Task = read.Tasks[e.TaskId].Label, Role = e.Role.ToString(), e.Narrative, e.Progress, e.EvidenceCount, e.Explanation }),
                Figures = made.Figures.Select(f => new { Task = read.Tasks[f.TaskId].Label, read.Measures[f.MeasureId].Code, f.Value, f.Denominator, f.IsMeasured, f.Measured, f.MeasuredAt, f.RecordsAddress, f.Explanation }),
                Answers = made.Answers.Select(a => new { a.Number, a.Text }),
            },
        });
    }

    private static async Task<IResult> DraftAsync(string round, string unit, HttpResponse response, WriteReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.OpenAsync(round, unit, cancellation)).TryGet(out var open, out var refusal) ? Answer(open, response) : refusal.ToProblem(words);

    private static async Task<IResult> PutAsync(
        string round, string unit, DraftRequest draft, HttpRequest request, HttpResponse response, WriteReportHandler handler, IStringLocalizer<ReportText> words,
        CancellationToken cancellation)
    {
        if (ReportingApi.Seen(request) is { } seen && (await handler.OpenAsync(round, unit, cancellation)).TryGet(out var present, out _) && present.Version != seen)
        {
            return TypedResults.Problem(statusCode: 412, type: "urn:tdc:problem:reporting.changed-meanwhile", title: words["reporting.changed-meanwhile"]);
        }

        return (await handler.SaveAsync(round, unit, null, (form, fields) => Put(draft, fields), cancellation)).TryGet(out var saved, out var refusal)
            ? Answer(saved.Report, response)
            : refusal.ToProblem(words);
    }

    private static async Task<IResult> SubmitAsync(string round, string unit, HttpRequest request, SubmitReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.HandleAsync(round, unit, ReportingApi.Seen(request), cancellation)).TryGet(out var receipt, out var refusal) ? TypedResults.Ok(receipt) : refusal.ToProblem(words);

    private static async Task<IResult> DecideAsync(
        string round, string unit, ReviewVerb verb, string? reason, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.HandleAsync(round, unit, verb, reason, ReportingApi.Seen(request), cancellation)).TryGet(out var owed, out var refusal)
            ? TypedResults.Ok(ObligationAnswer.Of(owed))
            : refusal.ToProblem(words);

    private static IResult Answer(OpenReport open, HttpResponse response)
    {
        response.Headers.ETag = ReportingApi.Tag(open.Version);
        return TypedResults.Ok(new DraftAnswer(
            open.Round.Key, open.Obligation.UnitCode, open.Obligation.State.ToString(), open.Version, open.Fields.Names.ToDictionary(n => n, n => open.Fields[n].TrimStart('#')),
            open.Check.CanBeSent, [.. open.Check.Faults.Select(f => $"{f.Field}: {f.Code}"), .. open.Check.Doubts.Where(d => !d.IsExplained).Select(d => $"{d.WordField}: {d.Code}")]));
    }

    private static List<string> Put(DraftRequest draft, ReportFields fields)
    {
        var touched = new List<string>();
        foreach (var task in draft.Tasks ?? [])
        {
            Set(ReportFields.Narrative(task.Task), task.Narrative);
            Set(ReportFields.Progress(task.Task), task.ProgressPercent is { } percent ? ReportFields.Number(percent) : null);
            Set(ReportFields.ProgressWord(task.Task), task.Explanation);
            foreach (var figure in task.Figures ?? [])
            {
                Set(ReportFields.Figure(task.Task, figure.Code), figure.Value is { } value ? ReportFields.Number(value) : null);
                Set(ReportFields.Denominator(task.Task, figure.Code), figure.Denominator is { } whole ? ReportFields.Number(whole) : null);
                Set(ReportFields.FigureWord(task.Task, figure.Code), figure.Explanation);
            }
        }

        Set(ReportFields.Difficulties, draft.Difficulties);
        Set(ReportFields.Proposals, draft.Proposals);
        Set(ReportFields.Disbursed, draft.DisbursedDong is { } dong ? ReportFields.Number(dong) : null);
        foreach (var (number, text) in draft.Answers ?? new Dictionary<int, string>())
        {
            Set(ReportFields.Answer(number), text);
        }

        return touched;

        void Set(string field, string? value)
        {
            if (value is not null)
            {
                fields[field] = value;
                touched.Add(field);
            }
        }
    }
}
