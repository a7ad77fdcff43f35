using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Platform.Commands;
using Tdc.Uncertainty.Cases;

namespace Tdc.Metrology.Analysis;

/// <summary><c>tdc uncertainty</c>: answers a measurement case; <c>tdc uncertainty budget</c>: prints its budget.</summary>
internal sealed class UncertaintyCommand(TimeProvider clock) : ICommandPart
{
    private const int MostAdaptiveTrials = 10_000_000;

    private static readonly JsonSerializerOptions layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Not required, since "budget" takes the place of the case.
    private readonly Argument<string?> file = new("CASE") { Description = "Case: JSON of the schema tdc-metrology-case/1.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> monteCarlo = new("--monte-carlo") { Description = "Asks for Monte Carlo (JCGM 101) whatever it costs; without it cases with mcP and small models have it." };
    private readonly Option<int?> trials = new("--trials")
    {
        Description = "Monte Carlo trials, 1,000 to 100,000,000; without it 1,000,000, with --adaptive at most 10,000,000.",
        HelpName = "M",
        CustomParser = word => Read<int?>(word, "trials.not-number", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null),
    };

    private readonly Option<ulong?> seed = new("--seed")
    {
        Description = "Seed of the trials; the same seed gives the same bits on any number of threads.",
        HelpName = "S",
        CustomParser = word => Read<ulong?>(word, "seed.not-number", text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null),
    };

    private readonly Option<bool> adaptive = new("--adaptive")
    {
        Description = "Adds runs of trials until the figures have settled (JCGM 101, 7.9); the answer says how many trials there were and whether they settled.",
    };

    private readonly Option<int?> digits = new("--digits")
    {
        Description = "With --adaptive: significant digits of u that are to settle, 1 or 2; without it 2.",
        HelpName = "N",
        CustomParser = word => Read<int?>(word, "digits.not-number", text => text is "1" or "2" ? text[0] - '0' : null),
    };

    private readonly Option<bool> json = new("--json") { Description = "Prints JSON, which is what is printed in any case." };

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var command = new Command("uncertainty", "Evaluates a measurement case: budget by the GUM, Monte Carlo, lines, decisions, rounding; prints one JSON object.");
        command.Add(file);
        command.Add(monteCarlo);
        command.Add(trials);
        command.Add(seed);
        command.Add(adaptive);
        command.Add(digits);
        command.Add(json);
        command.Add(new BudgetCommand(clock).Build());
        command.SetAction(Answer);
        yield return command;
    }

    private int Answer(ParseResult call)
    {
        var usual = new CaseSettings();
        var settles = call.GetValue(adaptive);
        if (!settles && call.GetValue(digits) is not null)
        {
            throw new CommandFault(UncertaintyWords.Say("digits.without-adaptive"));
        }

        var settings = usual with
        {
            MonteCarlo = call.GetValue(monteCarlo),
            MonteCarloWhenCheap = true,
            Adaptive = settles,
            Digits = call.GetValue(digits) ?? usual.Digits,
            Trials = call.GetValue(trials) ?? (settles ? MostAdaptiveTrials : usual.Trials),
            Seed = call.GetValue(seed) ?? usual.Seed,
        };
        var answer = CaseFile.Read(call.GetValue(file) ?? throw new CommandFault(UncertaintyWords.Say("file.none")), text => MetrologyCase.Answer(text, settings));
        Console.Out.WriteLine(answer.ToJsonString(layout));
        Console.Out.Flush();
        return ExitCode.Done;
    }

    private static T? Read<T>(ArgumentResult word, string wrong, Func<string, T?> read)
    {
        var text = word.Tokens.Count > 0 ? word.Tokens[^1].Value : "";
        if (read(text) is { } value)
        {
            return value;
        }

        word.AddError(UncertaintyWords.Say(wrong, text));
        return default;
    }
}
