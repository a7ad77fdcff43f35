using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Resampling;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary><c>tdc dea</c>: efficiency of units against the frontier of their period.</summary>
internal sealed class DeaCommand : ICommandPart
{
    private readonly FrontierOptions options = new();
    private readonly Option<bool> super = new("--super") { Description = "Adds super-efficiency: CCR and BCC input, BCC output; blank where infeasible." };
    private readonly Option<bool> slacks = new("--slacks") { Description = "Adds the sum of second-stage slacks, CCR and BCC input." };
    private readonly Option<bool> sbm = new("--sbm") { Description = "Adds slacks-based measures, CRS and VRS; blank for a unit with a zero." };
    private readonly Option<bool> fdh = new("--fdh") { Description = "Adds the score against the free disposal hull, input." };
    private readonly Option<int?> bootstrap = new("--bootstrap")
    {
        Description = "Adds bias-corrected CCR and BCC input scores with 95 % intervals (Simar and Wilson 1998) from so many replications, at least 100; in small samples the intervals hold the truth less often than that, for 75-80 % of units in trials.",
        HelpName = "N",
    };

    private readonly Option<long?> seed = new("--seed") { Description = "Seed of the bootstrap; the same seed gives the same results everywhere.", HelpName = "S" };

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var command = options.Command(
            "dea", "Data envelopment analysis: CCR, BCC and NIRS scores in both orientations, scale efficiency and returns to scale; one frontier a period.");
        command.Add(super);
        command.Add(slacks);
        command.Add(sbm);
        command.Add(fdh);
        command.Add(bootstrap);
        command.Add(seed);
        command.SetAction(call => options.Run(call, needsPeriod: false, panel => Study(call, panel)));
        yield return command;
    }

    private ResultTable Study(ParseResult call, FrontierPanel panel)
    {
        var replications = call.GetValue(bootstrap);
        if (replications is not null && call.GetValue(seed) is null)
        {
            throw new CommandFault(FrontierWords.Say("seed.missing"));
        }

        if (replications < BiasCorrection.FewestReplications)
        {
            throw new CommandFault(FrontierWords.Say("bootstrap.few", BiasCorrection.FewestReplications));
        }

        var choices = new DeaChoices
        {
            Super = call.GetValue(super),
            Slacks = call.GetValue(slacks),
            SlacksBased = call.GetValue(sbm),
            FreeDisposal = call.GetValue(fdh),
            Progress = FrontierProgress.OnTerminal(),
        };
        var results = DeaStudy.Run(panel.Panel, choices);
        var corrected = replications is { } count ? DeaBootstrap.Of(panel.Panel, count, call.GetValue(seed)!.Value) : null;
        return DeaTable.Of(panel, results, choices, corrected);
    }
}
