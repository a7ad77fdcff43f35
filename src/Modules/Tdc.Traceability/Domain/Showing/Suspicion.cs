using System.Security.Cryptography;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>Id of a report of a suspicion.</summary>
public readonly record struct SuspicionId(Guid Value) : IId<SuspicionId>
{
    /// <inheritdoc/>
    public static SuspicionId From(Guid value) => new(value);
}

/// <summary>What somebody found wrong.</summary>
internal enum SuspicionKind
{
    /// <summary>The label, the picture or the facts differ from the page.</summary>
    Differs,

    /// <summary>Suspected counterfeit.</summary>
    Counterfeit,

    /// <summary>Spoiled, smells, past its date.</summary>
    Quality,

    /// <summary>Sold although it is being recalled.</summary>
    StillSold,

    /// <summary>Sold at a place that the page does not name.</summary>
    Elsewhere,

    /// <summary>The code leads to nothing or to something else.</summary>
    Code,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How far a report is.</summary>
internal enum SuspicionState
{
    /// <summary>Nobody has read it yet.</summary>
    Received,

    /// <summary>Somebody looks into it.</summary>
    Examining,

    /// <summary>Found true.</summary>
    Confirmed,

    /// <summary>Found untrue, or nothing could be found.</summary>
    Unfounded,
}

/// <summary>A report of a suspicion by anybody, without a name.</summary>
internal sealed class Suspicion
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"; // nothing that is read as something else

    /// <summary>Longest text.</summary>
    public const int MostText = 2000;

    /// <summary>Its id.</summary>
    public required SuspicionId Id { get; init; }

    /// <summary>The number by which the reporter asks for the answer: twelve random letters, so that it cannot be guessed.</summary>
    public required string Receipt { get; init; }

    /// <summary>The code as the reporter gave it.</summary>
    public required string Code { get; init; }

    /// <summary>The path of the identifier; empty when the code is none.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>14 digits of the product; empty when none.</summary>
    public string Gtin { get; init; } = "";

    /// <summary>Who answers for the product, when the register knows.</summary>
    public LineageId? Owner { get; init; }

    /// <summary>What is wrong.</summary>
    public required SuspicionKind Kind { get; init; }

    /// <summary>In the reporter's words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it was seen, in words.</summary>
    public string Where { get; init; } = "";

    /// <summary>How the reporter may be reached, only if given.</summary>
    public string Contact { get; init; } = "";

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far it is.</summary>
    public SuspicionState State { get; private set; }

    /// <summary>What the reporter is told.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>When the state changed last.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether it waits for somebody.</summary>
    public bool IsOpen => State is SuspicionState.Received or SuspicionState.Examining;

    /// <summary>Replaced at each change.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>A new receipt: <c>XXXX-XXXX-XXXX</c>, 59 random bits.</summary>
    public static string NewReceipt()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 12);
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }

    /// <summary>Sets state and answer.</summary>
    /// <returns>Whether that is allowed: a decision needs an answer, and a decided report is not taken back to unread.</returns>
    public bool Decide(SuspicionState state, string answer, DateTimeOffset now)
    {
        if (state == SuspicionState.Received || (state is SuspicionState.Confirmed or SuspicionState.Unfounded && answer.Length == 0))
        {
            return false;
        }

        (State, Answer, DecidedAt, Version) = (state, answer, now, Guid.CreateVersion7(now));
        return true;
    }
}
