using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.IndexNumbers;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The command <c>tdc index</c>: price and quantity indices of items over periods.</summary>
internal sealed class IndexCommand : ICommandPart
{
    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var input = AnalysisCommand.Input();
        var output = AnalysisCommand.Output();
        var command = new Command(
            "index",
            "Laspeyres, Paasche, Fisher and Tornqvist indices of prices and quantities, direct (first period = 1) and chained. Columns: period, item, price, quantity.")
        {
            input, output,
        };
        command.SetAction(call => AnalysisCommand.Run(call.GetValue(input)!, call.GetValue(output), Compute));
        yield return command;
    }

    /// <summary>Reads the table and computes.</summary>
    internal static ResultTable Compute(AnalysisTable table)
    {
        var periods = table.Periods("period");
        var items = table.Texts("item");
        var prices = table.Numbers("price", required: true);
        var quantities = table.Numbers("quantity", required: true);
        table.Done();
        StatisticsKeys.Once(table, ("period", StatisticsKeys.Of(periods)), ("item", items));
        var series = IndexSeries.Compute([.. periods.Select((p, i) => new ItemObservation(p, items[i], prices[i], quantities[i]))]);
        var result = new ResultTable(
            "period", "kind", "laspeyres_p", "paasche_p", "fisher_p", "tornqvist_p", "laspeyres_q", "paasche_q", "fisher_q", "tornqvist_q");
        foreach (var point in series)
        {
            Add(result, point.Period, "direct", point.Direct);
            Add(result, point.Period, "chained", point.Chained);
            Tell(point.Period, "direct", point.Direct);
            Tell(point.Period, "chained", point.Link);
        }

        return result;
    }

    private static void Add(ResultTable result, int period, string kind, PriceQuantityIndex index) => result.Add(
        period, kind, index.LaspeyresPrice, index.PaaschePrice, index.FisherPrice, index.TornqvistPrice,
        index.LaspeyresQuantity, index.PaascheQuantity, index.FisherQuantity, index.TornqvistQuantity);

    private static void Tell(int period, string kind, PriceQuantityIndex index)
    {
        if (index.Matched == 0)
        {
            StatisticsWords.Note("index.no-match", period, kind);
        }
        else if (index.BaseCoverage < 1 || index.CurrentCoverage < 1)
        {
            StatisticsWords.Note("index.coverage", period, kind, index.Matched, 100 * index.BaseCoverage, 100 * index.CurrentCoverage);
        }

        if (index.TornqvistDropped.Count > 0)
        {
            StatisticsWords.Note("index.dropped", period, kind, string.Join(", ", index.TornqvistDropped));
        }
    }
}
