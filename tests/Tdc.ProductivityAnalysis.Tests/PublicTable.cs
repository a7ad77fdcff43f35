using System.Globalization;
using Tdc.Testing;

namespace Tdc.ProductivityAnalysis.Tests;

/// <summary>A public file of the shared reference data; the test is skipped without it.</summary>
internal sealed class PublicTable
{
    private readonly string[] headers;
    private readonly string[][] rows;

    public PublicTable(string name)
    {
        string[][] all = [.. File.ReadLines(Requirements.SharedFile("data", "productivity", name)).Select(line => line.Split(','))];
        (headers, rows) = (all[0], all[1..]);
    }

    public int Count => rows.Length;

    public string[] Texts(string column) => [.. rows.Select(row => row[Array.IndexOf(headers, column)])];

    public double[] Numbers(string column) =>
        [.. Texts(column).Select(text => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))];

    public Regressor Regressor(string column) => new(column, Numbers(column));

    /// <summary>Compares a column with what was found, blank with <see cref="double.NaN"/>.</summary>
    public void Same(string column, IEnumerable<double> found, double tolerance) => Assert.All(
        Numbers(column).Zip(found, (expected, value) => (Expected: expected, Found: value)).ToList(),
        pair => Assert.True(
            double.IsNaN(pair.Expected) ? double.IsNaN(pair.Found) : Math.Abs(pair.Expected - pair.Found) <= tolerance * Math.Max(1, Math.Abs(pair.Expected)),
            $"{column}: expected {pair.Expected}, found {pair.Found}"));
}
