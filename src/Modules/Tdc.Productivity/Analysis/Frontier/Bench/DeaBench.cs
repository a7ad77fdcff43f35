using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;
using Tdc.ProductivityAnalysis.Dea.Programs;
using Tdc.ProductivityAnalysis.Dea.Resampling;

namespace Tdc.Productivity.Analysis.Frontier.Bench;

/// <summary><c>tdc bench dea</c>: what scores cost beside the bare scan that proves them, and how whole studies take.</summary>
internal sealed class DeaBench : IBenchPart
{
    private const int Rounds = 5;
    private static readonly int[] sizes = [500, 2_000, 5_000, 12_000];

    /// <inheritdoc/>
    public Command Build()
    {
        var command = new Command("dea", "Prints as Markdown what frontier scores cost, beside the bare scan of all columns in the same run; made data, fixed seed.");
        command.SetAction(_ =>
        {
            Print($"{Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}; 3 inputs, 2 outputs; best of {Rounds} rounds.\n");
            OneThread();
            Studies();
            return ExitCode.Done;
        });
        return command;
    }

    private static void OneThread()
    {
        Print($"| firms | CCR input, one thread, CPU s | programs/s | bare scan n × n, s | ratio | µs for a further firm | frontier |\n|---:|---:|---:|---:|---:|---:|---:|");
        var (before, firms) = (0.0, 0);
        Warm();
        foreach (var size in sizes)
        {
            Console.Error.WriteLine($"one thread, {size} firms");
            var panel = SampleFirms.Make(size);
            var frontier = 0;
            var scores = Best(processor: true, () => frontier = Score(panel));
            var technology = new Technology(panel.Data, panel.Units(panel.Periods[0]), ReturnsToScale.Constant);
            var scan = Best(processor: true, () => BareScan.Run(technology));
            Print($"| {size} | {scores:F4} | {size / scores:F0} | {scan:F4} | {scores / scan:F1} | {(scores - before) / (size - firms) * 1e6:F1} | {frontier} |");
            (before, firms) = (scores, size);
        }
    }

    /// <summary>Lets the runtime compile what is measured at its best before it is measured.</summary>
    private static void Warm()
    {
        var panel = SampleFirms.Make(sizes[0]);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < 2;)
        {
            Score(panel);
            BareScan.Run(new Technology(panel.Data, panel.Units(panel.Periods[0]), ReturnsToScale.Constant));
        }
    }

    private static int Score(ProductionPanel panel)
    {
        var units = panel.Units(panel.Periods[0]);
        var technology = new Technology(panel.Data, units, ReturnsToScale.Constant);
        technology.Scores(units, Orientation.Input, threads: 1);
        return technology.Frontier.Count;
    }

    private static void Studies()
    {
        Print($"\n| study, all processors | programs | wall s |\n|---|---:|---:|");
        var panel = SampleFirms.Make(3_000, 4);
        Console.Error.WriteLine("3,000 firms, 4 years");
        var programs = 3_000 * 4 * 5 + 3_000 * 3 * 2;
        Print($"| scores of 3,000 firms × 4 years and Malmquist over three pairs | {programs} | {Best(processor: false, () => Study(panel)):F2} |");
        var firms = SampleFirms.Make(500);
        Console.Error.WriteLine("bootstrap");
        var choices = new BootstrapChoices { Replications = 2_000, Seed = 1 };
        Print($"| bootstrap of 500 firms, 2,000 replications | {500 * 2_001} | {Time(processor: false, () => Correct(firms, choices)):F2} |");
    }

    private static int Study(ProductionPanel panel) => DeaStudy.Run(panel).Length + Malmquist.Run(panel, Orientation.Output).Count;

    private static int Correct(ProductionPanel panel, BootstrapChoices choices) =>
        BiasCorrection.Run(panel.Data, panel.Units(panel.Periods[0]), ReturnsToScale.Constant, Orientation.Input, choices).Count;

    private static double Best<T>(bool processor, Func<T> work) => Enumerable.Range(0, Rounds).Min(_ => Time(processor, work));

    private static double Time<T>(bool processor, Func<T> work)
    {
        GC.Collect();
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        work();
        return processor ? (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds : watch.Elapsed.TotalSeconds;
    }

    private static void Print(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
