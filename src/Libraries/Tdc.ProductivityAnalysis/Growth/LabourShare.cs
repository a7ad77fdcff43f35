using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>Share of labour in value added with the pay that the self-employed owe themselves.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Clamped">Whether it came out above 1 and was taken as 1.</param>
/// <remarks>Without this an economy with much own-account work shows about half of labour's share.</remarks>
public sealed record LabourShare(double Share, bool Clamped)
{
    /// <summary>Gives every hour of the self-employed the pay of an employee's hour.</summary>
    /// <param name="compensation">Compensation of employees, zero or more.</param>
    /// <param name="hoursOfAll">Hours of all workers, at least those of employees.</param>
    /// <param name="hoursOfEmployees">Hours of employees, above zero.</param>
    /// <param name="valueAdded">Value added in current prices, above zero.</param>
    /// <exception cref="AnalysisException">A value is out of its range.</exception>
    public static LabourShare Compute(double compensation, double hoursOfAll, double hoursOfEmployees, double valueAdded)
    {
        Require.NotNegative(compensation, 0, "compensation");
        Require.Positive(hoursOfEmployees, 0, "hours of employees");
        Require.Within(hoursOfAll, hoursOfEmployees, double.MaxValue, "hours of all");
        var share = compensation * (hoursOfAll / hoursOfEmployees) / Require.Positive(valueAdded, 0, "value added");
        return new(Math.Min(share, 1), share > 1);
    }
}
