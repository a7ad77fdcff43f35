using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Department;
using Tdc.Productivity.Features.Enterprises.Import;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Api;

/// <summary>Enterprises and their supports under <c>/api/productivity</c>, for the department.</summary>
internal static class FirmEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("").RequireAuthorization(ProductivityScopes.Readers).ProducesProblem(404);
        read.MapGet("/firms", FirmsAsync).WithName("GetFirms").WithSummary("Enterprises in the order of their records, for the department; after continues behind an id.");
        read.MapGet("/firm", OwnAsync).WithName("GetOwnFirm").WithSummary("The record of the own enterprise (unit names one of several): name, sector, commune, size class, what became of it, its years and what it agreed to.");
        read.MapGet("/firms/{code}", OneAsync).WithName("GetFirm").WithSummary("The record of one enterprise, for the department; its version is the ETag.");
        read.MapGet("/firms/reporting", ReportingAsync).WithName("GetFirmReporting").WithSummary("Who sent figures of a year (the last one without year) and who did not, with the counts, fifty a page, for the department. state: sent, draft, none; search finds parts of name or code.");
        read.MapGet("/supports", SupportsAsync).WithName("GetFirmSupports").WithSummary("Supports of enterprises, for the department; after continues behind an id.");
        var write = api.MapGroup("").RequireAuthorization(ProductivityScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        write.MapPut("/firms/{code}", ChangeAsync).WithName("PutFirm").WithSummary("Renames, merges, closes or sets back an enterprise, for the department; If-Match guards it, the same again changes nothing.").ProducesProblem(412);
        write.MapPut("/supports/{id:guid}", ChangeSupportAsync).WithName("PutFirmSupport").WithSummary("Corrects a support, for the department.");
        write.MapDelete("/supports/{id:guid}", RemoveSupportAsync).WithName("DeleteFirmSupport").WithSummary("Takes out a support that was entered by mistake, for the department.");
        write.MapPost("/supports/imports", ImportSupportsAsync).WithName("ImportFirmSupports").WithSummary("Takes in a list of supports (part named file, XLSX or CSV), whole or not at all, for the department.").DisableAntiforgery().ProducesProblem(413);
        write.MapPost("/firms/imports", ImportAsync).WithName("ImportFirms").WithSummary("Takes in statistical units with figures (part named file, XLSX or CSV), whole or not at all, for the department.").DisableAntiforgery().ProducesProblem(413);
        write.MapPost("/supports", AddSupportAsync).WithName("AddFirmSupport").WithSummary("Enters a support of an enterprise, for the department; the same again changes nothing.");
    }

    private static async Task<Results<Ok<FiguresPage<FirmAnswer>>, ProblemHttpResult>> FirmsAsync(
        Guid? after, int? limit, TdcDbContext db, ProductivityAccess access, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (!(await access.RightsAsync(cancellation)).SeesFirms)
        {
            return Refusal.NotFound("productivity.no-such-firm").ToProblem(text);
        }

        var (size, last) = (FigureEndpoints.Size(limit), new FirmId(after ?? Guid.Empty));
        var found = await db.Set<Firm>().AsNoTracking().Where(f => after == null || f.Id > last).OrderBy(f => f.Id).Take(size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new FiguresPage<FirmAnswer>(
            [.. found.Take(size).Select(f => new FirmAnswer(f.Code, f.Name, f.Unit is not null, f.MergedFrom))], found.Count > size ? found[size - 1].Id.Value.ToString() : null));
    }

    private static async Task<Results<Ok<FirmRecordAnswer>, ProblemHttpResult>> OwnAsync(
        string? unit, FirmDesk desks, ProductivityAccess access, FirmRecords records, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        await desks.OwnAsync(await access.RightsAsync(cancellation), unit, cancellation) is { } desk && await records.ReadAsync(desk.Firm.Id, cancellation) is { } read
            ? TypedResults.Ok(read.Answer)
            : Refusal.NotFound("productivity.no-such-firm").ToProblem(text);

    private static async Task<Results<Ok<FirmRecordAnswer>, ProblemHttpResult>> OneAsync(
        string code, HttpContext http, ProductivityAccess access, FirmRecord record, FirmRecords records, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (!(await access.RightsAsync(cancellation)).SeesFirms || await record.FindAsync(code, cancellation) is not { } id || await records.ReadAsync(id, cancellation) is not { } read)
        {
            return Refusal.NotFound("productivity.no-such-firm").ToProblem(text);
        }

        http.Response.Headers.ETag = FigureTag.Of(read.Version);
        return TypedResults.Ok(read.Answer);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        string code, FirmRecordBody input, HttpContext http, ProductivityAccess access, FirmRecord record, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        FigureTag.ChangeAsync(http, text, async version =>
        {
            var rights = await access.RightsAsync(cancellation);
            return rights.Department && await record.FindAsync(code, cancellation) is { } id
                ? await record.ChangeAsync(rights, id, version, new(input.Name ?? "", input.State, input.Into ?? "", input.FromYear ?? 0), cancellation)
                : Refusal.NotFound("productivity.no-such-firm");
        });

    private static async Task<Results<Ok<FirmReportingAnswer>, ProblemHttpResult>> ReportingAsync(
        int? year, string? state, string? activity, string? search, int? page, ProductivityAccess access, FirmList list, TimeProvider clock, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (!(await access.RightsAsync(cancellation)).SeesFirms)
        {
            return Refusal.NotFound("productivity.no-such-firm").ToProblem(text);
        }

        var filter = new FirmFilter(year ?? clock.TodayInVietnam.Year - 1, state, activity, Table.Normalise(search ?? ""));
        return TypedResults.Ok(FirmReportingAnswer.Of(await list.ReadAsync(filter, Math.Clamp(page ?? 1, 1, 100_000), cancellation)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeSupportAsync(
        Guid id, SupportChangeBody input, ProductivityAccess access, SupportBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        (await book.ChangeAsync(await access.RightsAsync(cancellation), new(id), input.FromYear, input.Project ?? "", cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveSupportAsync(
        Guid id, ProductivityAccess access, SupportBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        (await book.RemoveAsync(await access.RightsAsync(cancellation), new(id), cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);

    private static async Task<Results<Ok<FigureImport>, ProblemHttpResult>> ImportSupportsAsync(
        IFormFile file, ProductivityAccess access, SupportBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        return FigureEndpoints.Answer(await book.ImportAsync(await access.RightsAsync(cancellation), content, file.FileName, cancellation), text);
    }

    private static async Task<Results<Ok<FiguresPage<SupportAnswer>>, ProblemHttpResult>> SupportsAsync(
        Guid? after, int? limit, TdcDbContext db, ProductivityAccess access, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (!(await access.RightsAsync(cancellation)).SeesFirms)
        {
            return Refusal.NotFound("productivity.no-such-firm").ToProblem(text);
        }

        var (size, last) = (FigureEndpoints.Size(limit), new SupportId(after ?? Guid.Empty));
        var found = await db.Set<FirmSupport>().AsNoTracking().Where(s => after == null || s.Id > last).OrderBy(s => s.Id).Take(size + 1)
            .Join(db.Set<Firm>(), s => s.Firm, f => f.Id, (s, f) => new { Support = s, f.Code }).OrderBy(r => r.Support.Id).ToListAsync(cancellation);
        return TypedResults.Ok(new FiguresPage<SupportAnswer>(
            [.. found.Take(size).Select(r => new SupportAnswer(r.Support.Id.Value, r.Code, r.Support.FromYear, r.Support.Project))], found.Count > size ? found[size - 1].Support.Id.Value.ToString() : null));
    }

    private static async Task<Results<Ok<FigureImport>, ProblemHttpResult>> ImportAsync(
        IFormFile file, ProductivityAccess access, ImportFirms handler, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        return FigureEndpoints.Answer(await handler.HandleAsync(await access.RightsAsync(cancellation), content, file.FileName, cancellation), text);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddSupportAsync(
        SupportBody input, ProductivityAccess access, SupportBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        (await book.AddAsync(await access.RightsAsync(cancellation), input.Firm ?? "", input.FromYear, input.Project ?? "", cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);
}
