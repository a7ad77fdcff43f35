using Tdc.ProductivityAnalysis.Numerics;

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
