using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tdc.Platform.Identity;

namespace Tdc.Platform.Audit;

/// <summary>The published heads of the audit chain.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Keys">The public keys that verify them.</param>
/// <param name="Format">How entries are hashed.</param>
/// <param name="Next">Value of <c>before</c> for the next page; <see langword="null"/> on the last.</param>
public sealed record AuditHeadPage(IReadOnlyList<PublishedHead> Items, IReadOnlyList<PublishedKey> Keys, string Format, DateOnly? Next);

/// <summary>A public key: SubjectPublicKeyInfo in base64.</summary>
public sealed record PublishedKey(string KeyId, string PublicKey);

/// <summary>A page of audit entries.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">Value of <c>after</c> for the next page; <see langword="null"/> on the last.</param>
public sealed record AuditEntryPage(IReadOnlyList<AuditLine> Items, Guid? Next);

/// <summary><c>/api/audit</c>.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/audit").WithTags("Audit");
        api.MapGet("/heads", HeadsAsync).WithName("ListAuditHeads").WithSummary("Signed heads of the audit chain by day, public; ?before=2026-11-20&limit=.").AllowAnonymous();
        api.MapGet("/entries", EntriesAsync).WithName("ListAuditEntries").WithSummary("Audit entries, newest first; for administrators, coordinators and keys with audit:read.")
            .RequireAuthorization(p => Policies.RolesOrScope("audit:read", Role.Administrator, Role.Coordinator)(p));
    }

    private static async Task<Ok<AuditHeadPage>> HeadsAsync(AuditReading reading, CancellationToken cancellation, DateOnly? before = null, int limit = 100)
    {
        var most = Math.Clamp(limit, 1, 400);
        var heads = await reading.HeadsAsync(before, most, cancellation);
        var keys = await reading.KeysAsync(cancellation);
        return TypedResults.Ok(new AuditHeadPage(
            [.. heads.Select(PublishedHead.Of)], [.. keys.Select(k => new PublishedKey(k.Id, k.PublicKey))], AuditBytes.Format, heads.Count == most ? heads[^1].Day : null));
    }

    private static async Task<Ok<AuditEntryPage>> EntriesAsync(
        AuditReading reading, CancellationToken cancellation, string? action = null, string? subjectKind = null, string? subjectId = null,
        string? person = null, DateOnly? from = null, DateOnly? to = null, Guid? after = null, int limit = 100)
    {
        var most = Math.Clamp(limit, 1, 500);
        var items = await reading.ListAsync(
            new AuditFilter(action, subjectKind, subjectId, person, from, to), after is { } id ? new AuditEntryId(id) : null, most, cancellation);
        return TypedResults.Ok(new AuditEntryPage(items, items.Count == most ? items[^1].Id : null));
    }
}
