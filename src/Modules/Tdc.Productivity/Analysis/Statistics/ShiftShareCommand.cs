using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.Structure;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The command <c>tdc shiftshare</c>: growth of labour productivity by sectors.</summary>
internal sealed class ShiftShareCommand : ICommandPart
{
    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var input = AnalysisCommand.Input();
        var output = AnalysisCommand.Output();
        var command = new Command(
            "shiftshare",
            "Shift-share decomposition of labour productivity growth: three effects, two-effect midpoint, GEAD. A row with no persons is a product-tax line; "
            + "its change stands under static. Columns: sector, va_volume_0, va_volume_1, deflator_0, deflator_1, persons_0, persons_1.")
        {
            input, output,
        };
        command.SetAction(call => AnalysisCommand.Run(call.GetValue(input)!, call.GetValue(output), Compute));
        yield return command;
    }

    /// <summary>Reads the table and computes.</summary>
    internal static ResultTable Compute(AnalysisTable table)
    {
        var sectors = table.Texts("sector");
        double[][] columns =
            [.. new[] { "va_volume_0", "va_volume_1", "deflator_0", "deflator_1", "persons_0", "persons_1" }.Select(c => table.Numbers(c, required: true))];
        table.Done();
        StatisticsKeys.Once(table, ("sector", sectors));
        SectorChange[] changes =
            [.. sectors.Select((s, i) => new SectorChange(s, columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i], columns[5][i]))];
        var found = ShiftShare.Compute(changes);
        var result = new ResultTable(
            "sector", "within", "static", "dynamic", "within_mid", "between_mid", "gead_within", "gead_static", "gead_dynamic");
        foreach (var line in found.Lines.Append(found.Total))
        {
            result.Add(
                line.Sector, line.Within, line.Static, line.Dynamic, line.WithinMidpoint, line.BetweenMidpoint, line.GeadWithin, line.GeadStatic, line.GeadDynamic);
        }

        result.Add("GROWTH", found.Growth, null, null, found.Growth, null, found.GeadGrowth, null, null);
        foreach (var change in changes.Where(c => c.PersonsBefore == 0 || c.PersonsNow == 0))
        {
            StatisticsWords.Note(change.IsWithoutWorkers ? "shiftshare.no-workers" : "shiftshare.undivided", change.Sector);
        }

        return result;
    }
}
