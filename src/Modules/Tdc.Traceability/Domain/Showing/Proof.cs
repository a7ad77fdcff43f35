namespace Tdc.Traceability.Domain.Showing;

/// <summary>How far what a page says is proven. The order is the order of strength.</summary>
internal enum ProofLevel
{
    /// <summary>Nothing is known of the code.</summary>
    Unknown,

    /// <summary>The number stands in the register; nothing was recorded about the goods.</summary>
    Registered,

    /// <summary>One party recorded what happened; nobody else confirmed it.</summary>
    SelfDeclared,

    /// <summary>At least one hand-over was recorded by both sides.</summary>
    TwoParties,

    /// <summary>An authority recorded a check of these goods.</summary>
    Authority,
}

/// <summary>What is known when the level is decided.</summary>
internal sealed record ProofFacts
{
    /// <summary>Whether the register knows the product, place or prefix behind the code.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>Events that stand: those declared to be in error are left out.</summary>
    public int Events { get; init; }

    /// <summary>Units that recorded them.</summary>
    public int Sources { get; init; }

    /// <summary>Hand-overs that giver and taker both recorded.</summary>
    public int Handovers { get; init; }

    /// <summary>Checks that an authority recorded and that found nothing wrong.</summary>
    public int Checks { get; init; }

    /// <summary>Events that are in the tamper-evident log.</summary>
    public int Logged { get; init; }

    /// <summary>Holes in the chain.</summary>
    public int Gaps { get; init; }

    /// <summary>Whether the place where the goods began is recorded.</summary>
    public bool HasOrigin { get; init; }

    /// <summary>Whether the number was given out by GS1 Viet Nam (893), which many take for "made in Viet Nam".</summary>
    public bool IsVietnamesePrefix { get; init; }

    /// <summary>Whether the goods are being recalled.</summary>
    public bool IsRecalled { get; init; }
}

/// <summary>The first line of a trace page: what is proven, at what level, and what is not.</summary>
/// <param name="Level">The level.</param>
/// <param name="IsLogged">Whether every event is in the tamper-evident log, so that a later change would be seen.</param>
/// <param name="Proven">Codes of what is proven, strongest first.</param>
/// <param name="Unproven">Codes of what is not proven; never empty, because no code proves the goods in somebody's hand.</param>
internal sealed record Proof(ProofLevel Level, bool IsLogged, IReadOnlyList<string> Proven, IReadOnlyList<string> Unproven)
{
    /// <summary>Decides. Pure: the same facts give the same line.</summary>
    /// <remarks>A recall does not change the level; it stands above the line (the page's banner) and takes "no recall" out of what is proven.</remarks>
    public static Proof Of(ProofFacts facts)
    {
        var level = facts switch
        {
            { Events: > 0, Checks: > 0 } => ProofLevel.Authority,
            { Events: > 0, Handovers: > 0 } => ProofLevel.TwoParties,
            { Events: > 0 } => ProofLevel.SelfDeclared,
            { IsRegistered: true } => ProofLevel.Registered,
            _ => ProofLevel.Unknown,
        };
        var logged = facts.Events > 0 && facts.Logged >= facts.Events;
        List<string> proven = [], unproven = [];
        Add(proven, level == ProofLevel.Authority, "checked");
        Add(proven, facts.Events > 0 && facts.Handovers > 0, "confirmed");
        Add(proven, facts.Events > 0 && facts.HasOrigin, "origin");
        Add(proven, facts.Events > 0, "recorded");
        Add(proven, logged, "logged");
        Add(proven, facts.IsRegistered, "registered");
        Add(proven, facts.IsRegistered && !facts.IsRecalled, "no-recall");

        Add(unproven, level == ProofLevel.Unknown, "known");
        Add(unproven, facts.Events == 0, "events");
        Add(unproven, facts.Events > 0 && level < ProofLevel.TwoParties, "second-party");
        Add(unproven, facts.Gaps > 0, "gaps");
        Add(unproven, facts.Events > 0 && !facts.HasOrigin, "origin");
        Add(unproven, facts.Events > 0 && !logged, "log");
        Add(unproven, facts.Events > 0 && level < ProofLevel.Authority, "check");
        Add(unproven, facts.IsVietnamesePrefix && !facts.HasOrigin, "made-in-vietnam");
        unproven.Add("item");
        return new(level, logged, proven, unproven);
    }

    private static void Add(List<string> list, bool holds, string code)
    {
        if (holds)
        {
            list.Add(code);
        }
    }
}
