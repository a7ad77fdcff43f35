using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.TruncatedRegression;
using static Tdc.Productivity.Domain.Studies.StudyJson;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>What goes together with distance to the frontier: truncated regression of the scores with a bootstrap.</summary>
/// <remarks>Source: Simar and Wilson (2007), algorithm 1. Scores are 1 or more, so that a coefficient below zero is for the better.</remarks>
internal static class SecondStageStudy
{
    private const int Replications = 500;

    /// <summary>Estimates it over the rows whose drivers are known.</summary>
    public static SecondStageOutcome Run(IReadOnlyList<StudyRow> rows, IReadOnlyList<DeaResult?> results, FrontierSettings settings)
    {
        StudyTerm[] terms = [.. settings.Drivers.Select(StudyTerms.Driver).OfType<StudyTerm>()];
        int[] used = [.. Enumerable.Range(0, rows.Count).Where(i => double.IsFinite(FrontierStudy.Score(results[i]!, settings)) && terms.All(t => double.IsFinite(t.Of(rows[i]))))];
        List<Regressor> drivers = [.. terms.Select(t => new Regressor(t.Code, [.. used.Select(i => t.Of(rows[i]))]))];
        drivers.AddRange(used.Select(i => rows[i].Year).Distinct().Order().Skip(1)
            .Select(year => new Regressor(RegressionTerms.YearPrefix + year, [.. used.Select(i => rows[i].Year == year ? 1.0 : 0.0)])));
        try
        {
            var scores = new Regressor("score", [.. used.Select(i => Math.Max(1, 1 / FrontierStudy.Score(results[i]!, settings)))]);
            var fit = SecondStage.Fit(scores, drivers, Math.Max(Replications, settings.Replications), (ulong)settings.Seed);
            return new([.. fit.Terms.Select(t => new SecondStageLine(t.Name, Digits(t.Value), Digits(t.Lower), Digits(t.Upper)))], fit.Used, fit.Replications, null);
        }
        catch (AnalysisException fault)
        {
            return new([], used.Length, 0, fault.Fault, fault.Variable);
        }
    }
}
