using Tdc.ProductivityAnalysis.Numerics;

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

/// <summary>What one more amount of value added per person would take, each way alone with all else as it is.</summary>
/// <param name="ValueAdded">More value added in all.</param>
/// <param name="GrossOutput">More gross output at the present share of value added; <see cref="double.NaN"/> when there is none.</param>
/// <param name="IntermediateSaving">Less intermediate inputs at the present output.</param>
/// <param name="IntermediateSavingPercent">The same as per cent of intermediate inputs.</param>
/// <param name="ValueAddedRatio">The share of value added that would be needed at the present output, per cent.</param>
/// <param name="PersonsFewer">Fewer persons for the present value added.</param>
/// <param name="TimeSavingPercent">Less time for each unit of value added at present hours, per cent.</param>
public sealed record ProductivityTarget(
    double ValueAdded, double GrossOutput, double IntermediateSaving, double IntermediateSavingPercent, double ValueAddedRatio, double PersonsFewer, double TimeSavingPercent)
{
    /// <summary>Answers the inverse question.</summary>
    /// <param name="account">The enterprise today; someone works there.</param>
    /// <param name="rent">How rent is treated.</param>
    /// <param name="morePerPerson">More value added per person, in the unit of money of the account (one million đồng is 0.001 of a billion).</param>
    /// <exception cref="AnalysisException">As <see cref="EnterpriseIndicators.Compute"/>, or nobody works there.</exception>
    public static ProductivityTarget Of(EnterpriseAccount account, RentTreatment rent, double morePerPerson)
    {
        var found = EnterpriseIndicators.Compute(account, rent);
        Require.Positive(account.Persons, 0, "persons");
        Require.Finite(morePerPerson, 0, "more per person");
        var more = morePerPerson * account.Persons;
        var wanted = (found.ValueAdded + more) / account.Persons;
        return new(
            more,
            found.ValueAdded > 0 ? more * found.GrossOutput / found.ValueAdded : double.NaN,
            more,
            100 * Ratio.Of(more, found.Intermediate),
            100 * Ratio.Of(found.ValueAdded + more, found.GrossOutput),
            found.ValueAdded > 0 ? account.Persons - Ratio.Of(found.ValueAdded, wanted) : double.NaN,
            100 * Ratio.Of(more, found.ValueAdded + more));
    }
}
