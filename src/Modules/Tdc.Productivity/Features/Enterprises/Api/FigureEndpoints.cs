using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Enterprises.Dashboard;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Productivity.Features.Enterprises.Import;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Api;

/// <summary>An enterprise's own figures under <c>/api/productivity/figures</c>.</summary>
internal static class FigureEndpoints
{
    private const int Usual = 50;
    private const int Most = 500;

    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/figures").RequireAuthorization(ProductivityScopes.Readers).ProducesProblem(404);
        read.MapGet("", ListAsync).WithName("GetFirmFigures").WithSummary("Figures of the own enterprise, or for the department of all, oldest record first; after continues behind an id. A year that is being corrected stands twice: submitted, which counts, and draft.");
        read.MapGet("/{year:int}", ReadAsync).WithName("GetFirmYear").WithSummary("The own enterprise's figures of a year as it works on them; their version is the ETag. sent=true gives what was sent, which counts while a correction is being written.");
        read.MapGet("/{year:int}/checks", ChecksAsync).WithName("GetFirmYearChecks").WithSummary("What stands out in a year: errors keep it from being sent, warnings need a reason.");
        read.MapGet("/{year:int}/indicators", IndicatorsAsync).WithName("GetFirmYearIndicators").WithSummary("Value-added indicators of a year and the place among enterprises of the division, when there are enough.");
        var write = api.MapGroup("/figures").RequireAuthorization(ProductivityScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        write.MapPut("/{year:int}", WriteAsync).WithName("PutFirmYear").WithSummary("Saves a year's figures as a draft, whole (of a year that was sent, as its correction, until that is sent); If-Match guards it, If-None-Match: * only makes a new one.");
        write.MapPatch("/{year:int}", PatchAsync).WithName("PatchFirmYear").WithSummary("Changes some of a year's figures, such as activity, commune or ownership, as one part of the form does; what is left out stays. If-Match guards it.");
        write.MapPost("/{year:int}/submission", SubmitAsync).WithName("SubmitFirmYear").WithSummary("Sends a year, with a reason for each warning and what is agreed to.");
        write.MapPost("/imports", ImportAsync).WithName("ImportFirmYears").WithSummary("Takes in several years of the own enterprise (part named file, XLSX or CSV) as drafts, whole or not at all.").DisableAntiforgery().ProducesProblem(413);
        write.MapPut("/consents/{purpose}", GiveAsync).WithName("GiveFirmConsent").WithSummary("Agrees to a purpose (own-report, research) in the present words.");
        write.MapDelete("/consents/{purpose}", WithdrawAsync).WithName("WithdrawFirmConsent").WithSummary("Takes an agreement back; the figures leave statistics or studies.");
    }

    /// <summary>The size of a page.</summary>
    public static int Size(int? limit) => Math.Clamp(limit ?? Usual, 1, Most);

    private static async Task<Results<Ok<FiguresPage<FiguresAnswer>>, ProblemHttpResult>> ListAsync(
        int? year, Guid? after, int? limit, TdcDbContext db, FirmDesk desks, ProductivityAccess access, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var desk = await desks.OwnAsync(rights, null, cancellation);
        if (desk is null && !rights.SeesFirms)
        {
            return Refusal.NotFound("productivity.no-such-firm").ToProblem(text);
        }

        var rows = db.Set<FirmYear>().AsNoTracking().Where(y => year == null || y.Year == year);
        if (desk is { Firm.Id: var own })
        {
            rows = rows.Where(y => y.Firm == own);
        }

        if (after is { } last)
        {
            var id = new FirmYearId(last);
            rows = rows.Where(y => y.Id > id);
        }

        var size = Size(limit);
        var found = await rows.OrderBy(y => y.Id).Take(size + 1).Join(db.Set<Firm>(), y => y.Firm, f => f.Id, (y, f) => new { Year = y, f.Code }).OrderBy(r => r.Year.Id).ToListAsync(cancellation);
        return TypedResults.Ok(new FiguresPage<FiguresAnswer>(
            [.. found.Take(size).Select(r => FiguresAnswer.Of(r.Code, r.Year))], found.Count > size ? found[size - 1].Year.Id.Value.ToString() : null));
    }

    private static async Task<Results<Ok<FiguresAnswer>, ProblemHttpResult>> ReadAsync(
        int year, string? unit, bool? sent, HttpContext http, FirmDesk desks, ProductivityAccess access, FirmYears years, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (await desks.OwnAsync(await access.RightsAsync(cancellation), unit, cancellation) is not { } desk
            || await (sent == true ? years.SentAsync(desk.Firm.Id, year, cancellation) : years.FindAsync(desk.Firm.Id, year, cancellation)) is not { } found)
        {
            return Refusal.NotFound("productivity.no-such-year").ToProblem(text);
        }

        http.Response.Headers.ETag = FigureTag.Of(found.Version);
        return TypedResults.Ok(FiguresAnswer.Of(desk.Firm.Code, found));
    }

