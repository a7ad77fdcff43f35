using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>A key that has just been made.</summary>
/// <param name="Key">The key itself: shown this once, never stored.</param>
/// <param name="Record">What is stored of it.</param>
public sealed record NewApiKey(string Key, ApiKey Record);

/// <summary>Makes and revokes API keys.</summary>
public sealed class ApiKeyRegister(TdcDbContext db, ApiScopes known, TimeProvider clock)
{
    private const string Subject = "id.api-key";

    /// <summary>Makes a key.</summary>
    /// <returns>The key, or <c>identity.key-name</c>, <c>identity.no-scope</c>, <c>identity.scope-shape</c>, <c>identity.scope-unknown</c>, <c>identity.key-expired</c>.</returns>
    public async Task<Outcome<NewApiKey>> MakeAsync(
        string name, LineageId unit, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(scopes);
        if (name.Trim() is not { Length: > 0 and <= 120 } called)
        {
            return Refusal.Rule("identity.key-name");
        }

        if (scopes.Count == 0)
        {
            return Refusal.Rule("identity.no-scope");
        }

        if (scopes.FirstOrDefault(s => !ApiScope.IsWellFormed(s)) is { } bad)
        {
            return Refusal.Rule("identity.scope-shape", bad);
        }

        if (scopes.FirstOrDefault(s => !known.Knows(s)) is { } unknown)
        {
            return Refusal.Rule("identity.scope-unknown", unknown, known.Names);
        }

        if (expiresAt <= clock.GetUtcNow())
        {
            return Refusal.Rule("identity.key-expired");
        }

        var key = ApiKeyAuthentication.NewKey();
        var record = new ApiKey
        {
            Id = clock.NewId<ApiKeyId>(),
            Name = called,
            Unit = unit,
            Hash = ApiKeyAuthentication.HashOf(key),
            Prefix = key[..10],
            Scopes = string.Join(' ', scopes.Distinct()),
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        db.Add(record);
        db.AddAudit(clock, asker, "id.api-key-made", Subject, record.Id.Value, new { name = called, unit = unit.Value, scopes = record.Scopes });
        await db.SaveChangesAsync(cancellation);
        return new NewApiKey(key, record);
    }

    /// <summary>Revokes a key; it is refused from the next request on.</summary>
    public async Task<Outcome<Done>> RevokeAsync(ApiKeyId id, Asker asker, CancellationToken cancellation)
    {
        var key = await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id, cancellation);
        if (key is null)
        {
            return Refusal.NotFound("identity.no-such-key");
        }

        if (key.RevokedAt is null)
        {
            key.RevokedAt = clock.GetUtcNow();
            db.AddAudit(clock, asker, "id.api-key-revoked", Subject, id.Value);
            await db.SaveChangesAsync(cancellation);
        }

        return Done.Instance;
    }

    /// <summary>All keys, newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation) =>
        await db.Set<ApiKey>().AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(cancellation);
}
