using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tdc.Platform.Commands;
using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.MonteCarlo;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Metrology.Analysis;

/// <summary><c>tdc bench uncertainty</c>: what a million trials and a large budget cost, beside a plain loop in the same run.</summary>
internal sealed class UncertaintyBench : IBenchPart
{
    private const int Rounds = 12;
    private const int ShortRounds = 500; // long enough for the runtime to compile the short work at its best
    private const int Trials = 1_000_000;

    /// <inheritdoc/>
    public Command Build()
    {
        var command = new Command("uncertainty", "Prints as Markdown what Monte Carlo and budgets cost, beside a plain loop and a sort in the same run; fixed seed.");
        command.SetAction(_ =>
        {
            Print($"{Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}; best of {Rounds} rounds.\n");
            MonteCarlo();
            Budgets();
            return ExitCode.Done;
        });
        return command;
    }

    private static void MonteCarlo()
    {
        Warm();
        var plain = Best(() => PlainMass(Trials));
        Print($"| 1,000,000 trials | threads | CPU s | wall s | plain loop and sort, CPU s | ratio |\n|---|---:|---:|---:|---:|---:|");
        foreach (var (name, measurement, p) in new[] { ("mass, JCGM 101 9.3", Mass(), 0.95), ("gauge block, JCGM 101 9.5", GaugeBlock(), 0.99) })
        {
            foreach (var threads in new[] { 1, 2 })
            {
                Console.Error.WriteLine($"{name}, {threads} threads");
                var (processor, wall) = Best(() => Simulation.Run(measurement, p, new TrialChoices { Trials = Trials, Threads = threads }).Trials);
                Print($"| {name} | {threads} | {processor:F3} | {wall:F3} | {plain.Processor:F3} | {plain.Processor / processor:F1} |");
            }
        }
    }

    private static void Budgets()
    {
        var measurement = Large(200);
        var first = Best(() => FirstOrder.Evaluate(measurement, 0.95, secondOrder: false).Outputs.Count, ShortRounds);
        var second = Best(() => FirstOrder.Evaluate(measurement, 0.95, secondOrder: true).Outputs.Count);
        Print($"\n| budget of 200 inputs | wall ms |\n|---|---:|\n| first order | {first.Wall * 1e3:F3} |\n| first and second order | {second.Wall * 1e3:F1} |");
    }

    /// <summary>Lets the runtime compile what is measured at its best before it is measured.</summary>
    private static void Warm()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < 2;)
        {
            Simulation.Run(GaugeBlock(), 0.99, new TrialChoices { Trials = 100_000, Threads = 2 });
            Simulation.Run(Mass(), 0.95, new TrialChoices { Trials = 100_000, Threads = 1 });
            PlainMass(20_000);
        }
    }

    private static Measurement Mass() => new(
        [
            new("mRc", 100_000, new NormalDistribution(0.05)), new("dmRc", 1.234, new NormalDistribution(0.02)), new("rhoA", 1.2, new UniformDistribution(0.1)),
            new("rhoW", 8_000, new UniformDistribution(1_000)), new("rhoR", 8_000, new UniformDistribution(50)), new("mnom", 100_000, new ExactValue()),
        ],
        [new Assignment("dm", "(mRc+dmRc)*(1+(rhoA-1.2)*(1/rhoW-1/rhoR))-mnom")],
        ["dm"]);

    private static Measurement GaugeBlock() => new(
        [
            new("Ls", 50_000_623, new TDistribution(25, 18)), new("D", 215, new TDistribution(6, 24)), new("d1", 0, new TDistribution(4, 5)),
            new("d2", 0, new TDistribution(7, 8)), new("alphas", 1.15e-5, new UniformDistribution(2e-6)), new("theta0", -0.1, new NormalDistribution(0.2)),
            new("Delta", 0, new ArcsineDistribution(0.5)), new("dalpha", 0, new CurvilinearTrapezoid(1e-6, 1e-7), 50),
            new("dtheta", 0, new CurvilinearTrapezoid(0.05, 0.025), 2), new("Lnom", 50_000_000, new ExactValue()),
        ],
        [new Assignment("theta", "theta0+Delta"), new Assignment("dL", "(Ls*(1+alphas*(theta-dtheta))+D+d1+d2)/(1+(alphas+dalpha)*theta)-Lnom")],
        ["dL"]);

    private static Measurement Large(int inputs)
    {
        var quantities = Enumerable.Range(0, inputs).Select(i => new Quantity($"x{i}", 1 + 0.01 * i, new UniformDistribution(0.1))).ToArray();
        var terms = Enumerable.Range(0, inputs).Select(i => (i % 3) switch
        {
            0 => $"x{i}^2",
            1 => $"sqrt(x{i})*x{i}",
            _ => $"exp(-x{i})/x{(i + 1) % inputs}",
        });
        return new(quantities, [new Assignment("y", string.Join(" + ", terms))], ["y"]);
    }

    /// <summary>The mass case as a loop of plain arithmetic with the framework's generator, and a full sort: what there was before.</summary>
    private static double PlainMass(int trials)
    {
        var random = new Random(1);
        var values = new double[trials];
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double Uniform(double centre, double half) => centre + half * (2 * random.NextDouble() - 1);
        for (var i = 0; i < trials; i++)
        {
            var (mass, extra) = (100_000 + 0.05 * Normal(), 1.234 + 0.02 * Normal());
            values[i] = (mass + extra) * (1 + (Uniform(1.2, 0.1) - 1.2) * (1 / Uniform(8_000, 1_000) - 1 / Uniform(8_000, 50))) - 100_000;
        }

        Array.Sort(values);
        return values[trials / 40];
    }

    private static (double Processor, double Wall) Best<T>(Func<T> work, int rounds = Rounds)
    {
        var (processor, wall) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            if (rounds == Rounds)
            {
                GC.Collect();
            }

            var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            work();
            wall = Math.Min(wall, watch.Elapsed.TotalSeconds);
            processor = Math.Min(processor, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        return (processor, wall);
    }

    private static void Print(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
