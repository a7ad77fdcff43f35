using System.Globalization;
using Tdc.Platform.Commands;
using Tdc.Productivity.Analysis.Statistics;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>Production data of a table: the panel for the library, and how its rows are named in results.</summary>
/// <param name="Panel">Observations are the table's rows in their order.</param>
/// <param name="IdName">Heading over the names in results.</param>
/// <param name="PeriodName">Heading over the periods; null when the table has none.</param>
internal sealed record FrontierPanel(ProductionPanel Panel, string IdName, string? PeriodName)
{
    private const string Firm = "firm";
    private const string Year = "year";

    /// <summary>Reads it, and says on standard error which units take no part and which periods are thin.</summary>
    /// <param name="table">The table.</param>
    /// <param name="inputs">Columns of inputs.</param>
    /// <param name="outputs">Columns of outputs.</param>
    /// <param name="id">Column of names, or null for the usual one.</param>
    /// <param name="period">Column of periods, or null for the usual one.</param>
    /// <param name="needsPeriod">Whether there must be periods.</param>
    /// <exception cref="CommandFault">Columns are absent, named twice, or hold what is no number.</exception>
    /// <exception cref="ProductivityAnalysis.AnalysisException">Values that production data cannot have.</exception>
    public static FrontierPanel Read(AnalysisTable table, string[] inputs, string[] outputs, string? id, string? period, bool needsPeriod)
    {
        AnalysisCommand.RefuseNamesOf(("--inputs", inputs), ("--outputs", outputs));
        var time = period ?? (needsPeriod || table.Has(Year) ? Year : null);
        var name = id ?? (table.Has(Firm) ? Firm : table.Headers.FirstOrDefault(h => h.Length > 0 && IsFree(h, [.. inputs, .. outputs, time ?? ""])));
        var firms = name is null ? RowNumbers(table) : table.Texts(name);
        var periods = time is null ? null : table.Periods(time);
        ProductionVariable[] x = [.. inputs.Select(c => new ProductionVariable(c, table.Numbers(c)))];
        ProductionVariable[] y = [.. outputs.Select(c => new ProductionVariable(c, table.Numbers(c)))];
        RefuseSigns(table, x, y);
        table.Done();
        RefuseTwice(table, name, firms, time, periods);
        var read = new FrontierPanel(new ProductionPanel(new ProductionData(x, y), firms, periods), id ?? Firm, time);
        read.Warn(table);
        return read;
    }

    /// <summary>Name and, if there are periods, period of an observation, before other cells of a row.</summary>
    public object?[] Row(int unit, params IEnumerable<object?> cells) =>
        PeriodName is null ? [Panel.Firms[unit], .. cells] : [Panel.Firms[unit], Panel.PeriodOf[unit], .. cells];

    /// <summary>Headings of such a row.</summary>
    public string[] Headings(params IEnumerable<string> cells) => PeriodName is null ? [IdName, .. cells] : [IdName, PeriodName, .. cells];

    /// <summary>Says on standard error when there is nothing to compare a period with.</summary>
    public void WarnOfOnePeriod()
    {
        if (Panel.Periods.Count == 1)
        {
            Console.Error.WriteLine(FrontierWords.Say("period.only", Panel.Periods[0]));
        }
    }

    private static void RefuseTwice(AnalysisTable table, string? name, string[] firms, string? time, int[]? periods)
    {
        if (name is not null)
        {
            StatisticsKeys.Once(table, time is null ? [(name, firms)] : [(name, firms), (time, StatisticsKeys.Of(periods!))]);
        }
    }

    // The library refuses the first; a person mends a file faster who is told of all.
    private static void RefuseSigns(AnalysisTable table, ProductionVariable[] inputs, ProductionVariable[] outputs)
    {
        for (var row = 0; row < table.Count; row++)
        {
            foreach (var variable in inputs.Concat(outputs).Where(v => v.Values[row] < 0))
            {
                table.Fault("cell.negative", row, variable.Name, variable.Values[row]);
            }

            foreach (var side in new[] { inputs, outputs })
            {
                // A row with a missing value takes no part, whatever else it holds.
                if (side.All(v => v.Values[row] == 0) && !inputs.Concat(outputs).Any(v => double.IsNaN(v.Values[row])))
                {
                    table.Fault("row.all-zero", row, string.Join(", ", side.Select(v => v.Name)));
                }
            }
        }
    }

    private void Warn(AnalysisTable table)
    {
        for (var unit = 0; unit < Panel.Data.Count; unit++)
        {
            if (Panel.Data.Missing(unit) is { } variable)
            {
                Console.Error.WriteLine(AnalysisWords.Say("missing.excluded", table.SourceRow(unit), variable));
            }
        }

        foreach (var period in Panel.Periods.Where(Panel.IsThin))
        {
            var key = PeriodName is null ? "units.few" : "units.few-in-period";
            Console.Error.WriteLine(FrontierWords.Say(key, Panel.Units(period).Count, Panel.Data.Inputs, Panel.Data.Outputs, period));
        }
    }

    private static bool IsFree(string heading, string[] taken) => !taken.Contains(heading, StringComparer.OrdinalIgnoreCase);

    private static string[] RowNumbers(AnalysisTable table) =>
        [.. Enumerable.Range(0, table.Count).Select(row => table.SourceRow(row).ToString(CultureInfo.InvariantCulture))];
}
