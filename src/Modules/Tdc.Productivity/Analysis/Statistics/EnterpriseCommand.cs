using System.CommandLine;
using Tdc.Platform.Commands;
using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>The command <c>tdc enterprise</c>: the value-added family of indicators of firms.</summary>
internal sealed class EnterpriseCommand : ICommandPart
{
    private const string Year = "year";

    // Hours that one person can work in a year at all, and fewer than anybody is counted as working there for.
    private const double MostHours = 366 * 24;
    private const double FewestHours = 50;

    private static readonly string[] amounts =
    [
        "sales", "other_operating_revenue", "materials", "energy", "bought_services", "labour_cost", "depreciation", "interest", "rent", "taxes_on_production",
        "persons", "hours", "fixed_assets",
    ];

    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var input = AnalysisCommand.Input();
        var output = AnalysisCommand.Output();
        var rent = new Option<string>("--rent") { Description = "Rent is a distribution of value added, or a bought-in service.", DefaultValueFactory = _ => "distribution" };
        rent.AcceptOnlyFromAmong("distribution", "service");
        var command = new Command(
            "enterprise",
            "Value added and its indicators by firm; amounts in billion VND. Columns as in the account of the firm: sales to fixed_assets, persons, hours; "
            + "operating_profit, when there, is checked against value added.")
        {
            input, rent, output,
        };
        command.SetAction(call => AnalysisCommand.Run(
            call.GetValue(input)!,
            call.GetValue(output),
            table => Compute(table, call.GetValue(rent) == "service" ? RentTreatment.BoughtInService : RentTreatment.Distribution)));
        yield return command;
    }

    /// <summary>Reads the table and computes.</summary>
    internal static ResultTable Compute(AnalysisTable table, RentTreatment rent)
    {
        var firms = table.Texts("firm");
        var accounts = Read(table);
        table.Done();
        var years = table.Has(Year) ? table.Texts(Year) : null;
        table.Done();
        StatisticsKeys.Once(table, years is null ? [("firm", firms)] : [("firm", firms), (Year, years)]);
        string[] names = years is null ? ["firm"] : ["firm", Year];
        var result = new ResultTable([
            .. names, "gross_output", "intermediate", "va_subtraction", "operating_profit", "va_addition", "va_per_person", "va_per_hour", "va_ratio_pct",
            "labour_share_pct", "va_per_labour_cost", "capital_productivity", "fixed_assets_per_person", "fixed_asset_turnover", "labour_cost_per_person",
            "unit_labour_cost", "profit_share_pct"]);
        for (var i = 0; i < firms.Length; i++)
        {
            var v = Indicators(accounts[i], rent, i);
            object[] key = years is null ? [firms[i]] : [firms[i], years[i]];
            result.Add([
                .. key, v.GrossOutput, v.Intermediate, v.ValueAdded, v.OperatingProfit, v.ValueAddedByAddition, v.ValueAddedPerPerson, v.ValueAddedPerHour,
                v.ValueAddedRatio, v.LabourShare, v.ValueAddedPerLabourCost, v.CapitalProductivity, v.FixedAssetsPerPerson, v.FixedAssetTurnover,
                v.LabourCostPerPerson, v.UnitLabourCost, v.ProfitShare]);
            if (accounts[i] is { Persons: > 0, Hours: > 0 and var hours } account && hours / account.Persons is < FewestHours or > MostHours)
            {
                StatisticsWords.Note("enterprise.hours", table.SourceRow(i), firms[i], hours, account.Persons, hours / account.Persons);
            }

            if (v.IsMismatched)
            {
                StatisticsWords.Note("enterprise.mismatch", table.SourceRow(i), firms[i], v.ValueAdded, v.ValueAddedByAddition);
            }
        }

        UnitSlips.Tell(table, firms, [.. amounts.Select(c => (c, table.Numbers(c)))]);
        StatisticsWords.Note("enterprise.rent-" + rent);
        return result;
    }

    private static EnterpriseIndicators Indicators(EnterpriseAccount account, RentTreatment rent, int row)
    {
        try
        {
            return EnterpriseIndicators.Compute(account, rent);
        }
        catch (AnalysisException fault)
        {
            throw new AnalysisException(fault.Fault, row, fault.Variable);
        }
    }

    private static EnterpriseAccount[] Read(AnalysisTable table)
    {
        double[] Column(string name) => table.Numbers(name, required: true);
        var (sales, other, stocks) = (Column("sales"), Column("other_operating_revenue"), Column("inventory_change"));
        var (materials, energy, services) = (Column("materials"), Column("energy"), Column("bought_services"));
        var (labour, depreciation, interest) = (Column("labour_cost"), Column("depreciation"), Column("interest"));
        var (rent, taxes) = (Column("rent"), Column("taxes_on_production"));
        var (persons, hours, assets) = (Column("persons"), Column("hours"), Column("fixed_assets"));
        var profit = table.Has("operating_profit") ? table.Numbers("operating_profit") : null;
        return [.. Enumerable.Range(0, table.Count).Select(i => new EnterpriseAccount
        {
            Sales = sales[i],
            OtherOperatingRevenue = other[i],
            InventoryChange = stocks[i],
            Materials = materials[i],
            Energy = energy[i],
            BoughtServices = services[i],
            LabourCost = labour[i],
            Depreciation = depreciation[i],
            Interest = interest[i],
            Rent = rent[i],
            TaxesOnProduction = taxes[i],
            BookedOperatingProfit = profit?[i] ?? double.NaN,
            Persons = persons[i],
            Hours = hours[i],
            FixedAssets = assets[i],
        })];
    }
}
