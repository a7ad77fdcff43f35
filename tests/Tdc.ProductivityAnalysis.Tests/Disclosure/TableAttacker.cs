using Tdc.ProductivityAnalysis.Disclosure;

namespace Tdc.ProductivityAnalysis.Tests.Disclosure;

/// <summary>A reader who works out suppressed cells, written apart from the library: elimination for exact values, all vertices for intervals.</summary>
internal sealed class TableAttacker
{
    private const double Rounding = 1e-7;
    private readonly List<string> unknown;
    private readonly List<double[]> equations = []; // coefficients of the unknown cells, then the constant
    private readonly List<int> pivots = [];

    internal TableAttacker(MagnitudeTables tables, IEnumerable<string> suppressed)
    {
        unknown = [.. suppressed];
        var values = tables.Cells.ToDictionary(cell => cell.Key, cell => cell.Value);
        foreach (var relation in tables.Relations)
        {
            var row = new double[unknown.Count + 1];
            foreach (var (key, sign) in relation.Parts.Select(part => (part, 1.0)).Append((relation.Total, -1.0)))
            {
                if (unknown.IndexOf(key) is >= 0 and var at) { row[at] += sign; }
                else { row[^1] -= sign * values[key]; }
            }
            if (row[..^1].Any(coefficient => coefficient != 0)) { equations.Add(row); }
        }
        Eliminate();
    }

    internal bool CanRecover(string key)
    {
        var target = new double[unknown.Count];
        target[unknown.IndexOf(key)] = 1;
        for (var i = 0; i < pivots.Count; i++)
        {
            var factor = target[pivots[i]];
            for (var j = 0; j < target.Length; j++) { target[j] -= factor * equations[i][j]; }
        }
        return target.All(left => Math.Abs(left) < Rounding);
    }

    /// <summary>The interval of a cell when no cell is below zero; at most <paramref name="cap"/> stands for no end.</summary>
    internal (double Minimum, double Maximum) Interval(string key, double cap)
    {
        var free = Enumerable.Range(0, unknown.Count).Except(pivots).ToList();
        // Each unknown is constant + slope · free unknowns, and lies between zero and the cap: a bound at either side.
        var forms = Enumerable.Range(0, unknown.Count).Select(cell => Form(cell, free)).ToList();
        var target = unknown.IndexOf(key);
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var chosen in Choices(2 * unknown.Count, free.Count))
        {
            if (Solve([.. chosen.Select(c => forms[c / 2])], [.. chosen.Select(c => c % 2 == 0 ? 0 : cap)]) is not { } point) { continue; }
            if (forms.Any(form => At(form, point) < -1e-6 || At(form, point) > cap + 1e-3)) { continue; }
            least = Math.Min(least, At(forms[target], point));
            most = Math.Max(most, At(forms[target], point));
        }
        return (least, most);
    }

    internal int FreeUnknowns => unknown.Count - pivots.Count;

    private double[] Form(int cell, List<int> free)
    {
        var form = new double[free.Count + 1];
        var row = pivots.IndexOf(cell);
        for (var j = 0; j < free.Count; j++) { form[j] = row >= 0 ? -equations[row][free[j]] : free[j] == cell ? 1 : 0; }
        form[^1] = row >= 0 ? equations[row][^1] : 0;
        return form;
    }

    private static double At(double[] form, double[] point) => form[^1] + point.Select((x, j) => x * form[j]).Sum();

    private static IEnumerable<int[]> Choices(int from, int count, int start = 0)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }
        for (var first = start; first < from; first++)
        {
            foreach (var rest in Choices(from, count - 1, first + 1)) { yield return [first, .. rest]; }
        }
    }

    private static double[]? Solve(double[][] forms, double[] targets)
    {
        var size = forms.Length;
        var system = forms.Select((form, i) => (double[])[.. form[..^1], targets[i] - form[^1]]).ToArray();
        for (var column = 0; column < size; column++)
        {
            var best = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(system[row][column]));
            if (Math.Abs(system[best][column]) < Rounding) { return null; }
            (system[column], system[best]) = (system[best], system[column]);
            foreach (var row in Enumerable.Range(0, size).Where(row => row != column)) { Subtract(system[row], system[column], column); }
        }
        return [.. Enumerable.Range(0, size).Select(i => system[i][size] / system[i][i])];
    }

    private static void Subtract(double[] row, double[] pivot, int column)
    {
        var factor = row[column] / pivot[column];
        for (var j = 0; j < row.Length; j++) { row[j] -= factor * pivot[j]; }
    }

    private void Eliminate()
    {
        for (var column = 0; column < unknown.Count; column++)
        {
            var found = equations.FindIndex(pivots.Count, row => Math.Abs(row[column]) > Rounding);
            if (found < 0) { continue; }
            var rank = pivots.Count;
            (equations[rank], equations[found]) = (equations[found], equations[rank]);
            var scale = equations[rank][column];
            for (var j = 0; j <= unknown.Count; j++) { equations[rank][j] /= scale; }
            for (var i = 0; i < equations.Count; i++)
            {
                if (i != rank) { Subtract(equations[i], equations[rank], column); }
            }
            pivots.Add(column);
        }
    }
}
