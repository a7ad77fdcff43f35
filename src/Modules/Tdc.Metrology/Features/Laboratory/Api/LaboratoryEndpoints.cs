using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory.Jobs;
using Tdc.Metrology.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory.Api;

/// <summary>Jobs, results and certificates under <c>/api/metrology/laboratory</c>: all of the own laboratory, or those of which the own unit is the customer.</summary>
internal static class LaboratoryEndpoints
{
    private const int Usual = 50;
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/metrology/laboratory").WithTags("Metrology");
        var read = api.MapGroup("").RequireAuthorization(LaboratoryScopes.Readers).ProducesProblem(404);
        read.MapGet("/jobs", JobsAsync).WithName("GetCalibrationJobs").WithSummary("Calibration jobs in the order of their records; after continues behind an id.");
        read.MapGet("/jobs/{id:guid}", JobAsync).WithName("GetCalibrationJob").WithSummary("A calibration job with its items.");
        read.MapGet("/jobs/{id:guid}/results", ResultsAsync).WithName("GetCalibrationResults").WithSummary("The results of a job that stand, with their frozen budgets; for the laboratory only.");
        read.MapGet("/certificates", CertificatesAsync).WithName("GetCalibrationCertificates").WithSummary("Issued calibration certificates, replaced ones too, in the order of their records; after continues behind an id.");
        api.MapPost("/jobs", OrderAsync).WithName("OrderCalibration").WithSummary("Enters an order for calibration.").RequireAuthorization(LaboratoryScopes.Writers).WithIdempotency()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Results<Ok<LaboratoryPage<JobAnswer>>, ProblemHttpResult>> JobsAsync(
        Guid? after, int? limit, LaboratoryDesk desk, JobList list, IStringLocalizer<LaboratoryText> text, CancellationToken cancellation)
    {
        var rights = await desk.OpenAsync(cancellation);
        if (rights is null && desk.CustomerUnits.Count == 0)
        {
            return LaboratoryDesk.NotFound.ToProblem(text);
        }

        var (size, last) = (Size(limit), new JobId(after ?? Guid.Empty));
        var jobs = rights is null ? list.Of(desk.CustomerUnits) : list.Of(rights.Laboratory.Id);
        var rows = await jobs.Where(j => after == null || j.Id > last).OrderBy(j => j.Id).Take(size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new LaboratoryPage<JobAnswer>([.. rows.Take(size).Select(Of)], rows.Count > size ? rows[size - 1].Id.Value.ToString() : null));
    }

    private static async Task<Results<Ok<JobDetailAnswer>, ProblemHttpResult>> JobAsync(Guid id, JobReading reader, IStringLocalizer<LaboratoryText> text, CancellationToken cancellation) =>
        await reader.ReadAsync(new JobId(id), cancellation) is not { } view ? LaboratoryDesk.NotFound.ToProblem(text)
        : TypedResults.Ok(new JobDetailAnswer(Of(view.Job), [.. view.Items.Select(i => new JobItemAnswer(
            i.Position, i.Description, i.Serial, i.Class, view.Methods[i.Method].Code, i.Condition, view.Certificates.FirstOrDefault(c => c.Item == i.Id && view.ReplacedBy(c.Id) is null)?.Id.Value))]));

    private static async Task<Results<Ok<ResultAnswer[]>, ProblemHttpResult>> ResultsAsync(Guid id, JobReading reader, IStringLocalizer<LaboratoryText> text, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(new JobId(id), cancellation) is not { Inside: true } view)
        {
            return LaboratoryDesk.NotFound.ToProblem(text);
        }

