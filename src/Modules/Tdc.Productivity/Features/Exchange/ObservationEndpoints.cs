using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Computing;
using Tdc.Productivity.Features.Explore;
using Tdc.Productivity.Features.Observing;
using Tdc.Productivity.Features.Register;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>An indicator or variable of the register.</summary>
/// <param name="Formula">Expression over other codes; empty when it is collected.</param>
/// <param name="UnitMult">Power of ten of the multiplier.</param>
/// <param name="DueDays">Days after the period by which it is to be published; 0 when nothing is set.</param>
internal sealed record IndicatorAnswer(
    string Code, int Revision, IndicatorKind Kind, string NameVi, string NameEn, string Levels, string DefinitionVi, string DefinitionEn, string Formula, string UnitVi, string UnitEn, string UnitMeasure,
    int UnitMult, int Decimals, PriceBasis PriceBasis, string Dimensions, string Sources, string Body, int DueDays, string QualityVi, string QualityEn, string Basis, Domain.Rules.RuleStatus BasisStatus, DateOnly ValidFrom)
{
    public static IndicatorAnswer Of(Indicator i) => new(i.Code, i.Revision, i.Kind, i.NameVi, i.NameEn, i.Levels, i.DefinitionVi, i.DefinitionEn, i.Formula, i.UnitVi, i.UnitEn, i.UnitMeasure, i.UnitMult, i.Decimals,
        i.PriceBasis, i.Dimensions, i.Sources, i.Body, i.DueDays, i.QualityVi, i.QualityEn, i.Basis, i.BasisStatus, i.ValidFrom);
}

/// <summary>A revision of an indicator's description.</summary>
/// <param name="Reason">Why it was made.</param>
internal sealed record IndicatorRevisionAnswer(IndicatorAnswer Indicator, string Reason, DateTimeOffset CreatedAt);

/// <summary>A revision that was entered.</summary>
internal sealed record IndicatorRevisionMade(Guid Id);

/// <summary>The next revision of an indicator's description.</summary>
/// <param name="Checked">Whether the legal basis was looked at.</param>
/// <param name="ValidFrom">First day on which it holds.</param>
/// <param name="Reason">Why it is made.</param>
internal sealed record IndicatorRevisionBody(
    [property: Required, StringLength(300)] string NameVi, [property: Required, StringLength(300)] string NameEn, DateOnly ValidFrom, [property: Required, StringLength(500)] string Reason,
    [property: StringLength(2000)] string Formula = "", string DefinitionVi = "", string DefinitionEn = "", string QualityVi = "", string QualityEn = "", [property: StringLength(500)] string Basis = "", bool Checked = false)
{
    internal AmendInput Input => new(Tidy(NameVi), Tidy(NameEn), Tidy(Formula), Tidy(DefinitionVi), Tidy(DefinitionEn), Tidy(QualityVi), Tidy(QualityEn), Tidy(Basis), Checked, ValidFrom, Tidy(Reason));

    private static string Tidy(string? text) => (text ?? "").Normalize().Trim();
}

/// <summary>How good the figures of an indicator are; invented ones are counted apart.</summary>
/// <param name="LateDays">Days since the next value was due; null when nothing is set.</param>
internal sealed record QualityAnswer(
    string Indicator, int Series, int Values, string? Latest, int Uncertain, int Breaks, int Suppressed, int Revised, int? LateDays, int InventedSeries, int InventedValues);

/// <summary>A value of a series.</summary>
/// <param name="Series">Id of the series.</param>
/// <param name="Key">Its dimensions as one text.</param>
/// <param name="Status">SDMX code of the status.</param>
internal sealed record ObservationAnswer(
    Guid Id, Guid Series, string Key, string Indicator, string Area, string AreaVersion, string Activity, string ActivityVersion, string Size, string Ownership, PriceBasis PriceBasis, int BaseYear,
    SeriesOrigin Origin, string Period, double? Value, string UnitMeasure, int UnitMult, string Status, string Confidentiality, int Vintage, bool IsCurrent, string Source, string Note, DateTimeOffset RecordedAt);

