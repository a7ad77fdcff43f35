using System.Collections.Frozen;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register;

/// <summary>Where a verification stands.</summary>
internal enum VerificationState
{
    /// <summary>The owner applied.</summary>
    Applied,

    /// <summary>The body took the application in; type approval was checked.</summary>
    Accepted,

    /// <summary>The body declined the application.</summary>
    Declined,

    /// <summary>The examination runs.</summary>
    Examining,

    /// <summary>The verifier proposed a verdict; the head has to sign.</summary>
    Concluded,

    /// <summary>The head signed: certificate, mark and register entry exist.</summary>
    Certified,

    /// <summary>The head signed a notice of refusal.</summary>
    Refused,

    /// <summary>Withdrawn before a verdict.</summary>
    Cancelled,
}

/// <summary>A step of a verification.</summary>
internal enum VerificationStep
{
    /// <summary>Takes the application in.</summary>
    Accept,

    /// <summary>Declines it.</summary>
    Decline,

    /// <summary>Withdraws it.</summary>
    Cancel,

    /// <summary>Writes down the visual examination.</summary>
    Visual,

    /// <summary>Writes down the technical examination.</summary>
    Technical,

    /// <summary>Writes down the metrological examination.</summary>
    Metrological,

    /// <summary>Proposes the verdict.</summary>
    Conclude,

    /// <summary>Gives it back to the verifier.</summary>
    Return,

    /// <summary>Signs a certificate.</summary>
    Certify,

    /// <summary>Signs a notice of refusal.</summary>
    Refuse,
}

/// <summary>The state machine of a verification: which step leads from where to where; everything else is refused.</summary>
/// <remarks>Source: usual course of verification (application, intake with type-approval check, visual, technical, metrological examination, verdict, mark, certificate or refusal); Circular 23/2013/TT-BKHCN (from memory).</remarks>
internal static class VerificationFlow
{
    private static readonly FrozenDictionary<(VerificationState, VerificationStep), VerificationState> moves = new Dictionary<(VerificationState, VerificationStep), VerificationState>
    {
        [(VerificationState.Applied, VerificationStep.Accept)] = VerificationState.Accepted,
        [(VerificationState.Applied, VerificationStep.Decline)] = VerificationState.Declined,
        [(VerificationState.Applied, VerificationStep.Cancel)] = VerificationState.Cancelled,
        [(VerificationState.Accepted, VerificationStep.Visual)] = VerificationState.Examining,
        [(VerificationState.Accepted, VerificationStep.Cancel)] = VerificationState.Cancelled,
        [(VerificationState.Examining, VerificationStep.Visual)] = VerificationState.Examining,
        [(VerificationState.Examining, VerificationStep.Technical)] = VerificationState.Examining,
        [(VerificationState.Examining, VerificationStep.Metrological)] = VerificationState.Examining,
        [(VerificationState.Examining, VerificationStep.Conclude)] = VerificationState.Concluded,
        [(VerificationState.Examining, VerificationStep.Cancel)] = VerificationState.Cancelled,
        [(VerificationState.Concluded, VerificationStep.Return)] = VerificationState.Examining,
        [(VerificationState.Concluded, VerificationStep.Certify)] = VerificationState.Certified,
        [(VerificationState.Concluded, VerificationStep.Refuse)] = VerificationState.Refused,
    }.ToFrozenDictionary();

    /// <summary>Whether a step can be taken from a state.</summary>
    public static bool Allows(VerificationState from, VerificationStep step) => moves.ContainsKey((from, step));

    /// <summary>The state to which a step leads, or the refusal <c>metrology.step-not-now</c>.</summary>
    public static Outcome<VerificationState> Next(VerificationState from, VerificationStep step) =>
        moves.TryGetValue((from, step), out var next) ? next : new Refusal(RefusalKind.Conflict, "metrology.step-not-now");

    /// <summary>Whether nothing can follow.</summary>
    public static bool IsClosed(VerificationState state) => state is VerificationState.Declined or VerificationState.Certified or VerificationState.Refused or VerificationState.Cancelled;
}
