using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Platform.Commands;
using Tdc.Uncertainty.Cases;

namespace Tdc.Metrology.Analysis;

/// <summary><c>tdc uncertainty</c>: answers a measurement case; <c>tdc uncertainty budget</c>: prints its budget.</summary>
internal sealed class UncertaintyCommand(TimeProvider clock) : ICommandPart
{
    private static readonly JsonSerializerOptions layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Not required, since "budget" takes the place of the case.
    private readonly Argument<string?> file = new("CASE") { Description = "Case: JSON of the schema tdc-metrology-case/1.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> monteCarlo = new("--monte-carlo") { Description = "Adds Monte Carlo (JCGM 101), also for a case without mcP." };
    private readonly Option<int?> trials = new("--trials") { Description = "Monte Carlo trials, 1,000 to 100,000,000; without it 1,000,000.", HelpName = "M" };
    private readonly Option<ulong?> seed = new("--seed") { Description = "Seed of the trials; the same seed gives the same bits on any number of threads.", HelpName = "S" };
    private readonly Option<bool> json = new("--json") { Description = "Prints JSON, which is what is printed in any case." };

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var command = new Command("uncertainty", "Evaluates a measurement case: budget by the GUM, Monte Carlo, lines, decisions, rounding; prints one JSON object.");
        command.Add(file);
        command.Add(monteCarlo);
        command.Add(trials);
        command.Add(seed);
        command.Add(json);
        command.Add(new BudgetCommand(clock).Build());
        command.SetAction(Answer);
        yield return command;
    }

    private int Answer(ParseResult call)
    {
        var usual = new CaseSettings();
        var settings = usual with
        {
            MonteCarlo = call.GetValue(monteCarlo),
            Trials = call.GetValue(trials) ?? usual.Trials,
            Seed = call.GetValue(seed) ?? usual.Seed,
        };
        var answer = CaseFile.Read(call.GetValue(file) ?? throw new CommandFault(UncertaintyWords.Say("file.none")), text => MetrologyCase.Answer(text, settings));
        Console.Out.WriteLine(answer.ToJsonString(layout));
        Console.Out.Flush();
        return ExitCode.Done;
    }
}
