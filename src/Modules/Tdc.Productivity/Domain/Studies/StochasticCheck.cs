using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.StochasticFrontier;
using static Tdc.Productivity.Domain.Studies.StudyJson;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>A stochastic frontier of the last year beside the programs: do two very different methods tell the same?</summary>
internal static class StochasticCheck
{
    /// <summary>Estimates ln of the first output over ln of the inputs.</summary>
    /// <returns>The outcome, and the efficiency of each row by its place.</returns>
    public static (StochasticOutcome Outcome, Dictionary<int, double> Efficiencies) Run(IReadOnlyList<StudyRow> rows, IReadOnlyList<FrontierUnit> units, FrontierSettings settings)
    {
        var last = rows.Max(r => r.Year);
        int[] places = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Year == last && rows[i][settings.Outputs[0]] > 0 && settings.Inputs.All(c => rows[i][c] > 0))];
        Regressor Log(string code) => new(code, [.. places.Select(i => Math.Log(rows[i][code]))]);
        try
        {
            var fit = HalfNormalFrontier.Fit(Log(settings.Outputs[0]), [.. settings.Inputs.Select(Log)]);
            var known = places.Where(i => units[i].Score is not null).ToList();
            var found = places.Select((place, at) => (place, fit.Efficiencies[at])).ToDictionary(p => p.place, p => p.Item2);
            var rank = fit.HasWrongSkewness ? double.NaN : Moments.RankCorrelation([.. known.Select(i => units[i].Score!.Value)], [.. known.Select(i => found[i])]);
            return (new(Digits(fit.MeanEfficiency), Digits(fit.Gamma.Value), Digits(fit.LikelihoodRatioPValue), Digits(rank), fit.HasWrongSkewness, null), fit.HasWrongSkewness ? [] : found);
        }
        catch (AnalysisException fault)
        {
            return (new(null, null, null, null, false, fault.Fault), []);
        }
    }
}
