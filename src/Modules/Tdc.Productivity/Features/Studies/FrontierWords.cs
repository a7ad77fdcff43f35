using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Studies;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A frontier study in sentences.</summary>
internal static class FrontierWords
{
    /// <summary>The model of the super-efficiency of a result; one saved without it is by inputs under constant returns.</summary>
    public static FrontierModel SuperModel(FrontierOutcome outcome) => outcome.SuperOf ?? new(ReturnsToScale.Constant, Orientation.Input);

    /// <summary>Super-efficiency with its model.</summary>
    public static string SuperHeading(FrontierOutcome outcome)
    {
        var (returns, side) = SuperModel(outcome);
        return StudyWords.Say("f.super", returns == ReturnsToScale.Constant ? "CRS" : "VRS", StudyWords.Say(side == Orientation.Input ? "f.super-input" : "f.super-output"));
    }

    /// <summary>What it found, the answer first.</summary>
    /// <param name="outcome">The result.</param>
    /// <param name="settings">Sample and model.</param>
    /// <param name="rule">For readers who may not see single enterprises: when a sum is kept back because one of them makes nearly all of it.</param>
    public static IEnumerable<string> Lines(FrontierOutcome outcome, StudySettings settings, SuppressionRule? rule)
    {
        var model = settings.Frontier!;
        var last = outcome.Years[^1];
        yield return StudyWords.Say(model.Orientation == Orientation.Input ? "say.mean-input" : "say.mean-output", last.Year, Display.Number(last.Units), StudyWords.Percent(last.Mean),
            StudyWords.Percent(model.Orientation == Orientation.Input ? 1 - last.Mean : 1 / last.Mean - 1));
        yield return StudyWords.Say("say.frontier", Display.Number(last.OnFrontier), Display.Number(last.Units));
        if (last.Corrected is not null)
        {
            yield return StudyWords.Say("say.corrected", StudyWords.Percent(last.Corrected), StudyWords.Percent(last.Lower), StudyWords.Percent(last.Upper));
        }

        foreach (var saving in FrontierSavings(outcome, model, last.Year, rule))
        {
            yield return saving;
        }

        if (outcome.Malmquist.Count > 0)
        {
            var (first, end) = (outcome.Malmquist[0], outcome.Malmquist[^1]);
            double? Chain(Func<MalmquistYear, double?> of) => outcome.Malmquist.Aggregate((double?)1, (all, m) => all * of(m));
            yield return StudyWords.Say("say.malmquist", first.From, end.To, StudyWords.Growth(Chain(m => m.Productivity)), StudyWords.Growth(Chain(m => m.Efficiency)), StudyWords.Growth(Chain(m => m.Technology)));
        }

        if (outcome.Stochastic is { } check)
        {
            yield return check.Fault is { } fault ? StudyWords.Say("say.sfa-fault", StudyWords.Say("study.fault-" + fault, StudyWords.Subject("")))
                : check.WrongSkewness ? StudyWords.Say("say.sfa-none")
                : StudyWords.Say("say.sfa", StudyWords.Percent(check.Mean), Display.Number(check.RankCorrelation, 2));
        }
    }

    /// <summary>The second stage in sentences: only what the interval parts from zero.</summary>
    public static IEnumerable<string> Second(SecondStageOutcome second)
    {
        var chosen = second.Lines.Where(l => RegressionTerms.IsChosen(l.Code)).ToList();
        foreach (var line in chosen)
        {
            var key = line is not { Lower: { } low, Upper: { } high } ? "second.unknown" : high < 0 ? "second.nearer" : low > 0 ? "second.farther" : "second.unsure";
            yield return StudyWords.Say(key, StudyWords.Name(line.Code));
        }
    }

    private static IEnumerable<string> FrontierSavings(FrontierOutcome outcome, FrontierSettings model, int year, SuppressionRule? rule) =>
        FrontierSaving.Of([.. outcome.Units.Where(u => u.Year == year)], model).Where(s => s.Possible > 0 && (rule is null || !(s.Largest > s.Possible * rule.DominancePercent / 100)))
            .Select(s => StudyWords.Say(model.Orientation == Orientation.Input ? "say.saving" : "say.gain", StudyWords.Name(s.Code), StudyWords.Amount(s.Possible, s.Unit), StudyWords.Percent(s.Possible / s.Actual)));
}
