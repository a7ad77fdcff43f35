namespace Tdc.ProductivityAnalysis.Capital;

/// <summary>One kind of asset over the years of a study.</summary>
/// <param name="Name">Its name, such as building or ict.</param>
/// <param name="InvestmentVolumes">Investment of each year at constant prices, zero or more.</param>
/// <param name="Prices">Price index of investment of each year, above zero.</param>
/// <param name="Depreciation">Yearly rate of depreciation δ, above 0 and at most 1.</param>
/// <param name="InitialGrowth">Yearly growth of investment before the first year, from which the start value comes; δ + growth is above 0.</param>
public sealed record CapitalAsset(string Name, IReadOnlyList<double> InvestmentVolumes, IReadOnlyList<double> Prices, double Depreciation, double InitialGrowth);

/// <summary>What the user cost of an asset rests on.</summary>
public enum UserCostBasis
{
    /// <summary>The change of the asset's own price in that year.</summary>
    ObservedPriceChange,

    /// <summary>The mean change of its price over up to five years, because the observed change made the user cost negative.</summary>
    SmoothedPriceChange,

    /// <summary>Depreciation only, because the smoothed change left it negative too.</summary>
    DepreciationOnly,
}

/// <summary>One asset in one year.</summary>
/// <param name="StockAtEnd">Productive stock at the end of the year, constant prices.</param>
/// <param name="UserCost">Cost of using one unit for the year; <see cref="double.NaN"/> in the first year.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Share">Share in the cost of all capital, 0 to 1; <see cref="double.NaN"/> in the first year.</param>
/// <param name="StartShare">How much of the stock is still the start value, 0 to 1: assumed and not observed.</param>
public readonly record struct AssetYear(double StockAtEnd, double UserCost, UserCostBasis Basis, double Share, double StartShare);

/// <summary>Capital in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Assets">Each asset in the order given.</param>
/// <param name="ServicesIndex">Capital services from the opening stocks; the second year is 100, the first <see cref="double.NaN"/>.</param>
public sealed record CapitalYear(int Year, IReadOnlyList<AssetYear> Assets, double ServicesIndex);
