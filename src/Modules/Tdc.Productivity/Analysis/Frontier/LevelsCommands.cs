using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary><c>tdc hicks-moorsteen</c> and <c>tdc fare-primont</c>: productivity as a ratio of aggregates, with its parts.</summary>
internal sealed class LevelsCommands : ICommandPart
{
    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        yield return Command(
            "hicks-moorsteen",
            "Hicks-Moorsteen change of productivity since the period before, and its parts; variable returns, output orientation.",
            panel =>
            {
                panel.WarnOfOnePeriod();
                return LevelsTable.Of(panel, HicksMoorsteen.Run(panel.Panel, progress: FrontierProgress.OnTerminal()), "d");
            });
        yield return Command(
            "fare-primont",
            "Färe-Primont levels of productivity, comparable over units and periods, and their parts; variable returns, output orientation.",
            panel => LevelsTable.Of(panel, FarePrimont.Run(panel.Panel, progress: FrontierProgress.OnTerminal()), ""));
    }

    private static Command Command(string name, string description, Func<FrontierPanel, ResultTable> compute)
    {
        var options = new FrontierOptions();
        var command = options.Command(name, description);
        command.SetAction(call => options.Run(call, needsPeriod: true, compute));
        return command;
    }
}
