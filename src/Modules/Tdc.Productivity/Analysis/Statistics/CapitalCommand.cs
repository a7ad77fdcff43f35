using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.Capital;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The command <c>tdc capital</c>: stocks, user costs and capital services from investment.</summary>
internal sealed class CapitalCommand : ICommandPart
{
    private const string Investment = "investment_volume_";

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var input = AnalysisCommand.Input();
        var output = AnalysisCommand.Output();
        var delta = new Option<string>("--delta") { Description = "Rate of depreciation of each asset, such as building=0.05,ict=0.20.", Required = true };
        var growth = new Option<string>("--initial-growth") { Description = "Growth of investment before the first year, such as building=0.04,ict=0.06.", Required = true };
        var rate = StatisticsOptions.Number("--rate", "Nominal rate of return, such as 0.07.");
        var command = new Command(
            "capital",
            "Capital stocks (perpetual inventory), user costs, shares (all assets but the last) and services (second year = 100). "
            + "Columns: year, and for every asset X investment_volume_X and price_X.")
        {
            input, delta, growth, rate, output,
        };
        command.SetAction(call => AnalysisCommand.Run(
            call.GetValue(input)!,
            call.GetValue(output),
            table => Compute(table, call.GetValue(delta)!, call.GetValue(growth)!, call.GetValue(rate))));
        yield return command;
    }

    /// <summary>Reads the table and computes.</summary>
    internal static ResultTable Compute(AnalysisTable table, string delta, string initialGrowth, double rate)
    {
        string[] names = [.. table.Headers.Where(h => h.StartsWith(Investment, StringComparison.Ordinal)).Select(h => h[Investment.Length..])];
        if (names.Length == 0)
        {
            throw new CommandFault(StatisticsWords.Say("capital.no-asset", table.Name));
        }

        var depreciation = StatisticsOptions.Rates("--delta", delta, names);
        var growth = StatisticsOptions.Rates("--initial-growth", initialGrowth, names);
        for (var i = 0; i < names.Length; i++)
        {
            StatisticsOptions.RefuseOutside($"--delta {names[i]}", depreciation[i], double.Epsilon, 1);
            if (!(depreciation[i] + growth[i] > 0))
            {
                throw new CommandFault(StatisticsWords.Say("option.initial-growth", names[i], growth[i], -depreciation[i]));
            }
        }

        var years = table.Periods("year");
        CapitalAsset[] assets = [.. names.Select((name, i) => new CapitalAsset(
            name, table.Numbers(Investment + name, required: true), table.Numbers("price_" + name, required: true), depreciation[i], growth[i]))];
        table.Done();
        StatisticsKeys.Once(table, ("year", StatisticsKeys.Of(years)));
        RefuseGaps(table, years);
        var found = CapitalServices.Compute(years, assets, rate);
        var shared = names[..^1];
        var result = new ResultTable(
        [
            "year", .. names.Select(n => "stock_end_" + n), .. names.Select(n => "user_cost_" + n), .. shared.Select(n => "share_" + n), "capital_services_index",
        ]);
        foreach (var year in found)
        {
            object?[] row =
            [
                year.Year, .. year.Assets.Select(a => (object)a.StockAtEnd), .. year.Assets.Select(a => (object)a.UserCost),
                .. year.Assets.Take(shared.Length).Select(a => (object)a.Share), year.ServicesIndex,
            ];
            result.Add(row);
        }

        Tell(assets, found);
        return result;
    }

    private static void RefuseGaps(AnalysisTable table, int[] years)
    {
        var gap = Array.FindIndex(years, year => year != years.Min() && !years.Contains(year - 1));
        if (gap >= 0)
        {
            throw new CommandFault(table.Name + ": " + StatisticsWords.Say("capital.gap", table.SourceRow(gap), years[gap] - 1));
        }
    }

    private static void Tell(CapitalAsset[] assets, IReadOnlyList<CapitalYear> years)
    {
        for (var a = 0; a < assets.Length; a++)
        {
            if (years.Count < PerpetualInventory.YearsToForgetTheStart && double.IsFinite(years[^1].Assets[a].StartShare))
            {
                StatisticsWords.Note("capital.short", assets[a].Name, years.Count, 100 * years[^1].Assets[a].StartShare);
            }

            foreach (var year in years.Where(y => y.Assets[a].Basis != UserCostBasis.ObservedPriceChange))
            {
                StatisticsWords.Note("capital." + year.Assets[a].Basis, assets[a].Name, year.Year);
            }
        }
    }
}
