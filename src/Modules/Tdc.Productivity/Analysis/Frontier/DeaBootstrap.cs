using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Resampling;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>Bias-corrected input scores of a panel, each period by itself.</summary>
/// <param name="Constant">Corrected scores under constant returns, by observation.</param>
/// <param name="Variable">Corrected scores under variable returns, by observation.</param>
internal sealed record DeaBootstrap(IReadOnlyDictionary<int, CorrectedScore> Constant, IReadOnlyDictionary<int, CorrectedScore> Variable)
{
    /// <summary>Headings of its columns.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["ccr_i_corrected", "ccr_i_low", "ccr_i_high", "bcc_i_corrected", "bcc_i_low", "bcc_i_high"];

    /// <summary>Runs it.</summary>
    public static DeaBootstrap Of(ProductionPanel panel, int replications, long seed)
    {
        var progress = FrontierProgress.OnTerminal();
        Dictionary<int, CorrectedScore> constant = [];
        Dictionary<int, CorrectedScore> variable = [];
        for (var k = 0; k < panel.Periods.Count; k++)
        {
            // Other periods take other numbers; the first takes those of the seed as it is.
            var choices = new BootstrapChoices { Replications = replications, Seed = seed + ((long)k << 32), Progress = progress };
            var units = panel.Units(panel.Periods[k]);
            Merge(constant, BiasCorrection.Run(panel.Data, units, ReturnsToScale.Constant, Orientation.Input, choices));
            Merge(variable, BiasCorrection.Run(panel.Data, units, ReturnsToScale.Variable, Orientation.Input, choices));
        }

        return new DeaBootstrap(constant, variable);
    }

    /// <summary>The cells of an observation, blank for one without scores.</summary>
    public IEnumerable<object?> Cells(int unit) => [.. Cells(Constant, unit), .. Cells(Variable, unit)];

    private static object?[] Cells(IReadOnlyDictionary<int, CorrectedScore> scores, int unit) =>
        scores.TryGetValue(unit, out var score) ? [score.Corrected, score.Lower, score.Upper] : [null, null, null];

    private static void Merge(Dictionary<int, CorrectedScore> all, IReadOnlyDictionary<int, CorrectedScore> more)
    {
        foreach (var (unit, score) in more)
        {
            all.Add(unit, score);
        }
    }
}
