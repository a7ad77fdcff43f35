namespace Tdc.ProductivityAnalysis.Enterprise;

/// <summary>Value added per person as a product: (value added/gross output)·(gross output/fixed assets)·(fixed assets/person).</summary>
/// <param name="ValueAddedPerPerson">Value added per person, in the unit of money of the account per person.</param>
/// <param name="ValueAddedRatio">Value added per gross output.</param>
/// <param name="FixedAssetTurnover">Gross output per fixed assets.</param>
/// <param name="CapitalIntensity">Fixed assets per person.</param>
/// <remarks>The logarithms add exactly; <see cref="double.NaN"/> throughout when a denominator or value added is not above zero.</remarks>
public sealed record ProductivityTree(double ValueAddedPerPerson, double ValueAddedRatio, double FixedAssetTurnover, double CapitalIntensity)
{
    /// <summary>The tree of an enterprise.</summary>
    /// <exception cref="AnalysisException">As <see cref="EnterpriseIndicators.Compute"/>.</exception>
    public static ProductivityTree Of(EnterpriseAccount account, RentTreatment rent)
    {
        var found = EnterpriseIndicators.Compute(account, rent);
        return found.ValueAdded > 0 && found.GrossOutput > 0 && account.FixedAssets > 0 && account.Persons > 0
            ? new(
                found.ValueAdded / account.Persons, found.ValueAdded / found.GrossOutput, found.GrossOutput / account.FixedAssets, account.FixedAssets / account.Persons)
            : new(double.NaN, double.NaN, double.NaN, double.NaN);
    }

    /// <summary>Growth from an earlier tree: Δln of the whole and of each branch; the branches sum to the whole.</summary>
    public ProductivityTree GrowthFrom(ProductivityTree earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new(
            Math.Log(ValueAddedPerPerson / earlier.ValueAddedPerPerson),
            Math.Log(ValueAddedRatio / earlier.ValueAddedRatio),
            Math.Log(FixedAssetTurnover / earlier.FixedAssetTurnover),
            Math.Log(CapitalIntensity / earlier.CapitalIntensity));
    }
}