        var positions = view.Items.ToDictionary(i => i.Id, i => i.Position);
        return TypedResults.Ok(view.Results.Where(r => r.SupersededBy is null).OrderBy(r => positions[r.Item]).ThenBy(r => r.Condition).ThenBy(r => r.Nominal).Select(r => new ResultAnswer(
            r.Id.Value, positions[r.Item], Words.Kebab(r.Condition), r.Nominal, r.PointUnit, r.Value, r.ExpandedUncertainty, r.Unit, r.CoverageFactor, r.Probability, r.RoundedValue,
            r.RoundedUncertainty, Words.Kebab(r.Conformity), Json(r.Budget))).ToArray());
    }

    private static async Task<Results<Ok<LaboratoryPage<CertificateAnswer>>, ProblemHttpResult>> CertificatesAsync(
        Guid? after, int? limit, TdcDbContext db, LaboratoryDesk desk, JobList list, IStringLocalizer<LaboratoryText> text, CancellationToken cancellation)
    {
        var rights = await desk.OpenAsync(cancellation);
        if (rights is null && desk.CustomerUnits.Count == 0)
        {
            return LaboratoryDesk.NotFound.ToProblem(text);
        }

        var (size, last) = (Size(limit), new CalibrationCertificateId(after ?? Guid.Empty));
        var jobs = rights is null ? list.Of(desk.CustomerUnits) : list.Of(rights.Laboratory.Id);
        var rows = await db.Set<CalibrationCertificate>().AsNoTracking().Where(c => jobs.Any(j => j.Id == c.Job) && (after == null || c.Id > last)).OrderBy(c => c.Id).Take(size + 1)
            .Select(c => new { Certificate = c, By = db.Set<CalibrationCertificate>().Where(n => n.Replaces == c.Id).Select(n => (CalibrationCertificateId?)n.Id).FirstOrDefault() }).ToListAsync(cancellation);
        return TypedResults.Ok(new LaboratoryPage<CertificateAnswer>(
            [.. rows.Take(size).Select(r => Of(r.Certificate, r.By))], rows.Count > size ? rows[size - 1].Certificate.Id.Value.ToString() : null));
    }

    private static async Task<Results<Created<JobAnswer>, ProblemHttpResult>> OrderAsync(
        JobOrderBody input, TdcDbContext db, LaboratoryDesk desk, OrderJob handler, IStringLocalizer<LaboratoryText> text, CancellationToken cancellation)
    {
        var laboratories = await desk.ToOrderAsync(cancellation);
        var rights = input.Laboratory is { Length: > 0 } code ? laboratories.FirstOrDefault(l => l.Laboratory.Code == code) : laboratories is [var only] ? only : null;
        if (rights is null)
        {
            return (laboratories.Count > 1 && input.Laboratory is null ? Refusal.Rule("laboratory.laboratory-needed") : LaboratoryDesk.NotFound).ToProblem(text);
        }

        var order = new JobOrder(
            input.Customer ?? "", input.CustomerName ?? "", input.CustomerAddress ?? "", input.Place ?? "", input.WantsVerdict, input.WantedOn, input.Note ?? "",
            [.. (input.Items ?? []).Select(i => new OrderedItem(i.Method ?? "", i.Description ?? "", i.Maker ?? "", i.Serial ?? "", i.Class ?? "", i.Nominal ?? "", i.Resolution, ""))]);
        if (!(await handler.HandleAsync(rights, order, cancellation)).TryGet(out var id, out var no))
        {
            return no.ToProblem(text);
        }

        var job = await db.Set<CalibrationJob>().AsNoTracking().SingleAsync(j => j.Id == id, cancellation);
        return TypedResults.Created($"/api/metrology/laboratory/jobs/{id.Value}", Of(job));
    }

    private static int Size(int? limit) => Math.Clamp(limit ?? Usual, 1, Most);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private static JobAnswer Of(CalibrationJob j) => new(j.Id.Value, j.Number, Words.Kebab(j.State), j.CustomerName, j.OrderedOn, j.ReceivedOn, j.WantedOn);

    private static CertificateAnswer Of(CalibrationCertificate c, CalibrationCertificateId? replacedBy) =>
        new(c.Id.Value, c.Number, c.IssuedOn, c.Replaces?.Value, c.Change is { } change ? Words.Kebab(change) : null, replacedBy?.Value, c.ContentHash);
}
