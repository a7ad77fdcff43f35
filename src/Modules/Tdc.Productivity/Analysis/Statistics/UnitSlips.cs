namespace Tdc.Productivity.Analysis.Statistics;

/// <summary>Figures that look as if they were entered in another unit of measure: thousands for millions.</summary>
/// <remarks>
/// <para>
/// A figure is told of when it is near a power of 1,000 times what its unit has in its other periods, or, for a unit without two others, what the file has: there the
/// unit's own size is taken out, as its other columns show it. Those it is compared with must lie close together themselves, so that a column in which
/// figures differ by their nature is not judged.
/// </para>
/// <para>Nothing is changed and nothing refused: a firm may really have grown so.</para>
/// </remarks>
internal static class UnitSlips
{
    private const double Least = 200;
    private const double LeastOfMiddle = 10;
    private const double MostDigits = 0.7; // of the ratio's logarithm from a multiple of 3
    private const double MostSpread = 30;
    private const int FewestOfFile = 5;
    private const int ToldAtMost = 20;

    /// <summary>Tells of them on standard error.</summary>
    /// <param name="table">The table.</param>
    /// <param name="units">The unit of each row; the same for rows of one unit over periods.</param>
    /// <param name="columns">The columns of figures.</param>
    public static void Tell(AnalysisTable table, IReadOnlyList<string?> units, IReadOnlyList<(string Name, double[] Values)> columns)
    {
        var rowsOf = Enumerable.Range(0, table.Count).GroupBy(row => units[row] ?? "").ToDictionary(g => g.Key, g => g.ToArray());
        double[] middles = [.. columns.Select(c => Median(c.Values))];
        var found = new List<(int Row, int Column, string Key, double Ratio, double Middle)>();
        for (var c = 0; c < columns.Count; c++)
        {
            var values = columns[c].Values;
            double[] relative = [.. Enumerable.Range(0, table.Count).Select(r => Relative(columns, middles, r, c))];
            var comparison = new FileComparison(relative);
            for (var row = 0; row < table.Count; row++)
            {
                if (!(values[row] > 0))
                {
                    continue;
                }

                double[] own = [.. rowsOf[units[row] ?? ""].Where(r => r != row && values[r] > 0).Select(r => values[r])];
                if (own.Length >= 2)
                {
                    var middle = Median(own);
                    if (IsSlip(values[row] / middle) && own.Max() / own.Min() < MostSpread)
                    {
                        found.Add((row, c, "slip.periods", values[row] / middle, middle));
                    }
                }
                else if (rowsOf.Count >= FewestOfFile && IsSlip(relative[row]) && IsFar(values[row] / middles[c], relative[row]) && comparison.IsCloseWithout(relative[row]))
                {
                    found.Add((row, c, "slip.file", relative[row], middles[c]));
                }
            }
        }

        foreach (var (row, column, key, ratio, middle) in found.OrderBy(f => f.Row).ThenBy(f => f.Column).Take(ToldAtMost))
        {
            StatisticsWords.Note(key, table.SourceRow(row), columns[column].Name, columns[column].Values[row], ratio, middle);
        }
    }

    private static bool IsSlip(double ratio)
    {
        var digits = Math.Log10(ratio);
        return Math.Abs(digits) > Math.Log10(Least) && Math.Abs(digits - 3 * Math.Round(digits / 3)) < MostDigits;
    }

    // A small firm's thousandfold may be little more than what large firms have.
    private static bool IsFar(double ofMiddle, double relative) => relative > 1 ? ofMiddle > LeastOfMiddle : ofMiddle < 1 / LeastOfMiddle;

    /// <summary>A figure over the middle of its column, and that over what the row's other columns have over theirs; 0 when there is none.</summary>
    private static double Relative(IReadOnlyList<(string Name, double[] Values)> columns, double[] middles, int row, int column)
    {
        double[] others = [.. Enumerable.Range(0, columns.Count)
            .Where(c => c != column && columns[c].Values[row] > 0 && middles[c] > 0)
            .Select(c => columns[c].Values[row] / middles[c])];
        return others.Length > 0 && columns[column].Values[row] > 0 && middles[column] > 0 ? columns[column].Values[row] / middles[column] / Median(others) : 0;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Where(v => v > 0).Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Whether the other rows of a column lie close together, by their two smallest and two greatest.</summary>
    private sealed class FileComparison
    {
        private readonly double[] sorted;

        public FileComparison(double[] relative) => sorted = [.. relative.Where(v => v > 0).Order()];

        public bool IsCloseWithout(double value) =>
            sorted.Length >= FewestOfFile && (sorted[^1] == value ? sorted[^2] / sorted[0] : sorted[0] == value ? sorted[^1] / sorted[1] : double.PositiveInfinity) < MostSpread;
    }
}
