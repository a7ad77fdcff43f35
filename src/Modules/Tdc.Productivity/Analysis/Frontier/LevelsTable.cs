using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.Productivity.Analysis.Frontier;

/// <summary>Levels or changes of productivity and its parts as a table, a row an observation.</summary>
internal static class LevelsTable
{
    private static readonly (string Heading, Func<ProductivityLevels, double> Cell)[] columns =
    [
        ("AO", l => l.Outputs),
        ("AI", l => l.Inputs),
        ("TFP", l => l.Productivity),
        ("MP", l => l.MaximumProductivity),
        ("TFPE", l => l.ProductivityEfficiency),
        ("OTE", l => l.TechnicalEfficiency),
        ("OSE", l => l.ScaleEfficiency),
        ("OME", l => l.MixEfficiency),
        ("ROSE", l => l.ResidualScaleEfficiency),
        ("OSME", l => l.ScaleMixEfficiency),
        ("RME", l => l.ResidualMixEfficiency),
    ];

    /// <summary>The table.</summary>
    /// <param name="panel">What was measured.</param>
    /// <param name="levels">Levels or changes by observation.</param>
    /// <param name="prefix">Before every heading: nothing, or <c>d</c> for changes.</param>
    public static ResultTable Of(FrontierPanel panel, IReadOnlyList<ProductivityLevels> levels, string prefix)
    {
        var table = new ResultTable(panel.Headings(columns.Select(c => prefix + c.Heading)));
        for (var unit = 0; unit < levels.Count; unit++)
        {
            table.Add(panel.Row(unit, columns.Select(c => (object?)c.Cell(levels[unit]))));
        }

        return table;
    }
}
