namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>What growth accounting needs to know of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="ValueAddedVolume">Value added at constant prices, above zero; any unit, the same throughout.</param>
/// <param name="Hours">Hours worked, or persons where hours are not known; above zero.</param>
/// <param name="LabourComposition">Index of the composition of labour, above zero; 1 throughout where it is not known.</param>
/// <param name="CapitalServices">Volume of capital services (or capital stock), above zero.</param>
/// <param name="LabourShare">Share of labour in value added; outside 0 to 1 it is taken at the nearer end and flagged.</param>
public sealed record GrowthYear(int Year, double ValueAddedVolume, double Hours, double LabourComposition, double CapitalServices, double LabourShare);

/// <summary>Sources of growth from the year before; all are logarithmic changes.</summary>
public sealed record GrowthAccount
{
    /// <summary>The year that ends the change.</summary>
    public required int Year { get; init; }

    /// <summary>Growth of value added.</summary>
    public required double ValueAdded { get; init; }

    /// <summary>Contribution of hours.</summary>
    public required double Hours { get; init; }

    /// <summary>Contribution of the composition of labour, also its part in labour productivity.</summary>
    public required double Composition { get; init; }

    /// <summary>Contribution of capital services.</summary>
    public required double Capital { get; init; }

    /// <summary>Growth of total factor productivity: what the factors leave.</summary>
    public required double TotalFactorProductivity { get; init; }

    /// <summary>Growth of labour productivity: value added per hour.</summary>
    public required double LabourProductivity { get; init; }

    /// <summary>Contribution of capital per hour to labour productivity.</summary>
    public required double CapitalDeepening { get; init; }

    /// <summary>Solow residual with a fixed share of capital, without composition.</summary>
    public required double SolowResidual { get; init; }

    /// <summary>Level of total factor productivity, first year = 100.</summary>
    public required double TotalFactorProductivityIndex { get; init; }

    /// <summary>Part of growth due to total factor productivity, per cent; <see cref="double.NaN"/> where it means nothing.</summary>
    public double TotalFactorProductivityShare => GrowthContribution.Of(TotalFactorProductivity, ValueAdded);

    /// <summary>Whether a labour share of the two years was outside 0 to 1.</summary>
    public required bool ShareClamped { get; init; }
}
