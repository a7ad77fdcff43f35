namespace Tdc.ProductivityAnalysis.Enterprise;

/// <summary>How rent for land and buildings is treated.</summary>
public enum RentTreatment
{
    /// <summary>As a distribution of value added (the form of the APO tables).</summary>
    Distribution,

    /// <summary>As a service bought in: part of intermediate inputs.</summary>
    BoughtInService,
}

/// <summary>One year of an enterprise as its financial statements tell it.</summary>
/// <remarks>Amounts are in one unit of money throughout, here billion đồng; hours and persons are counts.</remarks>
public sealed record EnterpriseAccount
{
    /// <summary>Net sales.</summary>
    public required double Sales { get; init; }

    /// <summary>Other operating revenue.</summary>
    public required double OtherOperatingRevenue { get; init; }

    /// <summary>Change of stocks of finished goods and work in progress; may be negative.</summary>
    public required double InventoryChange { get; init; }

    /// <summary>Materials used.</summary>
    public required double Materials { get; init; }

    /// <summary>Energy used.</summary>
    public required double Energy { get; init; }

    /// <summary>Services bought.</summary>
    public required double BoughtServices { get; init; }

    /// <summary>Pay with all contributions.</summary>
    public required double LabourCost { get; init; }

    /// <summary>Depreciation of fixed assets.</summary>
    public required double Depreciation { get; init; }

    /// <summary>Interest paid.</summary>
    public required double Interest { get; init; }

    /// <summary>Rent paid.</summary>
    public required double Rent { get; init; }

    /// <summary>Taxes on production less subsidies; may be negative.</summary>
    public required double TaxesOnProduction { get; init; }

    /// <summary>Operating profit as the books show it; <see cref="double.NaN"/> when it is to be what value added leaves.</summary>
    public double BookedOperatingProfit { get; init; } = double.NaN;

    /// <summary>Average number of persons.</summary>
    public required double Persons { get; init; }

    /// <summary>Hours worked in the year.</summary>
    public required double Hours { get; init; }

    /// <summary>Fixed assets, mean of opening and closing.</summary>
    public required double FixedAssets { get; init; }
}
