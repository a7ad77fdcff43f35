using Tdc.Uncertainty.Functions;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>How trials are drawn.</summary>
public sealed record TrialChoices
{
    /// <summary>Trials, 1,000 to 100,000,000.</summary>
    public int Trials { get; init; } = 1_000_000;

    /// <summary>Seed of the generator.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads, or 0 for one a processor; results do not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>What Monte Carlo gave, with all that is needed to repeat it to the bit.</summary>
public sealed record SimulationResult
{
    /// <summary>One for each output, in order.</summary>
    public required IReadOnlyList<OutputDistribution> Outputs { get; init; }

    /// <summary>Correlation of outputs i and j at [i][j]; NaN where one does not vary.</summary>
    public required double[][] Correlations { get; init; }

    /// <summary>Trials that were drawn.</summary>
    public required int Trials { get; init; }

    /// <summary>Seed of the generator.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Name of the generator.</summary>
    public required string Generator { get; init; }

    /// <summary>Whether the adaptive procedure reached its tolerance; true for a fixed number of trials.</summary>
    public required bool Settled { get; init; }

    /// <summary>What a reader is to know about the draws.</summary>
    public required IReadOnlyList<BudgetNote> Notes { get; init; }
}

/// <summary>Propagation of distributions by Monte Carlo with a fixed number of trials.</summary>
/// <remarks>Source: JCGM 101:2008, clause 7; several outputs: JCGM 102:2011, clause 7.</remarks>
public static class Simulation
{
    /// <summary>Draws and evaluates.</summary>
    /// <param name="measurement">What is measured.</param>
    /// <param name="p">Coverage probability, between 0 and 1.</param>
    /// <param name="choices">How many trials, which seed.</param>
    /// <exception cref="UncertaintyException">A choice is out of range, or the model has no value in some trial.</exception>
    public static SimulationResult Run(Measurement measurement, double p, TrialChoices choices)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        ArgumentNullException.ThrowIfNull(choices);
        Domain.InsideProbability(p, nameof(p));
        if (choices.Trials is < 1_000 or > 100_000_000)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "trials", 0, "Trials are 1,000 to 100,000,000.") { Reason = "between", Values = ["1000", "100000000"] };
        }

        if ((long)choices.Trials * measurement.Outputs.Count > 200_000_000)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "trials", 0, "All outputs together have at most 200,000,000 trials.");
        }

        WorkLimit.Check(measurement, choices.Trials);
        var threads = Workers.Count(choices.Threads);
        var notes = new List<BudgetNote>();
        var engine = new TrialEngine(measurement, choices.Seed, notes);
        var values = new double[measurement.Outputs.Count][];
        for (var o = 0; o < values.Length; o++)
        {
            values[o] = GC.AllocateUninitializedArray<double>(choices.Trials);
        }

        var moments = engine.Run(values, 0, choices.Trials, 0, threads);
        return Summary(measurement, values, choices.Trials, moments, p, choices.Seed, threads, notes);
    }

    internal static SimulationResult Summary(
        Measurement measurement, double[][] values, int trials, Moments moments, double p, ulong seed, int threads, List<BudgetNote> notes)
    {
        var outputs = new OutputDistribution[values.Length];
        var correlations = new double[values.Length][];
        for (var o = 0; o < outputs.Length; o++)
        {
            var deviation = Math.Sqrt(moments.Covariance(o, o));
            outputs[o] = OutputDistribution.Of(measurement.Outputs[o], values[o].AsMemory(0, trials), moments.Mean(o), deviation, p, threads);
            correlations[o] = [.. Enumerable.Range(0, outputs.Length).Select(other => Correlation(moments, o, other))];
        }

        return new SimulationResult
        {
            Outputs = outputs,
            Correlations = correlations,
            Trials = trials,
            Seed = seed,
            Generator = RandomStream.Name,
            Settled = true,
            Notes = notes,
        };
    }

    private static double Correlation(Moments moments, int a, int b)
    {
        var scale = Math.Sqrt(moments.Covariance(a, a)) * Math.Sqrt(moments.Covariance(b, b));
        return scale == 0 ? double.NaN : a == b ? 1 : Math.Clamp(moments.Covariance(a, b) / scale, -1, 1);
    }
}
