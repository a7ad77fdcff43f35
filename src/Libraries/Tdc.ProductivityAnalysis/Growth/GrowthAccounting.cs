using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Growth;

/// <summary>Growth accounting with Törnqvist shares.</summary>
/// <remarks>Source: Solow (1957); OECD (2001), <i>Measuring Productivity</i>; EU KLEMS (O'Mahony and Timmer 2009).</remarks>
public static class GrowthAccounting
{
    /// <summary>Accounts for the growth between each two years that follow each other.</summary>
    /// <param name="years">In any order; a year stands once.</param>
    /// <param name="fixedCapitalShare">Share of capital in the Solow residual, 0 to 1.</param>
    /// <returns>One account for each year but the first, in order.</returns>
    /// <exception cref="AnalysisException">A value is missing, infinite or not above zero, a year stands twice, fewer than two years, or the share is out of range.</exception>
    public static IReadOnlyList<GrowthAccount> Account(IReadOnlyList<GrowthYear> years, double fixedCapitalShare)
    {
        Require.Some(years.Count);
        Require.Within(fixedCapitalShare, 0, 1, "fixed capital share");
        Check(years);
        if (years.Count < 2)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, "year");
        }

        var ordered = years.OrderBy(y => y.Year).ToList();
        var accounts = new List<GrowthAccount>();
        var level = 0.0;
        for (var t = 1; t < ordered.Count; t++)
        {
            var account = Between(ordered[t - 1], ordered[t], fixedCapitalShare);
            level += account.TotalFactorProductivity;
            accounts.Add(account with { TotalFactorProductivityIndex = 100 * Math.Exp(level) });
        }

        return accounts;
    }

    private static GrowthAccount Between(GrowthYear before, GrowthYear now, double fixedCapitalShare)
    {
        var share = (Math.Clamp(before.LabourShare, 0, 1) + Math.Clamp(now.LabourShare, 0, 1)) / 2;
        var value = Math.Log(now.ValueAddedVolume / before.ValueAddedVolume);
        var hours = Math.Log(now.Hours / before.Hours);
        var composition = Math.Log(now.LabourComposition / before.LabourComposition);
        var capital = Math.Log(now.CapitalServices / before.CapitalServices);
        return new()
        {
            Year = now.Year,
            ValueAdded = value,
            Hours = share * hours,
            Composition = share * composition,
            Capital = (1 - share) * capital,
            TotalFactorProductivity = value - share * (hours + composition) - (1 - share) * capital,
            LabourProductivity = value - hours,
            CapitalDeepening = (1 - share) * (capital - hours),
            SolowResidual = value - (1 - fixedCapitalShare) * hours - fixedCapitalShare * capital,
            TotalFactorProductivityIndex = double.NaN,
            ShareClamped = before.LabourShare is < 0 or > 1 || now.LabourShare is < 0 or > 1,
        };
    }

    private static void Check(IReadOnlyList<GrowthYear> years)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < years.Count; i++)
        {
            Require.Positive(years[i].ValueAddedVolume, i, "va_volume");
            Require.Positive(years[i].Hours, i, "hours");
            Require.Positive(years[i].LabourComposition, i, "labour_composition");
            Require.Positive(years[i].CapitalServices, i, "capital_services");
            Require.Finite(years[i].LabourShare, i, "labour_share");
            if (!seen.Add(years[i].Year))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, $"{years[i].Year}");
            }
        }
    }
}
