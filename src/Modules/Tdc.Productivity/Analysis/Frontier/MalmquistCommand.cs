using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary><c>tdc malmquist</c>: change of productivity between consecutive periods.</summary>
internal sealed class MalmquistCommand : ICommandPart
{
    private readonly FrontierOptions options = new();
    private readonly Option<string> orientation = OrientationOption.New();

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var command = options.Command(
            "malmquist",
            "Malmquist index of Färe, Grosskopf, Norris and Zhang between consecutive periods of the file: distances, efficiency, technical, pure and scale change.");
        command.Add(orientation);
        command.SetAction(call => options.Run(call, needsPeriod: true, panel => Compute(panel, OrientationOption.Read(call.GetValue(orientation)!))));
        yield return command;
    }

    private static ResultTable Compute(FrontierPanel read, Orientation orientation)
    {
        read.WarnOfOnePeriod();
        var panel = read.Panel;
        var indices = Malmquist.Run(panel, orientation, progress: FrontierProgress.OnTerminal()).ToDictionary(i => (i.Firm, i.From));
        var table = new ResultTable(
            read.IdName, $"{read.PeriodName}_from", $"{read.PeriodName}_to", "d_t_t", "d_t_t1", "d_t1_t", "d_t1_t1", "v_t_t", "v_t1_t1", "effch", "techch", "pech", "sech", "tfpch");
        foreach (var (firm, from, to) in PeriodPairs.Of(panel))
        {
            if (indices.TryGetValue((firm, from), out var i))
            {
                table.Add(
                    firm, from, to, i.OwnFrom, i.CrossTo, i.CrossFrom, i.OwnTo, i.VariableFrom, i.VariableTo,
                    i.EfficiencyChange, i.TechnicalChange, i.PureEfficiencyChange, i.ScaleEfficiencyChange, i.ProductivityChange);
            }
            else
            {
                table.Add([firm, from, to, .. new object?[11]]);
            }
        }

        return table;
    }
}
