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
/// <param name="DisbursedExplanation">Word to a doubtful amount.</param>
/// <param name="Answers">Answers to the questions of an ad hoc request, by number.</param>
/// <param name="Clear">Places to empty, since what is absent stays: <c>disbursedDong</c>, <c>tasks.II.2.figures.CODE.value</c>.</param>
internal sealed record DraftRequest(
    IReadOnlyList<DraftTask>? Tasks, string? Difficulties, string? Proposals, long? DisbursedDong, string? DisbursedExplanation, IReadOnlyDictionary<int, string>? Answers,
    IReadOnlyList<string>? Clear = null);

/// <summary>What keeps a draft from being sent.</summary>
/// <param name="Place">Where it is to be mended, as the draft names it: <c>tasks.II.2.narrative</c>.</param>
/// <param name="Code">Code of the fault.</param>
/// <param name="Message">The fault in the reader's language.</param>
internal sealed record DraftFault(string Place, string Code, string Message);

/// <summary>A draft as it stands.</summary>
internal sealed record DraftAnswer(string Round, string UnitCode, string State, Guid Version, IReadOnlyDictionary<string, string> Fields, bool CanBeSent, IReadOnlyList<DraftFault> Faults);

/// <summary>A kept version of a draft.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="SavedBy">Who saved it.</param>
/// <param name="LostConflict">Whether it was kept because two people wrote at once.</param>
/// <param name="Fields">What it holds.</param>
internal sealed record DraftVersionAnswer(Guid Id, DateTimeOffset SavedAt, string SavedBy, bool LostConflict, IReadOnlyDictionary<string, string> Fields);

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
        api.MapPut("/{round}/reports/{unit}/draft", PutAsync).WithName("PutReportDraft").WithSummary("Saves the draft; If-Match guards against another editor.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/submit", SubmitAsync).WithName("SubmitReport").WithSummary("Hands the draft in; a repeat gives the same receipt.").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/return", (string round, string unit, DecisionRequest body, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
            DecideAsync(round, unit, body.Empty ? ReviewVerb.ReturnAsEmpty : ReviewVerb.ReturnForContent, body.Reason, request, handler, words, cancellation)).WithName("ReturnReport").WithSummary("Gives a report back with a reason.").ProducesProblem(404).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/accept", (string round, string unit, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
            DecideAsync(round, unit, ReviewVerb.Accept, null, request, handler, words, cancellation)).WithName("AcceptReport").WithSummary("Accepts a submitted report.").ProducesProblem(404).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/waive", (string round, string unit, DecisionRequest body, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
            DecideAsync(round, unit, ReviewVerb.Waive, body.Reason, request, handler, words, cancellation)).WithName("WaiveReport").WithSummary("Frees a unit from the round's report.").ProducesProblem(404).ProducesProblem(422);
        api.MapPost("/{round}/reports/{unit}/oblige", (string round, string unit, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
            DecideAsync(round, unit, ReviewVerb.Oblige, null, request, handler, words, cancellation)).WithName("ObligeReport").WithSummary("Takes a waiver back.").ProducesProblem(404).ProducesProblem(422);
        api.MapGet("/{round}/reports/{unit}/draft/versions", VersionsAsync).WithName("ListDraftVersions").WithSummary("Kept versions of the draft of the asker's own unit, newest first.").ProducesProblem(404);
        api.MapPost("/{round}/reports/{unit}/draft/versions/{version:guid}/restoration", RestoreAsync).WithName("RestoreDraftVersion")
            .WithSummary("Puts a kept version over the present draft, which is kept in turn; needs If-Match.").ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
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
        (await handler.OpenAsync(round, unit, cancellation)).TryGet(out var open, out var refusal) ? Answer(open, response, words) : refusal.ToProblem(words);

    private static async Task<IResult> PutAsync(
        string round, string unit, DraftRequest draft, HttpRequest request, HttpResponse response, WriteReportHandler handler, IStringLocalizer<ReportText> words,
        CancellationToken cancellation)
    {
        if (!(await handler.OpenAsync(round, unit, cancellation)).TryGet(out var present, out var closed))
        {
            return closed.ToProblem(words);
        }

        if (Unknown(draft, present.Form) is { Count: > 0 } unknown)
        {
            return new Refusal(RefusalKind.Fields, "reporting.not-asked") { Fields = unknown }.ToProblem(words);
        }

        if (ReportingApi.Seen(request) is { } seen && present.Version != seen)
        {
            return TypedResults.Problem(statusCode: 412, type: "urn:tdc:problem:reporting.changed-meanwhile", title: words["reporting.changed-meanwhile"]);
        }

        return (await handler.SaveAsync(round, unit, null, (form, fields) => Put(draft, form, fields), cancellation)).TryGet(out var saved, out var refusal)
            ? Answer(saved.Report, response, words)
            : refusal.ToProblem(words);
    }

    private static async Task<IResult> VersionsAsync(
        string round, string unit, WriteReportHandler handler, ReportAccess access, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (!(await handler.OpenAsync(round, unit, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        return access.WritesFor(open.Obligation.Unit)
            ? TypedResults.Ok((open.Report?.Drafts ?? []).OrderByDescending(d => d.SavedAt).Select(d => new DraftVersionAnswer(
                d.Id, d.SavedAt, d.SavedByName, d.LostConflict, Shown(ReportFields.Parse(d.Fields)))))
            : Refusal.NotFound("reporting.no-such-report").ToProblem(words);
    }

    private static async Task<IResult> RestoreAsync(
        string round, string unit, Guid version, HttpRequest request, HttpResponse response, WriteReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if (ReportingApi.Seen(request) is not { } seen)
        {
            return TypedResults.Problem(statusCode: 428, type: "urn:tdc:problem:reporting.version-needed", title: words["reporting.version-needed"]);
        }

        if (!(await handler.OpenAsync(round, unit, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal.ToProblem(words);
        }

        if (open.Report?.Drafts.Exists(d => d.Id == version) != true)
        {
            return Refusal.NotFound("reporting.no-such-report").ToProblem(words);
        }

        return open.Version != seen
            ? TypedResults.Problem(statusCode: 412, type: "urn:tdc:problem:reporting.changed-meanwhile", title: words["reporting.changed-meanwhile"])
            : (await handler.RestoreAsync(round, unit, seen, version, cancellation)).TryGet(out var saved, out refusal) ? Answer(saved.Report, response, words) : refusal.ToProblem(words);
    }

    private static async Task<IResult> SubmitAsync(
        string round, string unit, HttpRequest request, SubmitReportHandler handler, WriteReportHandler drafts, IStringLocalizer<ReportText> words, CancellationToken cancellation)
    {
        if ((await handler.HandleAsync(round, unit, ReportingApi.Seen(request), cancellation)).TryGet(out var receipt, out var refusal))
        {
            return TypedResults.Ok(receipt);
        }

        var problem = refusal.ToProblem(words);
        if (refusal.Code == "reporting.not-complete" && (await drafts.OpenAsync(round, unit, cancellation)).TryGet(out var open, out _))
        {
            problem.ProblemDetails.Extensions["errors"] = Faults(open.Check, words).GroupBy(f => f.Place).ToDictionary(f => f.Key, f => f.Select(x => x.Message).ToArray());
        }

        return problem;
    }

    private static async Task<IResult> DecideAsync(
        string round, string unit, ReviewVerb verb, string? reason, HttpRequest request, ReviewReportHandler handler, IStringLocalizer<ReportText> words, CancellationToken cancellation) =>
        (await handler.HandleAsync(round, unit, verb, reason, ReportingApi.Seen(request), cancellation)).TryGet(out var owed, out var refusal)
            ? TypedResults.Ok(ObligationAnswer.Of(owed))
            : refusal.ToProblem(words);

    private static IResult Answer(OpenReport open, HttpResponse response, IStringLocalizer<ReportText> words)
    {
        response.Headers.ETag = ReportingApi.Tag(open.Version);
        return TypedResults.Ok(new DraftAnswer(
            open.Round.Key, open.Obligation.UnitCode, open.Obligation.State.ToString(), open.Version, Shown(open.Fields),
            open.Check.CanBeSent, Faults(open.Check, words)));
    }

    private static Dictionary<string, string> Shown(ReportFields fields) => fields.Names.ToDictionary(n => n, n => fields[n].TrimStart('#'));

    private static List<DraftFault> Faults(ReportCheck check, IStringLocalizer<ReportText> words) =>
    [
        .. check.Faults.Select(f => new DraftFault(ReportPlaces.Of(f.Field), f.Code, words.Fault(f.Code, f.Values))),
        .. check.Doubts.Where(d => !d.IsExplained).Select(d => new DraftFault(ReportPlaces.Of(d.WordField), d.Code, words.Fault(d.Code, d.Values))),
    ];

    // What the round does not ask of the unit would be kept and never sent: a slip of the label that must not be passed over.
    private static Dictionary<string, string[]> Unknown(DraftRequest draft, ReportForm form)
    {
        var tasks = form.Duties.ToDictionary(d => d.Label, d => d.Figures.Select(f => f.Code).ToHashSet());
        var unknown = (draft.Tasks ?? []).Where(t => !tasks.ContainsKey(t.Task)).Select(t => $"tasks.{t.Task}")
            .Concat((draft.Tasks ?? []).Where(t => tasks.ContainsKey(t.Task)).SelectMany(t => (t.Figures ?? []).Where(f => !tasks[t.Task].Contains(f.Code)).Select(f => $"tasks.{t.Task}.figures.{f.Code}")))
            .Concat((draft.Answers?.Keys ?? []).Where(n => !form.Questions.Any(q => q.Number == n)).Select(n => $"answers.{n}"))
            .Concat((draft.Clear ?? []).Where(place => ReportPlaces.FieldAt(form, place) is null));
        return unknown.Distinct().ToDictionary(place => place, _ => new[] { "reporting.not-asked-here" });
    }

    private static List<string> Put(DraftRequest draft, ReportForm form, ReportFields fields)
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
        Set(ReportFields.DisbursedWord, draft.DisbursedExplanation);
        foreach (var (number, text) in draft.Answers ?? new Dictionary<int, string>())
        {
            Set(ReportFields.Answer(number), text);
        }

        foreach (var field in (draft.Clear ?? []).Select(place => ReportPlaces.FieldAt(form, place)).OfType<string>())
        {
            Set(field, "");
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
