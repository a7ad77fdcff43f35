using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>Firms that have a row in two consecutive periods, complete or not.</summary>
internal static class PeriodPairs
{
    /// <summary>Pair after pair of periods, firms in the order of the file.</summary>
    public static IEnumerable<(string Firm, int From, int To)> Of(ProductionPanel panel)
    {
        var firms = panel.Periods.ToDictionary(period => period, _ => new List<string>());
        for (var unit = 0; unit < panel.Data.Count; unit++)
        {
            firms[panel.PeriodOf[unit]].Add(panel.Firms[unit]);
        }

        for (var k = 1; k < panel.Periods.Count; k++)
        {
            var before = firms[panel.Periods[k - 1]].ToHashSet();
            foreach (var firm in firms[panel.Periods[k]].Where(before.Contains))
            {
                yield return (firm, panel.Periods[k - 1], panel.Periods[k]);
            }
        }
    }
}
