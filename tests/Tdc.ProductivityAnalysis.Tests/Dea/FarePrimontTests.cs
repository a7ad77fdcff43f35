using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

public class FarePrimontTests
{
    private static readonly (string Column, Func<ProductivityLevels, double> Of)[] parts =
    [
        ("AO", l => l.Outputs), ("AI", l => l.Inputs), ("TFP", l => l.Productivity), ("MP", l => l.MaximumProductivity),
        ("TFPE", l => l.ProductivityEfficiency), ("OTE", l => l.TechnicalEfficiency), ("OSE", l => l.ScaleEfficiency), ("OME", l => l.MixEfficiency),
        ("ROSE", l => l.ResidualScaleEfficiency), ("OSME", l => l.ScaleMixEfficiency), ("RME", l => l.ResidualMixEfficiency),
    ];

    [Fact]
    public void Levels_agree_with_R_productivity()
    {
        var expected = Tables.Read("p60_fareprimont_levels_expected.csv");
        var levels = FarePrimont.Run(Tables.Read("p60_input.csv").Panel(["L", "K", "M"], ["Y1", "Y2"]));
        Assert.Equal(expected.Count, levels.Length);
        for (var row = 0; row < levels.Length; row++)
        {
            Assert.All(parts, p => Tables.Near(expected.Number(row, p.Column), p.Of(levels[row]), 1e-6, $"row {row} {p.Column}"));
        }
    }

    [Fact]
    public void Changes_are_transitive_and_parts_multiply()
    {
        var random = new Random(5);
        var data = Tables.MakeSmooth(random, 90, 2, 2);
        var levels = FarePrimont.Run(new(data, [.. Enumerable.Range(0, 90).Select(i => $"F{i % 30}")], [.. Enumerable.Range(0, 90).Select(i => i / 30)]));
        for (var round = 0; round < 200; round++)
        {
            var (a, b, c) = (levels[random.Next(90)], levels[random.Next(90)], levels[random.Next(90)]);
            Assert.Equal(c.Over(a).Productivity, c.Over(b).Productivity * b.Over(a).Productivity, 1e-9);
            var change = b.Over(a);
            Assert.Equal(change.ProductivityEfficiency, change.TechnicalEfficiency * change.MixEfficiency * change.ResidualScaleEfficiency, 1e-9);
            Assert.Equal(change.ProductivityEfficiency, change.TechnicalEfficiency * change.ScaleEfficiency * change.ResidualMixEfficiency, 1e-9);
        }

        Assert.All(levels, l => Assert.InRange(l.ProductivityEfficiency, 0, 1 + 1e-9));
        Assert.All(levels, l => Assert.InRange(l.MixEfficiency, 0, 1 + 1e-9));
        Assert.All(Enumerable.Range(0, 3), t => Assert.Contains(levels.Skip(30 * t).Take(30), l => Math.Abs(l.ProductivityEfficiency - 1) < 1e-9));
    }
}
