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
