namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>The technologies of one period under different returns to scale, each made when it is first asked for.</summary>
/// <remarks>The frontier under constant or non-increasing returns is looked for among the units of the frontier under variable returns, which holds it.</remarks>
public sealed class TechnologySet
{
    private readonly Lazy<Technology> variable;
    private readonly Lazy<Technology> constant;
    private readonly Lazy<Technology> nonIncreasing;
    private readonly Lazy<Technology> nonDecreasing;

    /// <summary>Of some units of data.</summary>
    public TechnologySet(ProductionData data, IReadOnlyList<int> units)
    {
        variable = new(() => new Technology(data, units, ReturnsToScale.Variable));
        constant = new(() => new Technology(data, units, ReturnsToScale.Constant, variable.IsValueCreated ? variable.Value : null, true));
        nonIncreasing = new(() => new Technology(data, units, ReturnsToScale.NonIncreasing, variable.Value, true));
        nonDecreasing = new(() => new Technology(data, units, ReturnsToScale.NonDecreasing, variable.Value, true));
    }

    /// <summary>Makes some technologies of all periods of a panel, on some threads.</summary>
    internal static Dictionary<int, TechnologySet> Of(ProductionPanel panel, int threads, params ReturnsToScale[] returns)
    {
        var sets = panel.Periods.ToDictionary(period => period, period => new TechnologySet(panel.Data, panel.Units(period)));
        UnitLoop.Run(panel.Periods.Count, threads, () => sets, (all, at) =>
        {
            foreach (var one in returns)
            {
                _ = all[panel.Periods[at]][one];
            }
        });
        return sets;
    }

    /// <summary>The technology under some returns to scale.</summary>
    public Technology this[ReturnsToScale returns] => returns switch
    {
        ReturnsToScale.Constant => constant.Value,
        ReturnsToScale.Variable => variable.Value,
        ReturnsToScale.NonIncreasing => nonIncreasing.Value,
        _ => nonDecreasing.Value,
    };
}
