using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Analysis.Frontier.Bench;

/// <summary>Firms made from a seed: three inputs, two outputs, sizes over two orders of magnitude, half-normal inefficiency, a frontier that moves.</summary>
internal static class SampleFirms
{
    private const int Seed = 20_260;

    /// <summary>A panel of so many firms over so many years.</summary>
    public static ProductionPanel Make(int firms, int years = 1)
    {
        var random = new Random(Seed);
        var columns = Enumerable.Range(0, 5).Select(_ => new double[firms * years]).ToArray();
        for (var row = 0; row < firms * years; row++)
        {
            var size = Math.Exp(1.2 * Normal(random));
            for (var k = 0; k < 3; k++)
            {
                columns[k][row] = 10 * size * Math.Exp(0.5 * Normal(random));
            }

            var made = Math.Pow(columns[0][row], 0.45) * Math.Pow(columns[1][row], 0.2) * Math.Pow(columns[2][row], 0.3)
                * Math.Exp(0.02 * (row / firms) - Math.Abs(0.3 * Normal(random)));
            var share = 0.2 + 0.6 * random.NextDouble();
            columns[3][row] = made * Math.Sqrt(share);
            columns[4][row] = made * Math.Sqrt(1 - share);
        }

        return new ProductionPanel(
            new ProductionData([Variable("L", 0), Variable("K", 1), Variable("M", 2)], [Variable("Y1", 3), Variable("Y2", 4)]),
            [.. Enumerable.Range(0, firms * years).Select(row => $"F{row % firms:D5}")],
            [.. Enumerable.Range(0, firms * years).Select(row => 2020 + row / firms)]);

        ProductionVariable Variable(string name, int k) => new(name, columns[k]);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