/// <summary>A page of values.</summary>
/// <param name="Items">The values in the order of their ids.</param>
/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
internal sealed record ObservationList(IReadOnlyList<ObservationAnswer> Items, Guid? Next);

/// <summary>A value to be entered: components of exchange by id (INDICATOR, REF_AREA, TIME_PERIOD, OBS_VALUE, OBS_STATUS …).</summary>
/// <param name="Components">The components as texts; the value as a text with a decimal point.</param>
internal sealed record ObservationBody(Dictionary<string, string>? Components);

/// <summary>Values to be entered together: all, or none when one is wrong.</summary>
/// <param name="Values">The values.</param>
/// <param name="Confirmed">Whether values hundreds of times off their neighbours have been looked at.</param>
internal sealed record ObservationsBody(List<ObservationBody>? Values, bool Confirmed = false);

/// <summary>What entering did.</summary>
/// <param name="Withdrawn">Values that now have a vintage without a value; the earlier ones stay.</param>
internal sealed record ObservationsMade(int Added, int Revised, int Unchanged, int Withdrawn)
{
    public static ObservationsMade Of(ObservationTally tally) => new(tally.Added, tally.Revised, tally.Unchanged, tally.Withdrawn);
}

/// <summary>The register and the values under <c>/api/productivity</c>; what is public is open to everybody.</summary>
internal static class ObservationEndpoints
{
    private const int Most = 1_000;

