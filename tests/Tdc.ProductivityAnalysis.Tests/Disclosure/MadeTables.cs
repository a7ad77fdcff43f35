using System.Globalization;
using Tdc.ProductivityAnalysis.Disclosure;

namespace Tdc.ProductivityAnalysis.Tests.Disclosure;

internal static class MadeTables
{
    /// <summary>A table of two dimensions with totals; a cell is "value/contributors", dominated by nobody unless it has fewer than three.</summary>
    internal static MagnitudeTables TwoWay(params string[] rows)
    {
        var grid = rows.Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToArray()).ToArray();
        var (height, width) = (grid.Length, grid[0].Length);
        var cells = new List<MagnitudeCell>();
        var relations = new List<AdditiveRelation>();
        for (var r = 0; r <= height; r++)
        {
            for (var c = 0; c <= width; c++)
            {
                var inside = grid.Where((_, i) => r == height || i == r).SelectMany(row => row.Where((_, j) => c == width || j == c)).ToList();
                cells.Add(Cell(Key(r, c), inside.Sum(x => x.Value), inside.Sum(x => x.Count)));
            }
        }
        relations.AddRange(Enumerable.Range(0, height + 1).Select(r => new AdditiveRelation(Key(r, width), [.. Enumerable.Range(0, width).Select(c => Key(r, c))])));
        relations.AddRange(Enumerable.Range(0, width + 1).Select(c => new AdditiveRelation(Key(height, c), [.. Enumerable.Range(0, height).Select(r => Key(r, c))])));
        return new(cells, relations);

        string Key(int r, int c) => $"{(r == height ? "T" : r.ToString(CultureInfo.InvariantCulture))}{(c == width ? "T" : c.ToString(CultureInfo.InvariantCulture))}";
    }

    internal static MagnitudeCell Cell(string key, double value, int count) =>
        new(key, value, count, count == 0 ? 0 : Math.Abs(value) / count, count < 2 ? 0 : Math.Abs(value) / count);

    /// <summary>Random contributions to up to three dimensions, the first two with two levels.</summary>
    internal static (List<Contribution> Contributions, Classification[] Dimensions) Random(Random random, int dimensions, int firms, bool withLosses = false)
    {
        Classification[] all =
        [
            new("REF_AREA", "T", new Dictionary<string, string> { ["N"] = "T", ["S"] = "T", ["N1"] = "N", ["N2"] = "N", ["S1"] = "S", ["S2"] = "S", ["S3"] = "S" }),
            new("ACTIVITY", "T", new Dictionary<string, string> { ["C"] = "T", ["G"] = "T", ["C10"] = "C", ["C11"] = "C", ["G46"] = "G" }), // G has one part
            Classification.Flat("SIZE", "T", ["1", "2", "3"]),
        ];
        var used = all[..dimensions];
        var contributions = Enumerable.Range(0, firms).Select(i => new Contribution(
            "F" + random.Next(firms * 3 / 4).ToString(CultureInfo.InvariantCulture),
            random.Next(withLosses ? -40 : 1, 100),
            used.ToDictionary(d => d.Name, d => Leaf(random, d)))).ToList();
        return (contributions, used);
    }

    private static string Leaf(Random random, Classification dimension)
    {
        var code = dimension.Total;
        while (dimension.Below(code) is { Count: > 0 } below) { code = below[random.Next(below.Count)]; }
        return code;
    }

    private static (double Value, int Count) Parse(string text)
    {
        var parts = text.Split('/');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
