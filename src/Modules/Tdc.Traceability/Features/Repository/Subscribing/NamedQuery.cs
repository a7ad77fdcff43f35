using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary>Id of a named query.</summary>
internal readonly record struct NamedQueryId(Guid Value) : IId<NamedQueryId>
{
    /// <inheritdoc/>
    public static NamedQueryId From(Guid value) => new(value);
}

/// <summary>A query kept under a name. Names belong to a unit: nobody sees or takes another unit's names.</summary>
internal sealed class NamedQuery
{
    /// <summary>Its id, rising with time.</summary>
    public required NamedQueryId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Its name, unique within the unit; case matters.</summary>
    public required string Name { get; init; }

    /// <summary>The object behind <c>query</c>, as it was sent.</summary>
    public required string Query { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Id of a subscription.</summary>
internal readonly record struct SubscriptionId(Guid Value) : IId<SubscriptionId>
{
    /// <inheritdoc/>
    public static SubscriptionId From(Guid value) => new(value);
}

/// <summary>A webhook: new events that a named query selects are sent to an address, on a schedule or as they come.</summary>
internal sealed class Subscription
{
    /// <summary>Its id.</summary>
    public required SubscriptionId Id { get; init; }

    /// <summary>The query.</summary>
    public required NamedQueryId QueryId { get; init; }

    /// <summary>Whose it is.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The key that made it: when it is revoked or expires, nothing more is sent.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>Where to.</summary>
    public required string Dest { get; init; }

    /// <summary>The secret with which answers are signed, sealed by data protection; empty without one.</summary>
    public required string SealedToken { get; init; }

    /// <summary>The schedule as JSON; empty for a stream.</summary>
    public required string Schedule { get; init; }

    /// <summary>Whether a scheduled run without events is told too.</summary>
    public required bool ReportIfEmpty { get; init; }

    /// <summary>Only events recorded from then on.</summary>
    public required DateTimeOffset InitialRecordTime { get; init; }

    /// <summary>In which form identifiers are written.</summary>
    public required Reading.EpcForm EpcForm { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>All events recorded before were delivered, or not selected.</summary>
    public DateTimeOffset MinRecordTime { get; set; }

    /// <summary>The same as a position: exact where many events share an instant.</summary>
    public long Position { get; set; }

    /// <summary>When it runs next; a stream runs when events are there.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the receiver last took something.</summary>
    public DateTimeOffset? LastNotifiedAt { get; set; }

    /// <summary>Failed attempts in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last attempt failed; empty when it did not.</summary>
    public string LastError { get; set; } = "";

    /// <summary>Events in one message at most; halves when the receiver finds it too large.</summary>
    public int BatchSize { get; set; }

    /// <summary>Until when a node works on it.</summary>
    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>Rises with each taking; a write under an older one is refused.</summary>
    public long Epoch { get; set; }
}
