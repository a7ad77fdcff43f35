namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>What a study computes beyond the scores that it always does.</summary>
public sealed record DeaChoices
{
    /// <summary>Super-efficiency (Andersen and Petersen 1993).</summary>
    public bool Super { get; init; }

    /// <summary>Slacks of the second stage, targets and peers.</summary>
    public bool Slacks { get; init; }

    /// <summary>The orientation in which slacks, targets and peers are found.</summary>
    public Orientation SlackOrientation { get; init; } = Orientation.Input;

    /// <summary>Whether slacks are weighed by the ranges of their variables in the period; else as they stand.</summary>
    public bool WeighSlacksByRange { get; init; }

    /// <summary>Slacks-based measures (Tone 2001).</summary>
    public bool SlacksBased { get; init; }

    /// <summary>Scores against the free disposal hull.</summary>
    public bool FreeDisposal { get; init; }

    /// <summary>At most so many threads; 0 for as many as the machine has. Results are the same for any number.</summary>
    public int Threads { get; init; }

    /// <summary>Told now and then which share of the units is done, from any thread.</summary>
    public Action<double>? Progress { get; init; }
}

/// <summary>Efficiency of all units of a panel, each period against its own frontier.</summary>
public static class DeaStudy
{
    /// <summary>Measures every unit.</summary>
    /// <param name="panel">The units.</param>
    /// <param name="choices">What is computed; null for the scores alone.</param>
    /// <returns>A result an observation, in their order; null for one with a missing value.</returns>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.NotConverged"/> with the observation.</exception>
    public static DeaResult?[] Run(ProductionPanel panel, DeaChoices? choices = null)
    {
        choices ??= new DeaChoices();
        var results = new DeaResult?[panel.Data.Count];
        var sets = TechnologySet.Of(panel, choices.Threads, ReturnsToScale.Variable, ReturnsToScale.Constant, ReturnsToScale.NonIncreasing);
        var (done, total) = (0, panel.Data.Complete.Count());
        foreach (var period in panel.Periods)
        {
            var units = panel.Units(period);
            var weights = SlackWeights.Of(panel.Data, units, choices.WeighSlacksByRange);
            UnitLoop.Run(
                units.Count,
                choices.Threads,
                () => new UnitStudy(panel.Data, units, sets[period], choices, weights),
                (study, at) => results[units[at]] = study.Of(units[at]),
                more => choices.Progress?.Invoke(Interlocked.Add(ref done, more) / (double)total));
        }

        return results;
    }
}
