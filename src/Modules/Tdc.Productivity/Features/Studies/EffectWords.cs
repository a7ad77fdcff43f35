using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A study of support in sentences.</summary>
internal static class EffectWords
{
    /// <summary>The answer, how sure it is, and whether the groups moved alike before.</summary>
    public static IEnumerable<string> Lines(EffectOutcome outcome, EffectSettings settings)
    {
        var main = outcome.Main;
        var key = main is not { Lower: { } low, Upper: { } high } ? "say.effect-unsure" : low > 0 ? "say.effect-more" : high < 0 ? "say.effect-less" : "say.effect-unsure";
        yield return StudyWords.Say(key, key == "say.effect-more" ? Percent(main.Effect).TrimStart('+') : Percent(main.Effect), Percent(main.Lower), Percent(main.Upper), settings.FromYear);
        yield return StudyWords.Say("say.effect-counts", Display.Number(main.Supported), Display.Number(main.Controls));
        if (outcome.Unmatched > 0)
        {
            yield return StudyWords.Say("say.effect-unmatched", Display.Number(outcome.Unmatched));
        }

        yield return outcome.Placebo is not { } placebo ? StudyWords.Say("say.placebo-none")
            : StudyWords.Say(placebo.Lower <= 0 && placebo.Upper >= 0 ? "say.placebo-good" : "say.placebo-bad", outcome.PlaceboYear, Percent(placebo.Effect), Percent(placebo.Lower), Percent(placebo.Upper));
    }

    /// <summary>Logarithmic points as per cent with a sign.</summary>
    public static string Percent(double? points) => points is { } p ? Display.Change((decimal)(100 * (Math.Exp(p) - 1)), 1) + " %" : Display.Blank;
}
