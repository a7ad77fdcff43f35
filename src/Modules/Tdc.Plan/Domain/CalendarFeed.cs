using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain;

/// <summary>Id of a calendar feed.</summary>
public readonly record struct CalendarFeedId(Guid Value) : IId<CalendarFeedId>
{
    /// <inheritdoc/>
    public static CalendarFeedId From(Guid value) => new(value);
}

/// <summary>A secret address under which a person's calendar program reads a unit's deadlines.</summary>
/// <remarks>Only the hash is stored; the address is shown once.</remarks>
internal sealed class CalendarFeed
{
    /// <summary>Its id.</summary>
    public required CalendarFeedId Id { get; init; }

    /// <summary>Whose feed it is; it dies with the person's role in the unit.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The unit whose deadlines it shows.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>SHA-256 of the token, upper-case hex.</summary>
    public required string TokenHash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
