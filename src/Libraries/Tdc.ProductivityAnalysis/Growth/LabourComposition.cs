using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>Hours and pay of one group of workers (education × age × sex) in two periods.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="HoursBefore">Hours before, zero or more.</param>
/// <param name="HoursNow">Hours now, zero or more.</param>
/// <param name="PayBefore">Compensation before, zero or more.</param>
/// <param name="PayNow">Compensation now, zero or more.</param>
public sealed record LabourGroup(string Group, double HoursBefore, double HoursNow, double PayBefore, double PayNow);

/// <summary>Change of labour input split into hours and composition.</summary>
/// <param name="Input">Δln of labour services: pay shares weigh the growth of each group's hours.</param>
/// <param name="Hours">Δln of all hours.</param>
/// <param name="Dropped">Groups without hours in one of the periods: their growth has no logarithm, so they are left out of the services and told.</param>
public sealed record LabourComposition(double Input, double Hours, IReadOnlyList<string> Dropped)
{
    /// <summary>Δln of the composition: services less hours.</summary>
    public double Composition => Input - Hours;

    /// <summary>Computes it from groups. Source: EU KLEMS.</summary>
    /// <exception cref="AnalysisException">No group, a negative or missing value, or nobody works in both periods.</exception>
    public static LabourComposition Compute(IReadOnlyList<LabourGroup> groups)
    {
        Require.Some(groups.Count);
        Require.NotNegative([.. groups.Select(g => g.HoursBefore)], "hours before");
        Require.NotNegative([.. groups.Select(g => g.HoursNow)], "hours now");
        Require.NotNegative([.. groups.Select(g => g.PayBefore)], "pay before");
        Require.NotNegative([.. groups.Select(g => g.PayNow)], "pay now");
        var used = groups.Where(g => g.HoursBefore > 0 && g.HoursNow > 0).ToList();
        var before = used.Sum(g => g.PayBefore);
        var now = used.Sum(g => g.PayNow);
        if (!(before > 0 && now > 0))
        {
            throw new AnalysisException(AnalysisFault.NotPositive, -1, "pay");
        }

        var input = used.Sum(g => (g.PayBefore / before + g.PayNow / now) / 2 * Math.Log(g.HoursNow / g.HoursBefore));
        return new(
            input,
            Math.Log(groups.Sum(g => g.HoursNow) / groups.Sum(g => g.HoursBefore)),
            [.. groups.Except(used).Select(g => g.Group)]);
    }
}

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
