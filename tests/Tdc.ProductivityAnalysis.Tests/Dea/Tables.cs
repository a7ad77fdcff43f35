using System.Globalization;
using Tdc.ProductivityAnalysis.Dea;
using Tdc.Testing;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Tables of the shared test data, and data made of columns.</summary>
internal sealed class Tables
{
    private readonly string[] headings;
    private readonly string[][] rows;

    private Tables(string[] lines)
    {
        headings = lines[0].Split(',');
        rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];
    }

    public int Count => rows.Length;

    public static Tables Read(string file) => new(File.ReadAllLines(Requirements.SharedFile("data", "productivity", file)));

    public string Text(int row, string column) => rows[row][Array.IndexOf(headings, column)];

    public string[] Texts(string column) => [.. Enumerable.Range(0, Count).Select(row => Text(row, column))];

    /// <summary>A number; blank and NA are NaN.</summary>
    public double Number(int row, string column) =>
        Text(row, column) is var text && text is "" or "NA" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    public double[] Numbers(string column) => [.. Enumerable.Range(0, Count).Select(row => Number(row, column))];

    public ProductionData Data(string[] inputs, string[] outputs) =>
        new([.. inputs.Select(c => new ProductionVariable(c, Numbers(c)))], [.. outputs.Select(c => new ProductionVariable(c, Numbers(c)))]);

    public ProductionPanel Panel(string[] inputs, string[] outputs, string firm = "firm", string period = "year") =>
        new(Data(inputs, outputs), Texts(firm), [.. Numbers(period).Select(p => (int)p)]);

    /// <summary>Fails unless two numbers agree, both missing included.</summary>
    public static void Near(double expected, double actual, double tolerance, string what) =>
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= tolerance,
            $"{what}: expected {expected:R}, got {actual:R}");

    /// <summary>Data from columns, named x1, x2 … and y1, y2 ….</summary>
    public static ProductionData Make(double[][] inputs, double[][] outputs, bool allowNegative = false) => new(
        [.. inputs.Select((values, k) => new ProductionVariable($"x{k + 1}", values))],
        [.. outputs.Select((values, k) => new ProductionVariable($"y{k + 1}", values))],
        allowNegative);

    /// <summary>Random data with ties: whole numbers from a small range, some zeros, some duplicates.</summary>
    public static ProductionData MakeTied(Random random, int units, int inputs, int outputs, int range)
    {
        double[][] Columns(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, units).Select(_ => (double)random.Next(0, range)).ToArray())];

        var (x, y) = (Columns(inputs), Columns(outputs));
        for (var unit = 0; unit < units; unit++)
        {
            x[random.Next(inputs)][unit] = random.Next(1, range + 1);
            y[random.Next(outputs)][unit] = random.Next(1, range + 1);
        }

        return Make(x, y);
    }

    /// <summary>Random positive data without ties.</summary>
    public static ProductionData MakeSmooth(Random random, int units, int inputs, int outputs) => Make(
        [.. Enumerable.Range(0, inputs).Select(_ => Enumerable.Range(0, units).Select(_ => Math.Exp(random.NextDouble() * 3)).ToArray())],
        [.. Enumerable.Range(0, outputs).Select(_ => Enumerable.Range(0, units).Select(_ => Math.Exp(random.NextDouble() * 3)).ToArray())]);
}
