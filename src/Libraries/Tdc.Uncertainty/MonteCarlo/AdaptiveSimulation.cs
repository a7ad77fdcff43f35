using Tdc.Uncertainty.Functions;
using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Propagation of distributions by Monte Carlo that goes on until its figures have settled.</summary>
/// <remarks>
/// Runs of 10⁴ trials, or 100/(1 − p) if that is more, are added until twice the standard deviation of the averages of mean, u and both ends is within
/// the numerical tolerance for every output. Source: JCGM 101:2008, 7.9.
/// </remarks>
public static class AdaptiveSimulation
{
    /// <summary>Draws until settled or until the trials of <paramref name="choices"/> are used up.</summary>
    /// <param name="measurement">What is measured.</param>
    /// <param name="p">Coverage probability, between 0 and 1.</param>
    /// <param name="digits">Significant digits of u that are to be right, 1 or 2.</param>
    /// <param name="choices">Most trials, at least two runs; seed.</param>
    public static SimulationResult Run(Measurement measurement, double p, int digits, TrialChoices choices)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        ArgumentNullException.ThrowIfNull(choices);
        Domain.InsideProbability(p, nameof(p));
        if (digits is not (1 or 2))
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "digits", 0, "An uncertainty is settled to 1 or 2 significant digits.");
        }

        var size = (int)Math.Min(Math.Max(Math.Ceiling(100 / (1 - p)), 10_000), int.MaxValue);
        if (choices.Trials > 100_000_000 || choices.Trials / size < 2)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "trials", 0, $"The adaptive procedure needs {2.0 * size} to 100,000,000 trials.") { Reason = "between", Values = [$"{2L * size}", "100000000"] };
        }

        WorkLimit.Check(measurement, choices.Trials);
        var (threads, notes) = (Workers.Count(choices.Threads), new List<BudgetNote>());
        var engine = new TrialEngine(measurement, choices.Seed, notes);
        var values = measurement.Outputs.Select(_ => new double[4 * size]).ToArray();
        var (all, progress) = (new Moments(values.Length), new RunAverages(values.Length));
        var (runs, settled) = (0, false);
        while (!settled && (runs + 1) * (long)size <= choices.Trials)
        {
            Grow(values, (runs + 1) * size, choices.Trials);
            var streams = (ulong)((size + TrialEngine.Chunk - 1) / TrialEngine.Chunk);
            var run = engine.Run(values, runs * size, size, (ulong)runs * streams, threads);
            all.Add(run);
            for (var o = 0; o < values.Length; o++)
            {
                var part = values[o].AsMemory(runs * size, size);
                progress.Add(o, OutputDistribution.Of(measurement.Outputs[o], part, run.Mean(o), Math.Sqrt(run.Covariance(o, o)), p, threads));
            }

            runs++;
            settled = runs >= 2 && Enumerable.Range(0, values.Length)
                .All(o => progress.Within(o, NumericalTolerance.Of(Math.Sqrt(all.Covariance(o, o)), digits)));
        }

        return Simulation.Summary(measurement, values, runs * size, all, p, choices.Seed, threads, notes) with { Settled = settled };
    }

    private static void Grow(double[][] values, int needed, int most)
    {
        for (var o = 0; o < values.Length && values[o].Length < needed; o++)
        {
            Array.Resize(ref values[o], (int)Math.Max(needed, Math.Min(2L * values[o].Length, most)));
        }
    }

    /// <summary>Averages over runs and their scatter, by Welford's sums.</summary>
    private sealed class RunAverages(int outputs)
    {
        private readonly double[,] means = new double[outputs, 4];
        private readonly double[,] squares = new double[outputs, 4];
        private readonly int[] counts = new int[outputs];

        public void Add(int output, OutputDistribution run)
        {
            counts[output]++;
            double[] figures = [run.Mean, run.StandardDeviation, run.SymmetricLow, run.SymmetricHigh];
            for (var i = 0; i < figures.Length; i++)
            {
                var step = figures[i] - means[output, i];
                means[output, i] += step / counts[output];
                squares[output, i] += step * (figures[i] - means[output, i]);
            }
        }

        public bool Within(int output, double tolerance)
        {
            double h = counts[output];
            return Enumerable.Range(0, 4).All(i => 2 * Math.Sqrt(squares[output, i] / (h * (h - 1))) <= tolerance);
        }
    }
}
