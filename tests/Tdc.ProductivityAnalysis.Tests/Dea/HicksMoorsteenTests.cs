using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

public class HicksMoorsteenTests
{
    private static readonly (string Column, Func<ProductivityLevels, double> Of)[] parts =
    [
        ("dAO", l => l.Outputs), ("dAI", l => l.Inputs), ("dTFP", l => l.Productivity), ("dMP", l => l.MaximumProductivity),
        ("dTFPE", l => l.ProductivityEfficiency), ("dOTE", l => l.TechnicalEfficiency), ("dOSE", l => l.ScaleEfficiency), ("dOME", l => l.MixEfficiency),
        ("dROSE", l => l.ResidualScaleEfficiency), ("dOSME", l => l.ScaleMixEfficiency), ("dRME", l => l.ResidualMixEfficiency),
    ];

    [Fact]
    public void Changes_agree_with_R_productivity_and_are_unknown_in_the_first_year()
    {
        var expected = Tables.Read("p60_hicksmoorsteen_expected.csv");
        var changes = HicksMoorsteen.Run(Tables.Read("p60_input.csv").Panel(["L", "K", "M"], ["Y1", "Y2"]));
        Assert.Equal(expected.Count, changes.Length);
        Assert.Equal(60, changes.Count(c => double.IsNaN(c.Productivity)));
        for (var row = 0; row < changes.Length; row++)
        {
            Assert.All(parts, p => Tables.Near(expected.Number(row, p.Column), p.Of(changes[row]), 1e-6, $"row {row} {p.Column}"));
        }
    }

    [Fact]
    public void One_input_and_one_output_give_the_change_of_the_plain_ratio()
    {
        double[] x = [2, 4, 3, 5, 3, 3, 4, 6];
        double[] y = [1, 2, 3, 4, 2, 3, 3, 7];
        var panel = new ProductionPanel(Tables.Make([x], [y]), ["a", "b", "c", "d", "a", "b", "c", "d"], [1, 1, 1, 1, 2, 2, 2, 2]);
        var changes = HicksMoorsteen.Run(panel);
        for (var i = 4; i < 8; i++)
        {
            Assert.Equal(y[i] / x[i] / (y[i - 4] / x[i - 4]), changes[i].Productivity, 1e-9);
        }
    }

    [Fact]
    public void A_firm_without_the_year_before_has_no_change()
    {
        var panel = new ProductionPanel(Tables.Make([[2, 4, 3, 5]], [[1, 2, 3, 4]]), ["a", "b", "a", "c"], [1, 1, 2, 2]);
        var changes = HicksMoorsteen.Run(panel);
        Assert.False(double.IsNaN(changes[2].Productivity));
        Assert.True(double.IsNaN(changes[3].Productivity));
    }
}
