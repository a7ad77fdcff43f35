using Tdc.Gs1;
using Tdc.Gs1.DigitalLinks;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Chain;

namespace Tdc.Traceability.Features.Showing.TracePage;

/// <summary>Everything that a trace page says, in the language of the request.</summary>
internal sealed record TraceView
{
    /// <summary>200 known, 404 unknown, 410 withdrawn, 400 malformed.</summary>
    public required int Status { get; init; }

    /// <summary>The path of the identifier, or what was written when it is malformed; empty for own codes.</summary>
    public required string Path { get; init; }

    /// <summary>The code for people: <c>(01)…(10)…</c>, or the own code.</summary>
    public required string Code { get; init; }

    /// <summary>The identifier; <see langword="null"/> when it is malformed or an own code.</summary>
    public DigitalLink? Link { get; init; }

    /// <summary>What is wrong with a malformed one.</summary>
    public Gs1Problem Problem { get; init; }

    /// <summary>Name of the product or place; empty when not known.</summary>
    public string Name { get; init; } = "";

    /// <summary>The product.</summary>
    public ProductCard? Product { get; init; }

    /// <summary>The place.</summary>
    public PlaceCard? Place { get; init; }

    /// <summary>The place as everybody may know it.</summary>
    public string PlaceText { get; init; } = "";

    /// <summary>Who answers for it; empty when not known.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Which organisation gives out such numbers.</summary>
    public PrefixOrigin? Origin { get; init; }

    /// <summary>Whether the number begins with 893.</summary>
    public bool IsVietnamese { get; init; }

    /// <summary>The company prefix of the register that the number begins with, and who holds it.</summary>
    public (string Digits, string Holder)? Prefix { get; init; }

    /// <summary>The first line.</summary>
    public required Proof Proof { get; init; }

    /// <summary>What the first line rests on.</summary>
    public required ProofFacts Facts { get; init; }

    /// <summary>The time line, holes included.</summary>
    public IReadOnlyList<StepView> Steps { get; init; } = [];

    /// <summary>Whether there are more events than shown.</summary>
    public bool IsCut { get; init; }

    /// <summary>Dates that were recorded of the lot: code of the text and the day.</summary>
    public IReadOnlyList<(string Code, DateOnly Day)> Dates { get; init; } = [];

    /// <summary>Whether the goods are past their date.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Places on a map, in the order of the time line.</summary>
    public IReadOnlyList<MapPoint> Points { get; init; } = [];

    /// <summary>Recalls in force or carried out, newest first.</summary>
    public IReadOnlyList<RecallNotice> Recalls { get; init; } = [];

    /// <summary>The recall in force that concerns this code, or <see langword="null"/>.</summary>
    public RecallNotice? Recall => Recalls.FirstOrDefault(r => r.State == RecallState.Ordered);

    /// <summary>Alerts, newest first.</summary>
    public IReadOnlyList<ChainAlertCard> Alerts { get; init; } = [];

    /// <summary>The log's size and root when it was read.</summary>
    public LogHead? Log { get; init; }

    /// <summary>What a container holds: paths and codes.</summary>
    public IReadOnlyList<(string Path, string Code)> Contents { get; init; } = [];

    /// <summary>When this was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}

/// <summary>A line of the time line: a step or a hole.</summary>
internal sealed record StepView
{
    /// <summary>What happened, or what the hole is.</summary>
    public required string Title { get; init; }

    /// <summary>When; <see langword="null"/> for a hole.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The place in words; empty when not recorded.</summary>
    public string Place { get; init; } = "";

    /// <summary>How much.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>Who recorded it.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the hole means.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it is a hole.</summary>
    public bool IsGap { get; init; }

    /// <summary>Whether a hole follows.</summary>
    public bool IsBeforeGap { get; init; }

    /// <summary>Whether something comes into being here.</summary>
    public bool IsOrigin { get; init; }

    /// <summary>Whether giver and taker both recorded it.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether an authority recorded it.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>Whether who recorded it took it back.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>What it belongs to: the item, what it was made of, what it was packed in.</summary>
    public Relation Relation { get; init; }

    /// <summary>The source or container in words, when it is not the item itself.</summary>
    public string Of { get; init; } = "";

    /// <summary>Number on the map; 0 for none.</summary>
    public int Point { get; init; }
}

/// <summary>A place on the map.</summary>
/// <param name="Number">Number, from 1.</param>
/// <param name="Name">In words.</param>
/// <param name="Latitude">Degrees, rounded when <paramref name="IsRough"/>.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="IsRough">Whether only the neighbourhood is told.</param>
internal sealed record MapPoint(int Number, string Name, double Latitude, double Longitude, bool IsRough);
