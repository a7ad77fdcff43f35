namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Färe–Primont levels of productivity: one set of weights for all units and periods, so that comparisons are transitive.</summary>
/// <remarks>
/// <para>
/// The weights are the normals of the frontier of all periods together, under variable returns, where the mean of all observations meets it, once in the
/// direction of outputs and once of inputs. Efficiencies are against the frontier of the unit's own period.
/// </para>
/// <para>Source: O'Donnell (2012) and "Econometric estimation of distance functions …", 2014; the numbers agree with the R package productivity 1.1.0.</para>
/// </remarks>
public static class FarePrimont
{
    /// <summary>Computes the levels.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="threads">At most so many threads; 0 for as many as the machine has.</param>
    /// <param name="progress">Told now and then which share is done, from any thread.</param>
    /// <returns>Levels by observation; unknown for one with a missing value.</returns>
    /// <exception cref="AnalysisException"><see cref="AnalysisFault.NoData"/> without a complete observation, or <see cref="AnalysisFault.NotConverged"/>.</exception>
    public static ProductivityLevels[] Run(ProductionPanel panel, int threads = 0, Action<double>? progress = null)
    {
        var levels = new ProductivityLevels[panel.Data.Count];
        Array.Fill(levels, ProductivityLevels.Unknown);
        var weights = Weights(panel.Data);
        var sets = TechnologySet.Of(panel, threads, ReturnsToScale.Variable, ReturnsToScale.Constant);
        for (var k = 0; k < panel.Periods.Count; k++)
        {
            var units = panel.Units(panel.Periods[k]);
            var set = sets[panel.Periods[k]];
            UnitLoop.Run(units.Count, threads, () => new PeriodMeasure(set), (measure, at) =>
            {
                levels[units[at]] = UnitLoop.Name(units[at], () =>
                {
                    var unit = panel.Data.Unit(units[at]);
                    return measure.Levels(unit, measure.Efficiency(unit), weights);
                });
            });
            progress?.Invoke((k + 1.0) / panel.Periods.Count);
        }

        return levels;
    }

    private static AggregationWeights Weights(ProductionData data)
    {
        var mean = new double[data.Width];
        var count = 0;
        foreach (var unit in data.Complete)
        {
            count++;
            for (var d = 0; d < mean.Length; d++)
            {
                mean[d] += (data.Unit(unit)[d] - mean[d]) / count;
            }
        }

        if (count == 0)
        {
            throw new AnalysisException(AnalysisFault.NoData);
        }

        var pooled = new Evaluator(new Technology(data, data.Complete, ReturnsToScale.Variable));
        return new AggregationWeights(
            pooled.ShadowPrices(mean, Orientation.Output) ?? throw new AnalysisException(AnalysisFault.NotConverged),
            pooled.ShadowPrices(mean, Orientation.Input) ?? throw new AnalysisException(AnalysisFault.NotConverged));
    }
}
