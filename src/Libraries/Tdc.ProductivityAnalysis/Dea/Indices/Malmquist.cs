namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Malmquist productivity indices over consecutive periods of a panel.</summary>
/// <remarks>
/// <para>The frontier of a period is made of all its units; indices are given for the firms that are complete in both.</para>
/// <para>Source: Färe, Grosskopf, Norris and Zhang, AER 84(1), 1994.</para>
/// </remarks>
public static class Malmquist
{
    /// <summary>Computes them.</summary>
    /// <param name="panel">The panel; periods are those that occur.</param>
    /// <param name="orientation">Which distances.</param>
    /// <param name="threads">At most so many threads; 0 for as many as the machine has.</param>
    /// <param name="progress">Told now and then which share is done, from any thread.</param>
    /// <returns>Pair after pair of periods, firms in the order of the later period.</returns>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.NotConverged"/> with the observation.</exception>
    public static IReadOnlyList<MalmquistIndex> Run(ProductionPanel panel, Orientation orientation, int threads = 0, Action<double>? progress = null)
    {
        var sets = TechnologySet.Of(panel, threads, ReturnsToScale.Variable, ReturnsToScale.Constant);
        var own = new OwnDistances(panel, sets, orientation, threads);
        var indices = new List<MalmquistIndex>();
        for (var k = 1; k < panel.Periods.Count; k++)
        {
            indices.AddRange(Pair(panel, sets, orientation, threads, own, panel.Periods[k - 1], panel.Periods[k]));
            progress?.Invoke(k / (panel.Periods.Count - 1.0));
        }

        return indices;
    }

    private static MalmquistIndex[] Pair(
        ProductionPanel panel, Dictionary<int, TechnologySet> sets, Orientation orientation, int threads, OwnDistances own, int from, int to)
    {
        var firms = panel.Units(to).Select(unit => panel.Firms[unit]).Where(firm => panel.Unit(firm, from) >= 0).ToArray();
        var indices = new MalmquistIndex[firms.Length];
        UnitLoop.Run(
            firms.Length,
            threads,
            () => (Earlier: new Evaluator(sets[from][ReturnsToScale.Constant]), Later: new Evaluator(sets[to][ReturnsToScale.Constant])),
            (frontiers, at) =>
            {
                var (first, second) = (panel.Unit(firms[at], from), panel.Unit(firms[at], to));
                indices[at] = new MalmquistIndex(
                    firms[at],
                    from,
                    to,
                    own.Constant[first],
                    frontiers.Earlier.Distance(panel.Data, second, orientation),
                    frontiers.Later.Distance(panel.Data, first, orientation),
                    own.Constant[second],
                    own.Variable[first],
                    own.Variable[second]);
            });
        return indices;
    }
}
