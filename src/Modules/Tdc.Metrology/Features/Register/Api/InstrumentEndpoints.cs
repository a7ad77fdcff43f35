using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Instruments;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Metrology.Resources;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Api;

/// <summary>The register under <c>/api/metrology/instruments</c> and what belongs to it.</summary>
internal static class InstrumentEndpoints
{
    private const int Usual = 50;
    private const int Most = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/kinds", KindsAsync).WithName("GetInstrumentKinds").WithSummary("Kinds of measuring instruments under legal control as they are today, with legal basis and how each row is known.");
        var read = api.MapGroup("").RequireAuthorization(MetrologyScopes.Readers).ProducesProblem(404);
        read.MapGet("/instruments", ListAsync).WithName("GetInstruments").WithSummary("Instruments that the asker may see, by due day; after continues behind a place of the list.");
        read.MapGet("/due", DueAsync).WithName("GetDueInstruments").WithSummary("Instruments in use that are due within so many days (0 to 365), overdue ones first.");
        read.MapGet("/instruments/{id:guid}", ReadAsync).WithName("GetInstrument").WithSummary("One instrument; its version is the ETag.");
        var write = api.MapGroup("/instruments").RequireAuthorization(MetrologyScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        write.MapPost("", RegisterAsync).WithName("RegisterInstrument").WithSummary("Enters an instrument; kind, maker and serial together must be new.");
        write.MapPut("/{id:guid}", AmendAsync).WithName("PutInstrument").WithSummary("Corrects an instrument, whole; If-Match guards it.").ProducesProblem(412);
    }

    /// <summary>The size of a page.</summary>
    public static int Size(int? limit) => Math.Clamp(limit ?? Usual, 1, Most);

    /// <summary>The tag of a version.</summary>
    public static string Tag(Guid version) => $"\"{version:N}\"";

    private static async Task<Ok<KindAnswer[]>> KindsAsync(KindBook kinds, TimeProvider clock, CancellationToken cancellation) =>
        TypedResults.Ok((await kinds.NowAsync(cancellation)).AllOn(clock.TodayInVietnam)
            .Select(k => new KindAnswer(k.Code, k.NameVi, k.NameEn, k.IsControlled, k.PeriodMonths, k.BasisVi, k.Status.ToString(), k.ValidFrom)).OrderBy(k => k.Code, StringComparer.Ordinal).ToArray());

    private static async Task<Results<Ok<MetrologyPage<InstrumentAnswer>>, ProblemHttpResult>> ListAsync(
        string? kind, string? place, string? owner, string? state, string? serial, string? after, int? limit, InstrumentList list, RegisterAccess access, OrganisationRegister register, TimeProvider clock,
        IStringLocalizer<RegisterText> text, CancellationToken cancellation)
    {
        var (units, today) = (await register.NowAsync(cancellation), clock.TodayInVietnam);
        LineageId? wanted = null;
        if (owner is { Length: > 0 })
        {
            if (units.ByCode(owner, today) is not { } found)
            {
                return Refusal.NotFound("metrology.no-such-owner").ToProblem(text);
            }

            wanted = found.Lineage;
        }

        InstrumentState? only = Enum.TryParse<InstrumentState>(state, out var read) && Enum.IsDefined(read) ? read : null;
        return await PageAsync(new InstrumentFilter(kind, place, wanted, only, DueFilter.All, serial ?? ""), null, after, limit, list, await access.RightsAsync(cancellation), units, today, cancellation);
    }

    private static async Task<Ok<MetrologyPage<InstrumentAnswer>>> DueAsync(
        int? within, string? kind, string? place, string? after, int? limit, InstrumentList list, RegisterAccess access, OrganisationRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        return await PageAsync(
            new InstrumentFilter(kind, place, State: InstrumentState.InUse), today.AddDays(Math.Clamp(within ?? 30, 0, 365)), after, limit, list, await access.RightsAsync(cancellation), await register.NowAsync(cancellation), today, cancellation);
    }

