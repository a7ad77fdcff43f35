using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>An API key without the key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Prefix">The first letters of the key.</param>
/// <param name="Organisation">Code of the unit that it acts for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When it was last used.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
/// <param name="RevokedAt">When it was revoked.</param>
public sealed record ApiKeyAnswer(
    Guid Id, string Name, string Prefix, string Organisation, IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>A new API key.</summary>
/// <param name="Key">The key: shown this once.</param>
/// <param name="Details">What is stored of it.</param>
public sealed record ApiKeyMade(string Key, ApiKeyAnswer Details);

/// <summary>An API key to be made.</summary>
public sealed record ApiKeyInput
{
    /// <summary>What people call it.</summary>
    [Required, StringLength(120)]
    public string Name { get; init; } = "";

    /// <summary>Code of the unit that it acts for.</summary>
    [Required]
    public string Organisation { get; init; } = "";

    /// <summary>What it may do, such as <c>plan:read</c>.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>From when on it is refused; never when left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>API keys over REST, for administrators; a key cannot make keys. Without idempotency: the key is kept nowhere, so its answer is not either.</summary>
internal static class ApiKeyApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api/api-keys").WithTags("identity").RequireAuthorization(Policies.Administrator)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        keys.MapGet("", ListAsync).WithName("ListApiKeys").WithSummary("Lists the keys, newest first; the keys themselves are not stored.");
        keys.MapPost("", MakeAsync).WithName("MakeApiKey").WithSummary("Makes a key; the answer holds it this once.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        keys.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeApiKey").WithSummary("Revokes a key; it is refused from the next request on.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Listed<ApiKeyAnswer>>> ListAsync(
        ApiKeyRegister keys, OrganisationRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var snapshot = await register.NowAsync(cancellation);
        return TypedResults.Ok(new Listed<ApiKeyAnswer>([.. (await keys.ListAsync(cancellation)).Select(k => Answer(k, snapshot, clock))], null));
    }

    private static async Task<Results<Created<ApiKeyMade>, ProblemHttpResult>> MakeAsync(
        ApiKeyInput input, HttpContext http, ApiKeyRegister keys, OrganisationRegister register, Asker asker, TimeProvider clock,
        IStringLocalizer<IdentityText> text, CancellationToken cancellation)
    {
        var snapshot = await register.NowAsync(cancellation);
        if (snapshot.ByCode(input.Organisation, clock.TodayInVietnam) is not { } unit)
        {
            return Refusal.Rule("identity.no-such-unit").ToProblem(text);
        }

        if (!(await keys.MakeAsync(input.Name, unit.Lineage, input.Scopes, input.ExpiresAt, asker, cancellation)).TryGet(out var made, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new ApiKeyMade(made.Key, Answer(made.Record, snapshot, clock)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id, ApiKeyRegister keys, Asker asker, IStringLocalizer<IdentityText> text, CancellationToken cancellation) =>
        (await keys.RevokeAsync(new ApiKeyId(id), asker, cancellation)).TryGet(out _, out var refusal) ? TypedResults.NoContent() : refusal.ToProblem(text);

    private static ApiKeyAnswer Answer(ApiKey key, RegisterSnapshot register, TimeProvider clock) => new(
        key.Id.Value,
        key.Name,
        key.Prefix,
        register.Knows(key.Unit) ? register.OfLineage(key.Unit, clock.TodayInVietnam).Code : "",
        key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        key.CreatedAt,
        key.LastUsedAt,
        key.ExpiresAt,
        key.RevokedAt);
}
