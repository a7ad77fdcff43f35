using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>Keys of observations.</summary>
internal static class StatisticsKeys
{
    /// <summary>Refuses a unit that stands twice, or twice in one period.</summary>
    /// <param name="units">The unit of each row.</param>
    /// <param name="periods">The period of each row, when there are periods.</param>
    /// <exception cref="AnalysisException">The second row of the first key that stands twice.</exception>
    public static void Once(IReadOnlyList<string> units, IReadOnlyList<string>? periods = null)
    {
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < units.Count; i++)
        {
            if (!seen.Add((units[i], periods?[i] ?? "")))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, units[i]);
            }
        }
    }
}