    private static async Task<Ok<MetrologyPage<InstrumentAnswer>>> PageAsync(
        InstrumentFilter filter, DateOnly? until, string? after, int? limit, InstrumentList list, RegisterRights rights, RegisterSnapshot units, DateOnly today, CancellationToken cancellation)
    {
        var size = Size(limit);
        var rows = list.Filtered(rights, filter, today);
        if (until is { } last)
        {
            rows = rows.Where(i => i.DueOn <= last);
        }

        if (InstrumentCursor.Parse(after) is { DueOn: var day, Id: var id })
        {
            rows = rows.Where(i => i.DueOn >= day && (i.DueOn > day || i.Id > id));
        }

        var found = await rows.OrderBy(i => i.DueOn).ThenBy(i => i.Id).Take(size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new MetrologyPage<InstrumentAnswer>(
            [.. found.Take(size).Select(i => InstrumentAnswer.Of(i, Code(units, i.Owner, today)))], found.Count > size ? new InstrumentCursor(found[size - 1].DueOn, found[size - 1].Id).ToString() : null));
    }

    private static async Task<Results<Ok<InstrumentAnswer>, ProblemHttpResult>> ReadAsync(
        Guid id, HttpContext http, InstrumentBook book, RegisterAccess access, OrganisationRegister register, TimeProvider clock, IStringLocalizer<RegisterText> text, CancellationToken cancellation)
    {
        if (await book.FindAsync(await access.RightsAsync(cancellation), id, cancellation) is not { } found)
        {
            return Refusal.NotFound("metrology.no-such-instrument").ToProblem(text);
        }

        http.Response.Headers.ETag = Tag(found.Version);
        return TypedResults.Ok(InstrumentAnswer.Of(found, Code(await register.NowAsync(cancellation), found.Owner, clock.TodayInVietnam)));
    }

    private static async Task<Results<Created<InstrumentAnswer>, ProblemHttpResult>> RegisterAsync(
        InstrumentBody input, HttpContext http, InstrumentBook book, RegisterAccess access, OrganisationRegister register, TimeProvider clock, IStringLocalizer<RegisterText> text, CancellationToken cancellation)
    {
        var (rights, units) = (await access.RightsAsync(cancellation), await register.NowAsync(cancellation));
        var own = rights.Asker.KeyUnit is { } unit && units.Knows(unit) ? Code(units, unit, clock.TodayInVietnam) : null;
        if (!(await book.RegisterAsync(rights, input.ToInput(own), cancellation)).TryGet(out var made, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        http.Response.Headers.ETag = Tag(made.Version);
        return TypedResults.Created($"/api/metrology/instruments/{made.Id.Value}", InstrumentAnswer.Of(made, Code(units, made.Owner, clock.TodayInVietnam)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AmendAsync(
        Guid id, InstrumentBody input, HttpContext http, InstrumentBook book, RegisterAccess access, OrganisationRegister register, TimeProvider clock, IStringLocalizer<RegisterText> text, CancellationToken cancellation)
    {
        var (rights, units) = (await access.RightsAsync(cancellation), await register.NowAsync(cancellation));
        var header = http.Request.Headers.IfMatch.ToString().Trim();
        Guid? version = header.Length is 0 || header == "*" ? null : Guid.TryParse(header.Trim('"'), out var seen) ? seen : Guid.Empty;
        var own = rights.Asker.KeyUnit is { } unit && units.Knows(unit) ? Code(units, unit, clock.TodayInVietnam) : null;
        if ((await book.AmendAsync(rights, id, version, input.ToInput(own), cancellation)).TryGet(out var now, out var refusal))
        {
            http.Response.Headers.ETag = Tag(now);
            return TypedResults.NoContent();
        }

        var problem = refusal.ToProblem(text);
        if (version is not null && refusal.Code == InstrumentBook.Changed.Code)
        {
            problem.ProblemDetails.Status = StatusCodes.Status412PreconditionFailed;
            return TypedResults.Problem(problem.ProblemDetails);
        }

        return problem;
    }

    private static string Code(RegisterSnapshot units, LineageId unit, DateOnly day) => units.Knows(unit) ? units.OfLineage(unit, day).Code : "";
}
