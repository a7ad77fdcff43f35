using System.CommandLine;
using System.Globalization;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis.Growth;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The command <c>tdc growth</c>: sources of growth by year.</summary>
internal sealed class GrowthCommand : ICommandPart
{
    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var input = AnalysisCommand.Input();
        var output = AnalysisCommand.Output();
        var share = StatisticsOptions.Number("--fixed-capital-share", "Share of capital in the Solow residual with fixed shares.", 0.45);
        var command = new Command(
            "growth",
            "Growth accounting with Tornqvist shares. Columns: year, va_volume, hours, labour_composition, capital_services, labour_share.")
        {
            input, share, output,
        };
        command.SetAction(call => AnalysisCommand.Run(call.GetValue(input)!, call.GetValue(output), table => Compute(table, call.GetValue(share))));
        yield return command;
    }

    /// <summary>Reads the table and computes.</summary>
    internal static ResultTable Compute(AnalysisTable table, double fixedCapitalShare)
    {
        var years = table.Periods("year");
        var value = table.Numbers("va_volume", required: true);
        var hours = table.Numbers("hours", required: true);
        var composition = table.Numbers("labour_composition", required: true);
        var capital = table.Numbers("capital_services", required: true);
        var shares = table.Numbers("labour_share", required: true);
        table.Done();
        StatisticsKeys.Once(table, ("year", StatisticsKeys.Of(years)));
        StatisticsOptions.RefuseOutside("--fixed-capital-share", fixedCapitalShare, 0, 1);
        var accounts = GrowthAccounting.Account(
            [.. years.Select((y, i) => new GrowthYear(y, value[i], hours[i], composition[i], capital[i], shares[i]))], fixedCapitalShare);
        var result = new ResultTable(
            "year", "dln_va", "contr_hours", "contr_composition", "contr_capital", "tfp_tornqvist", "dln_lp", "lp_composition", "lp_deepening",
            SolowColumn(fixedCapitalShare), "tfp_index");
        var previous = years.Min();
        foreach (var a in accounts)
        {
            result.Add(
                a.Year, a.ValueAdded, a.Hours, a.Composition, a.Capital, a.TotalFactorProductivity, a.LabourProductivity, a.Composition, a.CapitalDeepening,
                a.SolowResidual, a.TotalFactorProductivityIndex);
            Tell(a, previous);
            previous = a.Year;
        }

        UnitSlips.Tell(
            table,
            new string[table.Count],
            [("va_volume", value), ("hours", hours), ("labour_composition", composition), ("capital_services", capital), ("labour_share", shares)]);
        return result;
    }

    // 0.45 gives tfp_solow_fixed_045: at least two decimals, no point.
    private static string SolowColumn(double share) =>
        "tfp_solow_fixed_" + share.ToString("0.00####", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);

    private static void Tell(GrowthAccount account, int previous)
    {
        if (account.ShareClamped)
        {
            StatisticsWords.Note("growth.clamped", account.Year);
        }

        if (account.Year != previous + 1)
        {
            StatisticsWords.Note("growth.gap", previous, account.Year);
        }
    }
}
