using Tdc.Productivity.Domain.Rules;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Domain.Enterprises;

/// <summary>Turns an enterprise's figures into the account that the library reckons with: billion đồng, persons, hours.</summary>
internal static class FirmMeasures
{
    /// <summary>Đồng in the unit of money of the account.</summary>
    public const double Billion = 1e9;

    /// <summary>The account of a year; <see langword="null"/> while a required figure is missing or one is negative that cannot be.</summary>
    public static EnterpriseAccount? Account(FirmYear year) =>
        Figure.All.Any(f => (f.Required && f.Get(year) is null) || (!f.MayBeNegative && f.Get(year) < 0))
            ? null
            : new EnterpriseAccount
            {
                Sales = Of(year.SalesDong),
                OtherOperatingRevenue = Of(year.OtherRevenueDong),
                InventoryChange = Of(year.InventoryChangeDong),
                Materials = Of(year.MaterialsDong),
                Energy = Of(year.EnergyDong),
                BoughtServices = Of(year.ServicesDong),
                LabourCost = Of(year.LabourCostDong),
                Depreciation = Of(year.DepreciationDong),
                Interest = Of(year.InterestDong),
                Rent = Of(year.RentDong),
                TaxesOnProduction = Of(year.TaxesDong),
                BookedOperatingProfit = Of(year.ProfitDong),
                Persons = year.Persons ?? 0,
                Hours = year.Hours ?? 0,
                FixedAssets = (Of(year.AssetsOpeningDong) + Of(year.AssetsClosingDong)) / 2,
            };

    /// <summary>How rent is treated by the rule of a year.</summary>
    public static RentTreatment RentIn(int year, ProductivityRules? rules = null) =>
        (rules ?? ProductivityRules.Shipped).ValueAdded.On(new DateOnly(year, 12, 31)).RentIsDistribution ? RentTreatment.Distribution : RentTreatment.BoughtInService;

    /// <summary>The indicators of a year, or <see langword="null"/> while the account is not complete.</summary>
    public static EnterpriseIndicators? Indicators(FirmYear year) => Account(year) is { } account ? EnterpriseIndicators.Compute(account, RentIn(year.Year)) : null;

    /// <summary>The size class of a year by law; <see langword="null"/> without persons.</summary>
    public static string? SizeOf(FirmYear year) => year.Persons is not { } persons
        ? null
        : ProductivityRules.Shipped.Sizes.On(new DateOnly(year.Year, 12, 31))
            .ClassOf(Activities.SectionOf(year.ActivityVersion, year.Activity), persons, year.SalesDong, year.AssetsClosingDong);

    /// <summary>The mean of twelve monthly counts.</summary>
    public static double Mean(IReadOnlyList<double> months) => months.Sum() / months.Count;

    private static double Of(long? dong) => (dong ?? 0) / Billion;
}
