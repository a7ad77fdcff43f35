using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>Id of an API key.</summary>
public readonly record struct ApiKeyId(Guid Value) : IId<ApiKeyId>
{
    /// <inheritdoc/>
    public static ApiKeyId From(Guid value) => new(value);
}

/// <summary>A key with which a machine acts for a unit. The key itself is shown once and never stored.</summary>
public sealed class ApiKey
{
    /// <summary>Its id.</summary>
    public required ApiKeyId Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The unit it acts for.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>SHA-256 of the key, upper-case hex; the key holds 256 random bits, so no salt is needed.</summary>
    public required string Hash { get; init; }

    /// <summary>First letters of the key, to recognise it in a list.</summary>
    public required string Prefix { get; init; }

    /// <summary>Scopes separated by a space.</summary>
    public required string Scopes { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last instant of use, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>From this instant on it is refused.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