    private static async Task<Results<Ok<FindingAnswer[]>, ProblemHttpResult>> ChecksAsync(
        int year, string? unit, FirmDesk desks, ProductivityAccess access, FirmYears years, FigureBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        await desks.OwnAsync(await access.RightsAsync(cancellation), unit, cancellation) is { } desk && await years.FindAsync(desk.Firm.Id, year, cancellation) is { } found
            ? TypedResults.Ok((await book.CheckAsync(desk.Firm, found, cancellation)).Select(f => new FindingAnswer(f.Key, f.IsError, f.Figure, text.Word(f))).ToArray())
            : Refusal.NotFound("productivity.no-such-year").ToProblem(text);

    private static async Task<Results<Ok<IndicatorAnswer[]>, ProblemHttpResult>> IndicatorsAsync(
        int year, string? unit, FirmDesk desks, ProductivityAccess access, FirmDashboards dashboards, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (await desks.OwnAsync(await access.RightsAsync(cancellation), unit, cancellation) is not { } desk || await dashboards.MakeAsync(desk.Firm, year, cancellation) is not { } board)
        {
            return Refusal.NotFound("productivity.no-such-year").ToProblem(text);
        }

        return TypedResults.Ok(board.Ratios.Select(r => (Row: r, Standing: r.Standings.First(s => s.Circle == Circle.Division))).Select(r => new IndicatorAnswer(
            r.Row.Ratio.Name, double.IsFinite(r.Row.Value) ? r.Row.Value : null, r.Row.Why is { } why ? text["why." + why].Value : null, text["u." + r.Row.Ratio.Name], r.Standing.Others, r.Standing.Below)).ToArray());
    }

    private static Task<Results<NoContent, ProblemHttpResult>> WriteAsync(
        int year, FiguresBody input, string? unit, HttpContext http, FirmDesk desks, ProductivityAccess access, FigureBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        FigureTag.ChangeAsync(http, text, async version =>
            await desks.OwnAsync(await access.RightsAsync(cancellation), unit, cancellation) is not { } desk ? Refusal.NotFound("productivity.no-such-firm")
            : input.Check(await desks.CommunesAsync(cancellation)) is { } no ? no
            : (await book.SaveAsync(desk, year, version, input.Apply, cancellation)).TryGet(out var saved, out var refusal) ? saved.Version : refusal);

    private static Task<Results<NoContent, ProblemHttpResult>> PatchAsync(
        int year, FiguresPatch input, string? unit, HttpContext http, FirmDesk desks, ProductivityAccess access, FirmYears years, FigureBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        FigureTag.ChangeAsync(http, text, async version =>
        {
            if (await desks.OwnAsync(await access.RightsAsync(cancellation), unit, cancellation) is not { } desk)
            {
                return Refusal.NotFound("productivity.no-such-firm");
            }

            var known = await years.FindAsync(desk.Firm.Id, year, cancellation);
            var whole = input.Over(known);
            return whole.Check(await desks.CommunesAsync(cancellation)) is { } no ? no
                : (await book.SaveAsync(desk, year, version ?? known?.Version ?? Guid.Empty, whole.Apply, cancellation)).TryGet(out var saved, out var refusal) ? saved.Version : refusal;
        });

    private static Task<Results<NoContent, ProblemHttpResult>> SubmitAsync(
        int year, SubmissionBody input, string? unit, HttpContext http, FirmDesk desks, ProductivityAccess access, FigureBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        FigureTag.ChangeAsync(http, text, async version =>
            await desks.OwnAsync(await access.RightsAsync(cancellation), unit, cancellation) is not { } desk ? Refusal.NotFound("productivity.no-such-firm")
            : await book.SubmitAsync(desk, year, version, new(input.Reasons ?? new Dictionary<string, string>(), (input.Consents ?? []).ToHashSet(StringComparer.Ordinal)), cancellation));

    private static async Task<Results<Ok<FigureImport>, ProblemHttpResult>> ImportAsync(
        IFormFile file, FirmDesk desks, ProductivityAccess access, ImportFigures handler, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        if (await desks.OwnAsync(await access.RightsAsync(cancellation), null, cancellation) is not { } desk)
        {
            return Refusal.NotFound("productivity.no-such-firm").ToProblem(text);
        }

        await using var content = file.OpenReadStream();
        return Answer(await handler.HandleAsync(desk, content, file.FileName, cancellation), text);
    }

    /// <summary>What came of a file: the counts, or 422 with the faults.</summary>
    public static Results<Ok<FigureImport>, ProblemHttpResult> Answer(Outcome<FigureImport> outcome, IStringLocalizer<EnterpriseText> text) =>
        !outcome.TryGet(out var result, out var no) ? no.ToProblem(text)
        : result.Faults.Count == 0 ? TypedResults.Ok(result)
        : TypedResults.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity, type: "urn:tdc:problem:productivity.import-refused", title: text["productivity.import-refused"],
            extensions: new Dictionary<string, object?> { ["code"] = "productivity.import-refused", ["faults"] = result.Faults });

    private static async Task<Results<NoContent, ProblemHttpResult>> GiveAsync(
        string purpose, FirmDesk desks, ProductivityAccess access, ConsentBook book, TimeProvider clock, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation)
    {
        var words = ConsentBook.Now(clock.TodayInVietnam).FirstOrDefault(c => ConsentBook.SamePurpose(c.Purpose, purpose));
        return await desks.OwnAsync(await access.RightsAsync(cancellation), null, cancellation) is not { } desk || words is null ? Refusal.NotFound("productivity.no-such-consent").ToProblem(text)
            : (await book.GiveAsync(desk, words.Purpose, cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string purpose, FirmDesk desks, ProductivityAccess access, ConsentBook book, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        await desks.OwnAsync(await access.RightsAsync(cancellation), null, cancellation) is not { } desk ? Refusal.NotFound("productivity.no-such-consent").ToProblem(text)
        : (await book.WithdrawAsync(desk, purpose, cancellation)).TryGet(out _, out var no) ? TypedResults.NoContent() : no.ToProblem(text);
}
