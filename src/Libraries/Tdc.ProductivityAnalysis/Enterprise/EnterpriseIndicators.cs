using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Enterprise;

/// <summary>The value-added family of indicators of one enterprise.</summary>
/// <remarks>
/// <para>Amounts in billion đồng give million đồng per person and thousand đồng per hour. What is undefined is <see cref="double.NaN"/>:
/// nobody employed, no fixed assets, and shares in a value added that is not above zero; levels stay negative.</para>
/// <para>Source: Asian Productivity Organization, value-added productivity measurement; Malaysia Productivity Corporation.</para>
/// </remarks>
public sealed record EnterpriseIndicators
{
    private const double PerPerson = 1000; // billion đồng to million đồng
    private const double PerHour = 1e6; // billion đồng to thousand đồng

    /// <summary>How far the two methods may differ, as a part of value added.</summary>
    public const double MismatchTolerance = 0.005;

    private EnterpriseIndicators(EnterpriseAccount a, RentTreatment rent)
    {
        GrossOutput = a.Sales + a.OtherOperatingRevenue + a.InventoryChange;
        Intermediate = a.Materials + a.Energy + a.BoughtServices + (rent == RentTreatment.BoughtInService ? a.Rent : 0);
        ValueAdded = GrossOutput - Intermediate;
        var distributed = a.LabourCost + a.Depreciation + a.Interest + a.TaxesOnProduction + (rent == RentTreatment.Distribution ? a.Rent : 0);
        OperatingProfit = double.IsNaN(a.BookedOperatingProfit) ? ValueAdded - distributed : a.BookedOperatingProfit;
        ValueAddedByAddition = distributed + OperatingProfit;
        Rent = rent;
        ValueAddedPerPerson = Ratio.Of(ValueAdded, a.Persons) * PerPerson;
        ValueAddedPerHour = Ratio.Of(ValueAdded, a.Hours) * PerHour;
        ValueAddedRatio = 100 * Ratio.Of(ValueAdded, GrossOutput);
        LabourShare = 100 * Ratio.Of(a.LabourCost, ValueAdded);
        ValueAddedPerLabourCost = Ratio.Of(ValueAdded, a.LabourCost);
        CapitalProductivity = Ratio.Of(ValueAdded, a.FixedAssets);
        FixedAssetsPerPerson = Ratio.Of(a.FixedAssets, a.Persons) * PerPerson;
        FixedAssetTurnover = Ratio.Of(GrossOutput, a.FixedAssets);
        LabourCostPerPerson = Ratio.Of(a.LabourCost, a.Persons) * PerPerson;
        UnitLabourCost = Ratio.Of(a.LabourCost, ValueAdded);
        ProfitShare = 100 * Ratio.Of(OperatingProfit, ValueAdded);
        ProcessEfficiency = Ratio.Of(ValueAdded, a.LabourCost + a.Depreciation + a.Interest);
    }

    /// <summary>Computes them.</summary>
    /// <param name="account">The enterprise.</param>
    /// <param name="rent">How rent is treated; state it with the results.</param>
    /// <exception cref="AnalysisException">An amount is missing or infinite, or one that cannot be negative is; the variable says which.</exception>
    public static EnterpriseIndicators Compute(EnterpriseAccount account, RentTreatment rent)
    {
        EnterpriseChecks.Check(account);
        return new(account, rent);
    }

    /// <summary>How rent was treated.</summary>
    public RentTreatment Rent { get; }

    /// <summary>Gross output: sales, other operating revenue and change of stocks.</summary>
    public double GrossOutput { get; }

    /// <summary>Intermediate inputs.</summary>
    public double Intermediate { get; }

    /// <summary>Value added by subtraction: gross output less intermediate inputs.</summary>
    public double ValueAdded { get; }

    /// <summary>Operating profit, booked or what value added leaves.</summary>
    public double OperatingProfit { get; }

    /// <summary>Value added by addition of what is distributed.</summary>
    public double ValueAddedByAddition { get; }

    /// <summary>Whether the two methods differ by more than <see cref="MismatchTolerance"/>.</summary>
    public bool IsMismatched => Math.Abs(ValueAdded - ValueAddedByAddition) > MismatchTolerance * Math.Abs(ValueAdded);

    /// <summary>Value added per person, million đồng.</summary>
    public double ValueAddedPerPerson { get; }

    /// <summary>Value added per hour, thousand đồng.</summary>
    public double ValueAddedPerHour { get; }

    /// <summary>Value added in gross output, per cent.</summary>
    public double ValueAddedRatio { get; }

    /// <summary>Labour cost in value added, per cent.</summary>
    public double LabourShare { get; }

    /// <summary>Value added per đồng of labour cost ("labour cost competitiveness").</summary>
    public double ValueAddedPerLabourCost { get; }

    /// <summary>Value added per đồng of fixed assets.</summary>
    public double CapitalProductivity { get; }

    /// <summary>Fixed assets per person ("capital intensity"), million đồng.</summary>
    public double FixedAssetsPerPerson { get; }

    /// <summary>Gross output per đồng of fixed assets.</summary>
    public double FixedAssetTurnover { get; }

    /// <summary>Labour cost per person, million đồng.</summary>
    public double LabourCostPerPerson { get; }

    /// <summary>Labour cost per đồng of value added.</summary>
    public double UnitLabourCost { get; }

    /// <summary>Operating profit in value added, per cent.</summary>
    public double ProfitShare { get; }

    /// <summary>Value added per đồng of labour and capital cost (depreciation and interest).</summary>
    public double ProcessEfficiency { get; }
}
