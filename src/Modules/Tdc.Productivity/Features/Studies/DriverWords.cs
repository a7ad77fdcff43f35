using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A study of drivers in sentences.</summary>
internal static class DriverWords
{
    private const double TenPercent = 1.1;

    /// <summary>A reading of each chosen coefficient.</summary>
    public static IEnumerable<string> Lines(DriverOutcome outcome, DriverSettings settings)
    {
        var main = outcome.Models[0];
        foreach (var code in settings.Drivers)
        {
            var line = main.Lines.FirstOrDefault(l => l.Code == code);
            yield return line is null ? StudyWords.Say("reading.dropped", StudyWords.Name(code)) : Line(line, StudyTerms.Driver(code)!, settings);
        }
    }

    /// <summary>One coefficient in words: how much, how sure, and that it is an association.</summary>
    public static string Line(DriverLine line, StudyTerm term, DriverSettings settings)
    {
        if (line is not { Coefficient: { } value, Lower: { } low, Upper: { } high })
        {
            return StudyWords.Say("reading.dropped", StudyWords.Name(line.Code));
        }

        double Effect(double b) => 100 * (term.Reading == TermReading.Elasticity ? Math.Pow(TenPercent, b) - 1 : Math.Exp(b * term.Step) - 1);
        var (effect, from, to) = (Effect(value), Effect(low), Effect(high));
        var key = low <= 0 && high >= 0 ? "reading.unsure" : value > 0 ? "reading.higher" : "reading.lower";
        return StudyWords.Say("reading.who." + term.Reading, StudyWords.Name(line.Code), Display.Number(term.Step, 0)) + (settings.Lag ? " " + StudyWords.Say("reading.lag") : "") + " "
            + StudyWords.Say(key, StudyWords.Say("outcome." + settings.Outcome), Display.Number(Math.Abs(effect), 1), Display.Number(from, 1), Display.Number(to, 1));
    }

    /// <summary>A coefficient of a model with its standard error; "–" when the model dropped it.</summary>
    public static string Cell(DriverModel model, string code) =>
        model.Lines.FirstOrDefault(l => l.Code == code) is { Coefficient: { } value } line ? $"{Display.Number(value, 4)} ({Display.Number(line.Error, 4)})" : Display.Blank;

    /// <summary>A p-value.</summary>
    public static string Chance(double? p) => p is not { } value ? Display.Blank : value < 0.001 ? "< " + Display.Number(0.001, 3) : Display.Number(value, 3);

    /// <summary>What Hausman's test says, honestly also when it says nothing.</summary>
    public static string HausmanSays(DriverOutcome outcome) => outcome.HausmanPValue is not { } p || outcome.Hausman is null ? StudyWords.Say("hausman.none")
        : StudyWords.Say(p < 0.05 ? "hausman.fixed" : "hausman.open", Display.Number(outcome.Hausman, 2), Chance(p));
}
