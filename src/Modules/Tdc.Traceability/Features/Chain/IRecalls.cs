namespace Tdc.Traceability.Features.Chain;

/// <summary>Recalls that concern identifiers: what a page about a lot or an item must say first.</summary>
internal interface IRecalls
{
    /// <summary>Recalls, ordered or closed, that name one of the identifiers or reached it through the chain; newest first.</summary>
    /// <param name="canonical">The item, its lot and its product, canonical.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyList<RecallNotice>> OnAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation);

    /// <summary>Keys of all identifiers that recalls in force name or reached; <see langword="null"/> when they are more than <paramref name="most"/>.</summary>
    /// <param name="most">How many are wanted at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<IReadOnlyList<long>?> OrderedKeysAsync(int most, CancellationToken cancellation);
}

/// <summary>How far a recall reaches.</summary>
internal enum RecallLevel
{
    /// <summary>One item.</summary>
    Item,

    /// <summary>A lot and what was made of it.</summary>
    Lot,

    /// <summary>All lots and items of a product.</summary>
    Product,

    /// <summary>What a container held.</summary>
    Container,
}

/// <summary>Where a recall stands.</summary>
internal enum RecallState
{
    /// <summary>Computed, not in force; never shown to the public.</summary>
    Draft,

    /// <summary>In force.</summary>
    Ordered,

    /// <summary>Carried out.</summary>
    Closed,
}

/// <summary>A recall as everybody may see it.</summary>
/// <param name="Number">Number that people quote (<c>TH-2026-0001</c>).</param>
/// <param name="State">Ordered or closed; a draft is never told.</param>
/// <param name="Level">How far it reaches.</param>
/// <param name="Canonical">Which of the identifiers asked about it concerns.</param>
/// <param name="IsSource">Whether it was ordered on that very identifier; otherwise the chain led to it.</param>
/// <param name="Reason">Why, in the words of who ordered it.</param>
/// <param name="OrderedAt">When it came into force.</param>
/// <param name="ClosedAt">When it was carried out.</param>
internal sealed record RecallNotice(
    string Number, RecallState State, RecallLevel Level, string Canonical, bool IsSource, string Reason, DateTimeOffset OrderedAt, DateTimeOffset? ClosedAt);
