namespace Tdc.Traceability.Domain.Chain;

/// <summary>Which way a walk goes.</summary>
internal enum TraceDirection
{
    /// <summary>To where things come from.</summary>
    Up,

    /// <summary>To where things went.</summary>
    Down,

    /// <summary>Both from the start; never to what merely shares an origin or a container.</summary>
    Both,
}

/// <summary>What ties two things.</summary>
internal enum ChainEdgeKind
{
    /// <summary>The first was inside the second.</summary>
    Contained,

    /// <summary>The second was made of the first.</summary>
    Transformed,

    /// <summary>Goods went from the first place to the second.</summary>
    Moved,

    /// <summary>The first is an item of the second, a lot.</summary>
    Same,
}

/// <summary>An edge.</summary>
/// <param name="From">Canonical identifier, of a place for <see cref="ChainEdgeKind.Moved"/>.</param>
/// <param name="To">The other end.</param>
/// <param name="Kind">What ties them.</param>
/// <param name="Event">The event that says so.</param>
/// <param name="Until">The event that ended a stay in a container.</param>
/// <param name="Item">What was moved.</param>
internal sealed record ChainEdge(string From, string To, ChainEdgeKind Kind, ChainEvent Event, ChainEvent? Until = null, string? Item = null);

/// <summary>A thing that the walk met.</summary>
/// <param name="Id">Canonical.</param>
/// <param name="Level">What it is.</param>
/// <param name="Depth">Edges from the start.</param>
/// <param name="IsStart">Whether the walk began here.</param>
internal sealed record ChainNode(string Id, ThingLevel Level, int Depth, bool IsStart)
{
    /// <summary>Whether it only carried goods that were traced, so that its other contents do not matter.</summary>
    public bool IsCarrier { get; set; }

    /// <summary>How much came into being, or the most that was seen when nothing says so; <see langword="null"/> when unknown.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Unit of <see cref="Quantity"/>; <see langword="null"/> for a count.</summary>
    public string? Uom { get; set; }
}

/// <summary>Why a walk stopped before its end.</summary>
/// <param name="Reason"><c>depth</c>, <c>nodes</c> or <c>events</c>.</param>
/// <param name="At">The identifier at which it stopped first.</param>
internal sealed record ChainCut(string Reason, string At);

/// <summary>What is missing in a chain.</summary>
internal enum GapKind
{
    /// <summary>Nothing says where it comes from.</summary>
    NoOrigin,

    /// <summary>Sent off and never received.</summary>
    NotReceived,

    /// <summary>Received and never sent off.</summary>
    NotShipped,

    /// <summary>It was at one place and then at another, and nothing says how it got there.</summary>
    MovedUnseen,
}

/// <summary>A gap.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="Item">Whose chain.</param>
/// <param name="After">The event before the gap; <see langword="null"/> at the beginning.</param>
/// <param name="Before">The event after the gap; <see langword="null"/> at the end.</param>
internal sealed record ChainGap(GapKind Kind, string Item, ChainEvent? After, ChainEvent? Before);

/// <summary>The graph of a chain.</summary>
internal sealed class ChainGraph
{
    /// <summary>Where the walk began.</summary>
    public required IReadOnlyList<string> Start { get; init; }

    /// <summary>Things in the order met.</summary>
    public required IReadOnlyList<ChainNode> Nodes { get; init; }

    /// <summary>Events in the order of happening; those declared wrong are among them.</summary>
    public required IReadOnlyList<ChainEvent> Events { get; init; }

    /// <summary>Positions of events that were declared wrong, and of the declarations.</summary>
    public required IReadOnlySet<long> Void { get; init; }

    /// <summary>Edges.</summary>
    public required IReadOnlyList<ChainEdge> Edges { get; init; }

    /// <summary>Gaps.</summary>
    public required IReadOnlyList<ChainGap> Gaps { get; init; }

    /// <summary>For each thing that is no mere carrier, its own events and those of its containers while inside, in the order of happening.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ChainEvent>> Histories { get; init; }

    /// <summary>Why it is not whole; <see langword="null"/> when it is.</summary>
    public ChainCut? Cut { get; init; }

    /// <summary>Canonical places of the events.</summary>
    public IEnumerable<string> Places => Events.SelectMany(e => new[] { e.ReadPoint, e.Location }).OfType<string>().Distinct();
}
