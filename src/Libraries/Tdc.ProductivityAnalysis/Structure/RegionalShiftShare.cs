using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Structure;

/// <summary>Employment or value added of one industry in a region and in the nation.</summary>
/// <param name="Industry">The industry.</param>
/// <param name="RegionBefore">In the region before, zero or more.</param>
/// <param name="RegionNow">In the region now.</param>
/// <param name="NationBefore">In the nation before; the region is part of it.</param>
/// <param name="NationNow">In the nation now.</param>
public sealed record RegionalIndustry(string Industry, double RegionBefore, double RegionNow, double NationBefore, double NationNow);

/// <summary>Change of one industry in a region, in its own unit; the three parts sum to the change.</summary>
/// <param name="Industry">The industry.</param>
/// <param name="NationalGrowth">What it would have gained at the nation's growth.</param>
/// <param name="IndustryMix">What the nation's growth of this industry, above the nation's, adds.</param>
/// <param name="Competitive">What the region did beyond the nation's growth of the industry.</param>
public sealed record RegionalShiftShareLine(string Industry, double NationalGrowth, double IndustryMix, double Competitive)
{
    /// <summary>The change explained.</summary>
    public double Change => NationalGrowth + IndustryMix + Competitive;
}

/// <summary>Regional shift-share: how much of a region's change is the nation's, the industry's and its own.</summary>
/// <remarks>Source: Dunn (1960). An industry new to the nation has no growth; its whole change is competitive.</remarks>
public static class RegionalShiftShare
{
    /// <summary>Decomposes the change of each industry.</summary>
    /// <exception cref="AnalysisException">No industry, a value that is missing, infinite or negative, or a nation without anything before.</exception>
    public static IReadOnlyList<RegionalShiftShareLine> Compute(IReadOnlyList<RegionalIndustry> industries)
    {
        Require.Some(industries.Count);
        Require.NotNegative([.. industries.Select(i => i.RegionBefore)], "region before");
        Require.NotNegative([.. industries.Select(i => i.RegionNow)], "region now");
        Require.NotNegative([.. industries.Select(i => i.NationBefore)], "nation before");
        Require.NotNegative([.. industries.Select(i => i.NationNow)], "nation now");
        var nation = industries.Sum(i => i.NationNow) / Require.Positive(industries.Sum(i => i.NationBefore), -1, "nation before") - 1;
        return [.. industries.Select(i =>
        {
            var growth = i.NationBefore > 0 ? i.NationNow / i.NationBefore - 1 : nation;
            return new RegionalShiftShareLine(
                i.Industry, i.RegionBefore * nation, i.RegionBefore * (growth - nation), i.RegionNow - i.RegionBefore * (1 + growth));
        })];
    }
}
