using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Resampling;
using Tdc.ProductivityAnalysis.TruncatedRegression;
using static Tdc.Productivity.Domain.Studies.StudyJson;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>What goes together with distance to the frontier: truncated regression of the scores with a bootstrap.</summary>
/// <remarks>Source: Simar and Wilson (2007), algorithm 1, or 2 when the settings ask for corrected scores. Scores are 1 or more, so that a coefficient below zero is for the better.</remarks>
internal static class SecondStageStudy
{
    /// <summary>Replications by which algorithm 2 corrects scores.</summary>
    public const int Corrections = 100;

    private const int Replications = 500;

    /// <summary>Estimates it over the rows whose drivers are known.</summary>
    public static SecondStageOutcome Run(IReadOnlyList<StudyRow> rows, IReadOnlyList<DeaResult?> results, ProductionPanel panel, FrontierSettings settings)
    {
        StudyTerm[] terms = [.. settings.Drivers.Select(StudyTerms.Driver).OfType<StudyTerm>()];
        int[] used = [.. Enumerable.Range(0, rows.Count).Where(i => double.IsFinite(FrontierStudy.Score(results[i]!, settings)) && terms.All(t => double.IsFinite(t.Of(rows[i]))))];
        List<Regressor> drivers = [.. terms.Select(t => new Regressor(t.Code, [.. used.Select(i => t.Of(rows[i]))]))];
        drivers.AddRange(used.Select(i => rows[i].Year).Distinct().Order().Skip(1)
            .Select(year => new Regressor(RegressionTerms.YearPrefix + year, [.. used.Select(i => rows[i].Year == year ? 1.0 : 0.0)])));
        try
        {
            var scores = new Regressor("score", [.. used.Select(i => Math.Max(1, 1 / FrontierStudy.Score(results[i]!, settings)))]);
            var replications = Math.Max(Replications, settings.Replications);
            var fit = settings.DoubleBootstrap
                ? DoubleBootstrap.Run(panel, settings.Returns, settings.Orientation, Whole(drivers, used, rows.Count), new() { Corrections = Corrections, Replications = replications, Seed = (ulong)settings.Seed }).Stage
                : SecondStage.Fit(scores, drivers, replications, (ulong)settings.Seed);
            return new([.. fit.Terms.Select(t => new SecondStageLine(t.Name, Digits(t.Value), Digits(t.Lower), Digits(t.Upper)))], fit.Used, fit.Replications, null)
            {
                Corrected = settings.DoubleBootstrap ? true : null,
            };
        }
        catch (AnalysisException fault)
        {
            return new([], used.Length, 0, fault.Fault, fault.Variable);
        }
    }

    // The frontier is of all rows, also of those whose drivers are not known.
    private static List<Regressor> Whole(List<Regressor> drivers, int[] used, int count) => [.. drivers.Select(d =>
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        for (var k = 0; k < used.Length; k++)
        {
            values[used[k]] = d.Values[k];
        }

        return new Regressor(d.Name, values);
    })];
}