    public static void Map(RouteGroupBuilder api)
    {
        var open = api.MapGroup("").AllowAnonymous().ProducesProblem(404);
        open.MapGet("/indicators", async (IndicatorRegister register, CancellationToken cancellation) => TypedResults.Ok((await register.NowAsync(cancellation)).All.Select(IndicatorAnswer.Of)))
            .WithName("GetIndicators").WithSummary("Indicators and variables with formula, unit, sources and limits, as they hold today.");
        open.MapGet("/indicators/{code}", IndicatorAsync).WithName("GetIndicator").WithSummary("One indicator as it holds today.");
        open.MapGet("/indicators/{code}/revisions", RevisionsAsync).WithName("GetIndicatorRevisions").WithSummary("All revisions of an indicator's description, newest first.");
        open.MapGet("/quality", QualityAsync).WithName("GetIndicatorQuality").WithSummary("For each indicator how many series and values there are, the newest period, breaks, suppressed and revised values, and days that the next value is late.");
        api.MapPost("/indicators/{code}/revisions", AmendAsync).RequireAuthorization(ProductivityScopes.Writers).WithIdempotency().WithName("AmendIndicator")
            .WithSummary("Enters the next revision of an indicator's description, for the department; the revision before stays.").ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        open.MapGet("/observations", ObservationsAsync).WithName("GetObservations").ProducesProblem(400)
            .WithSummary("Values by indicator, area, activity, years and origin (official, computed, demonstration, several parted by commas, or all; without it official and computed); vintages=all gives superseded ones too; after continues behind an id; at most 1000 a page.");
        open.MapGet("/observations/{series:guid}/{period}", ObservationAsync).WithName("GetObservation").WithSummary("One value with its vintages and, for a computed one, its working line by line.");
        api.MapPost("/observations", RecordAsync).RequireAuthorization(ProductivityScopes.Writers).WithIdempotency().WithName("RecordObservations")
            .WithSummary("Enters values, for the department and the statistics office; a value that differs from the known one becomes its next vintage.")
            .ProducesProblem(400).ProducesProblem(403);
        api.MapPost("/observations/file", TakeFileAsync).RequireAuthorization(ProductivityScopes.Writers).WithIdempotency().WithName("SendObservationFile")
            .Accepts<Stream>(SdmxForm.Csv, SdmxForm.Json, "text/csv", "application/json", Platform.Documents.Workbook.ContentType)
            .WithMetadata(new RequestSizeLimitAttribute(64L * 1024 * 1024)).DisableAntiforgery()
            .WithSummary("Enters a file of values whole or not at all: SDMX-CSV 1.0 to 2.1, SDMX-JSON 1.0 and 2.x, or the plain table as CSV or XLSX, by Content-Type. SDMX actions are followed: a delete withdraws, its earlier vintages stay. confirmed=true when values hundreds of times off their neighbours have been looked at.")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422);
    }

    private static async Task<Results<Ok<ObservationsMade>, ProblemHttpResult>> TakeFileAsync(
        HttpRequest request, bool? confirmed, ProductivityAccess access, ImportObservationsHandler handler, IStringLocalizer<ExploreText> text, CancellationToken cancellation)
    {
        if (SdmxForm.Sent(request.ContentType) is not var (form, name))
        {
            return TypedResults.Problem(
                statusCode: 415, type: "urn:tdc:problem:productivity.file-type", title: text["productivity.file-type"], extensions: new Dictionary<string, object?> { ["code"] = "productivity.file-type" });
        }

        if (!(await handler.HandleAsync(await access.RightsAsync(cancellation), request.Body, name, confirmed == true, cancellation, form)).TryGet(out var tally, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        return tally.Faults.Count > 0 ? Faulty(tally.Faults, text, FaultWords.Field) : TypedResults.Ok(ObservationsMade.Of(tally));
    }

    private static async Task<Results<Ok<IndicatorAnswer>, ProblemHttpResult>> IndicatorAsync(string code, IndicatorRegister register, IStringLocalizer<ExploreText> text, CancellationToken cancellation) =>
        (await register.NowAsync(cancellation)).Find(code) is { } found ? TypedResults.Ok(IndicatorAnswer.Of(found)) : Refusal.NotFound("productivity.no-such").ToProblem(text);

    private static async Task<Results<Ok<IEnumerable<IndicatorRevisionAnswer>>, ProblemHttpResult>> RevisionsAsync(string code, TdcDbContext db, IStringLocalizer<ExploreText> text, CancellationToken cancellation) =>
        await db.Set<Indicator>().AsNoTracking().Where(i => i.Code == code).OrderByDescending(i => i.Revision).ToListAsync(cancellation) is { Count: > 0 } found
            ? TypedResults.Ok(found.Select(i => new IndicatorRevisionAnswer(IndicatorAnswer.Of(i), i.Reason, i.CreatedAt)))
            : Refusal.NotFound("productivity.no-such").ToProblem(text);

    private static async Task<Ok<IEnumerable<QualityAnswer>>> QualityAsync(QualityReading reading, CancellationToken cancellation) => TypedResults.Ok((await reading.ReadAsync(cancellation))
        .Select(r => new QualityAnswer(r.Indicator.Code, r.Series, r.Values, r.Latest, r.Uncertain, r.Breaks, r.Suppressed, r.Revised, r.LateDays, r.InventedSeries, r.InventedValues)));

    private static async Task<Results<Created<IndicatorRevisionMade>, ProblemHttpResult>> AmendAsync(
        string code, IndicatorRevisionBody body, ProductivityAccess access, AmendIndicatorHandler handler, IStringLocalizer<ExploreText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(await access.RightsAsync(cancellation), code, body.Input, cancellation)).TryGet(out var id, out var refusal)
            ? TypedResults.Created($"/api/productivity/indicators/{code}/revisions", new IndicatorRevisionMade(id.Value))
            : refusal.ToProblem(text);

    private static async Task<Results<Ok<ObservationList>, ProblemHttpResult>> ObservationsAsync(
        string? indicator, string? area, string? activity, string? origin, int? from, int? to, string? vintages, Guid? after, int? limit, ProductivityAccess access, TdcDbContext db,
        IStringLocalizer<ExploreText> text, CancellationToken cancellation)
    {
        var faults = ExchangeQuery.YearFaults(from, to);
        if (ExchangeQuery.Origins(origin) is not { } origins)
        {
            (origins, faults["origin"]) = ([], ["sdmx.origin"]);
        }

        if (vintages is not (null or "all" or "current"))
        {
            faults["vintages"] = ["observations.vintages"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults }.ToProblem(text);
        }

        var open = (await access.RightsAsync(cancellation)).Confidentialities;
        var size = Math.Clamp(limit ?? 100, 1, Most);
        var series = db.Set<DataSeries>().AsNoTracking();
        series = indicator is null ? series : series.Where(s => s.Indicator == indicator);
        series = area is null ? series : series.Where(s => s.Area == area);
        series = activity is null ? series : series.Where(s => s.Activity == activity);
        series = origins.Count == 3 ? series : series.Where(s => origins.Contains(s.Origin));
        var values = db.Set<Observation>().AsNoTracking().Where(o => open.Contains(o.Confidentiality));
        values = vintages == "all" ? values : values.Where(o => o.IsCurrent);
        if (from is { } year)
        {
            var first = new DateOnly(year, 1, 1);
            values = values.Where(o => o.StartsOn >= first);
        }

        if (to is { } end)
        {
            var last = new DateOnly(end, 12, 31);
            values = values.Where(o => o.StartsOn <= last);
        }

        if (after is { } id)
        {
            var behind = new ObservationId(id);
            values = values.Where(o => o.Id > behind);
        }

        var rows = await (from o in values join s in series on o.Series equals s.Id orderby o.Id select new { o, s }).Take(size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new ObservationList([.. rows.Take(size).Select(r => Answer(r.s, r.o))], rows.Count > size ? rows[size - 1].o.Id.Value : null));
    }

    private static async Task<IResult> ObservationAsync(Guid series, string period, ProductivityAccess access, ObservationReading reading, IStringLocalizer<ExploreText> text, CancellationToken cancellation) =>
        await reading.ReadAsync(await access.RightsAsync(cancellation), new SeriesId(series), period, cancellation) is { } view
            ? TypedResults.Ok(new { value = Answer(view.Series, view.Current), vintages = view.Vintages.Select(v => Answer(view.Series, v)), formula = view.Indicator.Formula, working = view.Working?.Lines(null) ?? [] })
            : Refusal.NotFound("productivity.no-such").ToProblem(text);

    private static async Task<Results<Ok<ObservationsMade>, ProblemHttpResult>> RecordAsync(
        ObservationsBody body, ProductivityAccess access, SeriesBook book, IndicatorComputing computing, IStringLocalizer<ExploreText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.WritesObservations)
        {
            return new Refusal(RefusalKind.Forbidden, "productivity.department-only").ToProblem(text);
        }

        if (body.Values is not { Count: > 0 } sent)
        {
            return new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = new Dictionary<string, string[]> { ["values"] = ["observations.values-needed"] } }.ToProblem(text);
        }

        var faults = new List<ObservationFault>();
        var values = sent.Select((v, i) => ObservationMapping.Read(id => v?.Components?.GetValueOrDefault(id) ?? "", null, i + 1, faults)).OfType<NewObservation>().ToList();
        if (faults.Count == 0)
        {
            if (!(await book.RecordAsync(rights, values, body.Confirmed, cancellation)).TryGet(out var tally, out var refusal))
            {
                return refusal.ToProblem(text);
            }

            if (tally.Faults.Count == 0)
            {
                if (tally.IsChange)
                {
                    await computing.RunAsync([.. values.Select(v => v.Key.Area).Distinct()], cancellation);
                }

                return TypedResults.Ok(ObservationsMade.Of(tally));
            }

            faults.AddRange(tally.Faults);
        }

        return Faulty(faults, text, f => $"values[{f.Row - 1}].{f.Column}");
    }

    private static ProblemHttpResult Faulty(IEnumerable<ObservationFault> faults, IStringLocalizer<ExploreText> text, Func<ObservationFault, string> field) => TypedResults.Problem(
        statusCode: 400, type: "urn:tdc:problem:productivity.check-fields", title: text["productivity.check-fields"],
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "productivity.check-fields",
            ["errors"] = faults.GroupBy(field).ToDictionary(g => g.Key, g => g.Select(FaultWords.Of).ToArray()),
        });

    private static ObservationAnswer Answer(DataSeries s, Observation o) => new(
        o.Id.Value, s.Id.Value, s.Key, s.Indicator, s.Area, s.AreaVersion, s.Activity, s.ActivityVersion, s.Size, s.Ownership, s.PriceBasis, s.BaseYear, s.Origin, o.Period, o.Value, s.UnitMeasure, s.UnitMult,
        o.Status, o.Confidentiality, o.Vintage, o.IsCurrent, o.Source, o.Note, o.RecordedAt);
}
