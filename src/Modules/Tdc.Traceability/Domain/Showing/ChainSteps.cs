using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>One event in the time line of a trace page, reduced to what its rules need.</summary>
internal sealed record ChainStep
{
    /// <summary>Position in the store.</summary>
    public required long Position { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The business step: a bare word of the vocabulary, an own URI, or empty.</summary>
    public string Step { get; init; } = "";

    /// <summary>Canonical identifier of the place (business location, else read point); empty when none was given.</summary>
    public string Place { get; init; } = "";

    /// <summary>Who recorded it.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Whether that unit is an authority.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>Whether the goods of the page, or what they were made of, begin here: an object came into being.</summary>
    public bool IsOrigin { get; init; }

    /// <summary>What it happened to: empty for the item of the page and what it was packed in, else what the item was made of.</summary>
    public string Item { get; init; } = "";

    /// <summary>Whether it was declared to be in error.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether it says that the goods do not conform.</summary>
    public bool IsBad { get; init; }
}

/// <summary>Why a hole is a hole.</summary>
internal enum GapKind
{
    /// <summary>The first record is not the beginning: where the goods come from is not recorded.</summary>
    NoOrigin,

    /// <summary>The goods turn up elsewhere and nobody recorded sending them.</summary>
    NoDispatch,

    /// <summary>Sent, then seen elsewhere, and nobody recorded receiving them.</summary>
    NoReceipt,

    /// <summary>Sent long ago and received nowhere.</summary>
    NotArrived,
}

/// <summary>A hole in the chain.</summary>
/// <param name="Kind">Why.</param>
/// <param name="After">Index of the step before it; -1 before the first.</param>
/// <param name="Length">How long; <see langword="null"/> when it has no end or no beginning.</param>
internal sealed record ChainGap(GapKind Kind, int After, TimeSpan? Length);

/// <summary>Rules over the steps of one chain in the order of time.</summary>
internal static class ChainRules
{
    /// <summary>How long goods may be on the way before their arrival is missed. Ours; no law sets it.</summary>
    public static readonly TimeSpan OnTheWay = TimeSpan.FromDays(14);

    private static readonly HashSet<string> sending = ["shipping", "departing", "consigning", "loading", "transporting", "staging_outbound"];
    private static readonly HashSet<string> underWay = ["departing", "loading", "transporting", "staging_outbound"];
    private static readonly HashSet<string> taking = ["receiving", "arriving", "accepting", "unloading", "retail_selling"];
    private static readonly HashSet<string> checking = ["inspecting", "sampling"];

    /// <summary>Whether a step hands goods on.</summary>
    public static bool Sends(ChainStep step) => sending.Contains(step.Step);

    /// <summary>Whether a step takes goods over.</summary>
    public static bool Takes(ChainStep step) => taking.Contains(step.Step);

    /// <summary>Holes between steps that stand, in order.</summary>
    /// <remarks>
    /// A lot can be at several places at once, because it is divided. So each thing is followed by itself: it is where it came into being and wherever it
    /// was taken over; when it turns up anywhere else, somebody must have sent it. What an officer records moves nothing.
    /// </remarks>
    /// <param name="steps">All steps in the order of time; withdrawn ones are passed over.</param>
    /// <param name="now">The moment of asking.</param>
    public static IReadOnlyList<ChainGap> Gaps(IReadOnlyList<ChainStep> steps, DateTimeOffset now)
    {
        List<ChainGap> gaps = [];
        foreach (var thing in Enumerable.Range(0, steps.Count).Where(i => !steps[i].IsWithdrawn).GroupBy(i => steps[i].Item))
        {
            Follow(steps, [.. thing], now, gaps);
        }

        return [.. gaps.OrderBy(g => g.After)];
    }

    private static void Follow(IReadOnlyList<ChainStep> steps, List<int> own, DateTimeOffset now, List<ChainGap> gaps)
    {
        if (!steps[own[0]].IsOrigin)
        {
            gaps.Add(new(GapKind.NoOrigin, own[0] - 1, null));
        }

        HashSet<string> places = [];
        var (sent, lastSent, before) = (0, -1, own[0]);
        foreach (var at in own)
        {
            var step = steps[at];
            if (step.Place.Length > 0 && !step.IsAuthority && !places.Contains(step.Place))
            {
                if (places.Count > 0 && !step.IsOrigin && !(sent > 0 && (Takes(step) || underWay.Contains(step.Step))))
                {
                    // What is sent on from there was there: only its arrival is missing.
                    gaps.Add(new(sent > 0 ? GapKind.NoReceipt : GapKind.NoDispatch, before, step.At - steps[before].At));
                    sent = Math.Max(0, sent - 1);
                }

                if (!underWay.Contains(step.Step))
                {
                    places.Add(step.Place);
                }
            }

            if (Takes(step))
            {
                sent = Math.Max(0, sent - 1);
            }
            else if (Sends(step) && (sent == 0 || !underWay.Contains(step.Step)))
            {
                (sent, lastSent) = (sent + 1, at);
            }

            before = at;
        }

        if (lastSent >= 0 && !own.Exists(at => at > lastSent && Takes(steps[at])) && sent > 0 && now - steps[lastSent].At > OnTheWay)
        {
            gaps.Add(new(GapKind.NotArrived, lastSent, null));
        }
    }

    /// <summary>Positions of takings-over that another unit's sending precedes: what both sides recorded.</summary>
    public static IReadOnlyList<long> Handovers(IReadOnlyList<ChainStep> steps)
    {
        List<long> confirmed = [];
        foreach (var thing in steps.Where(s => !s.IsWithdrawn).GroupBy(s => s.Item))
        {
            var sent = new Queue<ChainStep>();
            foreach (var step in thing)
            {
                if (Sends(step) && (sent.Count == 0 || !underWay.Contains(step.Step)))
                {
                    sent.Enqueue(step);
                }
                else if (Takes(step) && sent.TryDequeue(out var from) && from.Owner != step.Owner)
                {
                    confirmed.Add(step.Position);
                }
            }
        }

        return confirmed;
    }

    /// <summary>Whether a step is a check by an authority that found nothing wrong.</summary>
    public static bool IsGoodCheck(ChainStep step) => step is { IsAuthority: true, IsWithdrawn: false, IsBad: false } && checking.Contains(step.Step);

    /// <summary>The facts on which the first line rests.</summary>
    public static ProofFacts Facts(IReadOnlyList<ChainStep> steps, DateTimeOffset now, long loggedUpTo)
    {
        var standing = steps.Where(s => !s.IsWithdrawn).ToList();
        return new ProofFacts
        {
            Events = standing.Count,
            Sources = standing.Select(s => s.Owner).Distinct().Count(),
            Handovers = Handovers(steps).Count,
            Checks = standing.Count(IsGoodCheck),
            Logged = standing.Count(s => s.Position <= loggedUpTo),
            Gaps = Gaps(steps, now).Count,
            HasOrigin = standing.Any(s => s.IsOrigin && s.Place.Length > 0),
        };
    }
}
