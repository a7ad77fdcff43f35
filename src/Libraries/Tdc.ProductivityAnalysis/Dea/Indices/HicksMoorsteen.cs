namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Hicks–Moorsteen changes of productivity between consecutive periods.</summary>
/// <remarks>
/// <para>
/// The change of outputs is measured at the inputs of each period, that of inputs at the outputs of each, against the frontier of the period under variable
/// returns; the index is the geometric mean of both. It needs no cross-period program of the unit as it stands, so it is hardly ever infeasible.
/// Where zeros make a distance infeasible, the aggregate on that side and what is made of it are unknown; efficiencies against the own frontier are not touched.
/// </para>
/// <para>Source: Bjurek (1996); parts after O'Donnell (2012). The numbers agree with the R package productivity 1.1.0.</para>
/// </remarks>
public static class HicksMoorsteen
{
    /// <summary>Computes the changes.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="threads">At most so many threads; 0 for as many as the machine has.</param>
    /// <param name="progress">Told now and then which share is done, from any thread.</param>
    /// <returns>By observation the change since the period before; unknown where the firm has no complete observation in it.</returns>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.NotConverged"/>.</exception>
    public static ProductivityLevels[] Run(ProductionPanel panel, int threads = 0, Action<double>? progress = null)
    {
        var changes = new ProductivityLevels[panel.Data.Count];
        Array.Fill(changes, ProductivityLevels.Unknown);
        var sets = TechnologySet.Of(panel, threads, ReturnsToScale.Variable, ReturnsToScale.Constant);
        for (var k = 1; k < panel.Periods.Count; k++)
        {
            var (from, to) = (panel.Periods[k - 1], panel.Periods[k]);
            var units = panel.Units(to);
            UnitLoop.Run(
                units.Count,
                threads,
                () => new PairMeasure(panel.Data, new PeriodMeasure(sets[from]), new PeriodMeasure(sets[to])),
                (pair, at) =>
                {
                    if (panel.Unit(panel.Firms[units[at]], from) is >= 0 and var earlier)
                    {
                        changes[units[at]] = UnitLoop.Name(units[at], () => pair.Change(earlier, units[at]));
                    }
                });
            progress?.Invoke(k / (panel.Periods.Count - 1.0));
        }

        return changes;
    }

    private sealed class PairMeasure(ProductionData data, PeriodMeasure before, PeriodMeasure after)
    {
        public ProductivityLevels Change(int earlier, int later)
        {
            var first = data.Unit(earlier);
            var second = data.Unit(later);
            double[] newOutputs = [.. first[..data.Inputs], .. second[data.Inputs..]];
            double[] newInputs = [.. second[..data.Inputs], .. first[data.Inputs..]];
            var old = before.Weights(newOutputs, newInputs);
            var now = after.Weights(newInputs, newOutputs);
            var efficiencyBefore = before.Efficiency(first);
            var efficiencyAfter = after.Efficiency(second);
            var byOld = after.Levels(second, efficiencyAfter, old).Over(before.Levels(first, efficiencyBefore, old));
            var byNow = after.Levels(second, efficiencyAfter, now).Over(before.Levels(first, efficiencyBefore, now));
            return byOld.Between(byNow);
        }
    }
}
