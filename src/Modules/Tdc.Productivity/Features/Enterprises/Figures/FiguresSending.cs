using Tdc.Platform.Outcomes;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>What goes along when figures are sent, from the page and from the API.</summary>
/// <param name="Reasons">Reasons by key of the finding.</param>
/// <param name="Consents">Purposes that are agreed to.</param>
internal sealed record Sending(IReadOnlyDictionary<string, string> Reasons, IReadOnlySet<string> Consents)
{
    /// <summary>Purposes that were shown and are not agreed to: they count as not given, whatever was agreed before.</summary>
    public IReadOnlySet<string> Declined { get; init; } = new HashSet<string>();
}

/// <summary>Decides whether figures can be sent: no error is left, each warning has its reason, and what has to be agreed to is agreed to.</summary>
/// <remarks>Pure; the one place of this rule. Fields of a refusal: <c>reason-KEY</c> and <c>consent-PURPOSE</c>.</remarks>
internal static class FiguresSending
{
    /// <summary>Most letters of all reasons together.</summary>
    public const int MostExplanation = 2000;

    /// <summary>Judges a sending.</summary>
    /// <param name="findings">What stands out in the figures.</param>
    /// <param name="explanation">The reasons that are known.</param>
    /// <param name="sending">What goes along.</param>
    /// <param name="active">Purposes that were agreed to before.</param>
    /// <param name="texts">The words that hold today.</param>
    /// <returns>The reasons as they are to be kept.</returns>
    public static Outcome<string> Judge(IReadOnlyList<Finding> findings, string explanation, Sending sending, IReadOnlyCollection<string> active, IReadOnlyList<ConsentText> texts)
    {
        if (findings.Count(f => f.IsError) is > 0 and var errors)
        {
            return Refusal.Rule("productivity.figures-faulty", errors);
        }

        var reasons = new Dictionary<string, string>(FigureReasons.Read(explanation), StringComparer.Ordinal);
        foreach (var (key, reason) in sending.Reasons)
        {
            reasons[key] = FigureReasons.Clean(reason);
        }

        Dictionary<string, string[]> fields = [];
        foreach (var finding in findings.Where(f => reasons.GetValueOrDefault(f.Key) is null or ""))
        {
            fields["reason-" + finding.Key] = ["productivity.reason-needed"];
        }

        foreach (var text in texts.Where(t => t.Required && !IsAgreed(t.Purpose, sending, active)))
        {
            fields["consent-" + text.Purpose] = ["productivity.consent-needed"];
        }

        if (fields.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "productivity.cannot-send") { Fields = fields };
        }

        var kept = FigureReasons.Write(findings.Select(f => (f.Key, reasons[f.Key])));
        return kept.Length > MostExplanation ? Refusal.Rule("productivity.reasons-too-long", MostExplanation) : kept;
    }

    private static bool IsAgreed(string purpose, Sending sending, IReadOnlyCollection<string> active) =>
        !sending.Declined.Contains(purpose) && active.Concat(sending.Consents).Any(c => ConsentBook.SamePurpose(c, purpose));
}
