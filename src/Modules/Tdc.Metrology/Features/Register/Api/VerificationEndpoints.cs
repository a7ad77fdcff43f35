using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Verifying;
using Tdc.Metrology.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Register.Api;

/// <summary>Verifications under <c>/api/metrology/verifications</c>. Examination and signature are acts of persons and have no endpoint.</summary>
internal static class VerificationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/verifications").RequireAuthorization(MetrologyScopes.Readers).ProducesProblem(404);
        read.MapGet("", ListAsync).WithName("GetVerifications").WithSummary("Verifications that the asker may see, newest first; after continues behind an id.");
        read.MapGet("/{id:guid}", ReadAsync).WithName("GetVerification").WithSummary("One verification; its version is the ETag.");
        var write = api.MapGroup("/verifications").RequireAuthorization(MetrologyScopes.Writers).WithIdempotency().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        write.MapPost("", ApplyAsync).WithName("ApplyForVerification").WithSummary("Applies for the verification of an instrument at a designated body.");
    }

    private static async Task<Ok<MetrologyPage<VerificationAnswer>>> ListAsync(Guid? instrument, string? state, Guid? after, int? limit, TdcDbContext db, RegisterAccess access, CancellationToken cancellation)
    {
        var size = InstrumentEndpoints.Size(limit);
        var rows = (await access.RightsAsync(cancellation)).Limit(db.Set<Verification>().AsNoTracking());
        if (instrument is { } only)
        {
            var id = new InstrumentId(only);
            rows = rows.Where(v => v.Instrument == id);
        }

        if (Enum.TryParse<VerificationState>(state, out var wanted) && Enum.IsDefined(wanted))
        {
            rows = rows.Where(v => v.State == wanted);
        }

        if (after is { } last)
        {
            var id = new VerificationId(last);
            rows = rows.Where(v => v.Id < id);
        }

        var found = await rows.OrderByDescending(v => v.Id).Take(size + 1).ToListAsync(cancellation);
        var page = found.Take(size).ToList();
        var ids = page.ConvertAll(v => v.Id);
        var documents = await db.Set<VerificationCertificate>().AsNoTracking().Where(c => ids.Contains(c.Verification)).ToDictionaryAsync(c => c.Verification, cancellation);
        return TypedResults.Ok(new MetrologyPage<VerificationAnswer>([.. page.Select(v => Answer(v, documents.GetValueOrDefault(v.Id)))], found.Count > size ? page[^1].Id.Value.ToString() : null));
    }

    private static async Task<Results<Ok<VerificationAnswer>, ProblemHttpResult>> ReadAsync(
        Guid id, HttpContext http, TdcDbContext db, VerificationBook book, RegisterAccess access, IStringLocalizer<RegisterText> text, CancellationToken cancellation)
    {
        if (await book.FindAsync(await access.RightsAsync(cancellation), id, cancellation) is not { } found)
        {
            return Refusal.NotFound("metrology.no-such-verification").ToProblem(text);
        }

        http.Response.Headers.ETag = InstrumentEndpoints.Tag(found.Version);
        return TypedResults.Ok(Answer(found, await db.Set<VerificationCertificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Verification == found.Id, cancellation)));
    }

    private static async Task<Results<Created<VerificationAnswer>, ProblemHttpResult>> ApplyAsync(
        ApplicationBody input, VerificationBook book, RegisterAccess access, IStringLocalizer<RegisterText> text, CancellationToken cancellation)
    {
        VerificationPurpose? purpose = Enum.TryParse<VerificationPurpose>(input.Purpose, out var read) && Enum.IsDefined(read) ? read : null;
        return (await book.ApplyAsync(await access.RightsAsync(cancellation), input.Instrument, input.Body ?? "", purpose, (input.Request ?? "").Normalize().Trim(), cancellation)).TryGet(out var made, out var refusal)
            ? TypedResults.Created($"/api/metrology/verifications/{made.Id.Value}", Answer(made, null))
            : refusal.ToProblem(text);
    }

    private static VerificationAnswer Answer(Verification v, VerificationCertificate? document) => new(
        v.Id.Value, v.Number, v.Instrument.Value, v.Kind, v.Purpose.ToString(), v.State.ToString(), v.AppliedOn, v.ExaminedOn, document?.Number, document is { IsCertificate: true } ? document.StampNumber : null, document?.ValidTo, document?.EndedOn);
}
