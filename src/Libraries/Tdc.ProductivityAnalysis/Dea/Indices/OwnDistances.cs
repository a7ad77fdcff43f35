namespace Tdc.ProductivityAnalysis.Dea.Indices;

/// <summary>Distances of all complete units to the frontiers of their own periods, computed once for all pairs of periods.</summary>
internal sealed class OwnDistances
{
    /// <summary>Computes them.</summary>
    public OwnDistances(ProductionPanel panel, Dictionary<int, TechnologySet> sets, Orientation orientation, int threads)
    {
        Constant = new double[panel.Data.Count];
        Variable = new double[panel.Data.Count];
        foreach (var period in panel.Periods)
        {
            var units = panel.Units(period);
            UnitLoop.Run(
                units.Count,
                threads,
                () => (Constant: new Evaluator(sets[period][ReturnsToScale.Constant]), Variable: new Evaluator(sets[period][ReturnsToScale.Variable])),
                (own, at) =>
                {
                    Constant[units[at]] = own.Constant.Distance(panel.Data, units[at], orientation);
                    Variable[units[at]] = own.Variable.Distance(panel.Data, units[at], orientation);
                });
        }
    }

    /// <summary>Under constant returns, by unit; 0 for incomplete ones.</summary>
    public double[] Constant { get; }

    /// <summary>Under variable returns, by unit.</summary>
    public double[] Variable { get; }
}
