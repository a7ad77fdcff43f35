using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
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
        read.MapGet("/supports", SupportsAsync).WithName("GetFirmSupports").WithSummary("Supports of enterprises, for the department; after continues behind an id.");
        var write = api.MapGroup("").RequireAuthorization(ProductivityScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
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

    private static async Task<Results<Ok<FiguresPage<SupportBody>>, ProblemHttpResult>> SupportsAsync(
        Guid? after, int? limit, TdcDbContext db, ProductivityAccess access, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (!(await access.RightsAsync(cancellation)).SeesFirms)
        {
            return Refusal.NotFound("productivity.no-such-firm").ToProblem(text);
        }

        var (size, last) = (FigureEndpoints.Size(limit), new SupportId(after ?? Guid.Empty));
        var found = await db.Set<FirmSupport>().AsNoTracking().Where(s => after == null || s.Id > last).OrderBy(s => s.Id).Take(size + 1)
            .Join(db.Set<Firm>(), s => s.Firm, f => f.Id, (s, f) => new { Support = s, f.Code }).OrderBy(r => r.Support.Id).ToListAsync(cancellation);
        return TypedResults.Ok(new FiguresPage<SupportBody>(
            [.. found.Take(size).Select(r => new SupportBody(r.Code, r.Support.FromYear, r.Support.Project))], found.Count > size ? found[size - 1].Support.Id.Value.ToString() : null));
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
