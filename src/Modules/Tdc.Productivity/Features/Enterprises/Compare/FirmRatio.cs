using Tdc.Productivity.Domain.Enterprises;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Features.Enterprises.Compare;

/// <summary>A ratio that is shown and compared.</summary>
/// <param name="Name">Its name: <c>r.NAME</c> is its title, <c>u.NAME</c> its unit, <c>m.NAME</c> its method.</param>
/// <param name="Decimals">Decimals in print.</param>
/// <param name="Needs">What it cannot be without: <c>why.NEED</c> is the reason printed with "–".</param>
/// <param name="HigherIsBetter">Whether more of it is better in itself; <see langword="null"/> when neither is.</param>
/// <param name="Of">Reckons it.</param>
internal sealed record FirmRatio(string Name, int Decimals, string Needs, bool? HigherIsBetter, Func<FirmYear, EnterpriseIndicators, double> Of)
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<FirmRatio> All { get; } =
    [
        new("vaPerPerson", 1, "persons", true, (_, i) => i.ValueAddedPerPerson),
        new("vaPerHour", 1, "hours", true, (_, i) => i.ValueAddedPerHour),
        new("vaRatio", 1, "output", true, (_, i) => i.ValueAddedRatio),
        new("turnover", 2, "assets", true, (_, i) => i.FixedAssetTurnover),
        new("assetsPerPerson", 1, "persons", null, (_, i) => i.FixedAssetsPerPerson),
        new("capitalProductivity", 2, "assets", true, (_, i) => i.CapitalProductivity),
        new("vaPerLabourCost", 2, "labour", true, (_, i) => i.ValueAddedPerLabourCost),
        new("labourCostPerPerson", 1, "persons", null, (_, i) => i.LabourCostPerPerson),
        new("labourShare", 1, "va", null, (_, i) => i.LabourShare),
        new("unitLabourCost", 3, "va", false, (_, i) => i.UnitLabourCost),
        new("profitShare", 1, "va", true, (_, i) => i.ProfitShare),
        new("processEfficiency", 2, "labour", true, (_, i) => i.ProcessEfficiency),
        new("researchIntensity", 2, "research", null, (y, _) => Share(y.ResearchDong, y.SalesDong)),
        new("newProductShare", 1, "research", null, (y, _) => Share(y.NewProductsDong, y.SalesDong)),
        new("newEquipmentShare", 1, "equipment", null, (y, _) => Share(y.NewEquipmentDong, (y.AssetsOpeningDong + y.AssetsClosingDong) / 2)),
        new("energyProductivity", 0, "energy", true, (y, i) => y.EnergyMegajoules > 0 ? i.ValueAdded * FirmMeasures.Billion / y.EnergyMegajoules.Value : double.NaN),
        new("trainedShare", 1, "trained", null, (y, _) => y is { Trained: { } t, Persons: > 0 } ? 100 * t / y.Persons.Value : double.NaN),
    ];

    /// <summary>A ratio by its name.</summary>
    public static FirmRatio Named(string name) => All.First(r => r.Name == name);

    /// <summary>The ratio of a year; <see cref="double.NaN"/> while the account is not complete or where it is not defined.</summary>
    public double In(FirmYear year) => FirmMeasures.Indicators(year) is { } found ? Of(year, found) : double.NaN;

    /// <summary>Code of the reason why it is missing, or <see langword="null"/> when it is not.</summary>
    public string? WhyMissing(FirmYear year, EnterpriseIndicators found) => double.IsFinite(Of(year, found)) ? null
        : Needs == "va" && found.ValueAdded <= 0 ? "not-positive" : Needs == "va" ? "persons" : Needs;

    private static double Share(long? part, long? whole) => part is { } p && whole is > 0 and { } w ? 100.0 * p / w : double.NaN;
}
