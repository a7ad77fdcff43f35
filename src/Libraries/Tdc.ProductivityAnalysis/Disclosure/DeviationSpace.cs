namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>All tables a reader could believe in: how far each cell may lie from its value while the margins hold.</summary>
internal sealed class DeviationSpace
{
    private readonly List<(int Row, double Sign)>[] rowsOf;
    private readonly List<int>[] cellsOf;

    /// <param name="below">How far below its value a reader could believe each cell; 0 or more.</param>
    /// <param name="above">How far above; infinite when there is no bound.</param>
    internal DeviationSpace(MagnitudeTables tables, double[] below, double[] above)
    {
        Below = below;
        Above = above;
        rowsOf = [.. tables.Cells.Select(_ => new List<(int, double)>())];
        cellsOf = [.. tables.Relations.Select(_ => new List<int>())];
        for (var row = 0; row < tables.Relations.Count; row++)
        {
            Enter(row, tables.Position(tables.Relations[row].Total), -1);
            foreach (var part in tables.Relations[row].Parts) { Enter(row, tables.Position(part), 1); }
        }
    }

    internal double[] Below { get; }

    internal double[] Above { get; }

    internal int Count => rowsOf.Length;

    /// <summary>A space over values: zero and above, or within the size of the contributions where some may be below zero.</summary>
    internal static DeviationSpace OfValues(MagnitudeTables tables)
    {
        var negative = tables.HasNegative;
        return new(
            tables,
            [.. tables.Cells.Select(cell => cell.Contributors == 0 ? 0 : negative ? cell.AbsoluteTotal : cell.Value)],
            [.. tables.Cells.Select(cell => cell.Contributors == 0 ? 0 : negative ? cell.AbsoluteTotal : double.PositiveInfinity)]);
    }

    /// <summary>A space over the numbers of contributors.</summary>
    internal static DeviationSpace OfCounts(MagnitudeTables tables) => new(
        tables,
        [.. tables.Cells.Select(cell => (double)cell.Contributors)],
        [.. tables.Cells.Select(cell => cell.Contributors == 0 ? 0 : double.PositiveInfinity)]);

    /// <summary>The cells that hang together with a cell through margins, and those margins, numbered as they are met.</summary>
    internal (List<int> Cells, Dictionary<int, int> Rows) Component(int start, Func<int, bool> isFree)
    {
        var cells = new List<int> { start };
        var seen = new HashSet<int> { start };
        var rows = new Dictionary<int, int>();
        for (var next = 0; next < cells.Count; next++)
        {
            foreach (var (row, _) in rowsOf[cells[next]])
            {
                if (!rows.TryAdd(row, rows.Count)) { continue; }
                foreach (var cell in cellsOf[row])
                {
                    if (isFree(cell) && seen.Add(cell)) { cells.Add(cell); }
                }
            }
        }
        return (cells, rows);
    }

    internal IReadOnlyList<(int Row, double Sign)> RowsOf(int cell) => rowsOf[cell];

    /// <summary>The cell and all cells it is a part of, which can always move together.</summary>
    internal HashSet<int> WithTotals(int start)
    {
        var found = new HashSet<int> { start };
        var open = new Queue<int>(found);
        while (open.TryDequeue(out var cell))
        {
            foreach (var (row, sign) in rowsOf[cell])
            {
                if (sign > 0 && found.Add(cellsOf[row][0])) { open.Enqueue(cellsOf[row][0]); } // the total was entered first
            }
        }
        return found;
    }

    /// <summary>Whether each margin that touches the cells holds its total and just one of its parts.</summary>
    internal bool CanMoveTogether(HashSet<int> cells) =>
        cells.SelectMany(cell => rowsOf[cell]).All(entry => cells.Contains(cellsOf[entry.Row][0]) && cellsOf[entry.Row].Count(cells.Contains) == 2);

    private void Enter(int row, int cell, double sign)
    {
        rowsOf[cell].Add((row, sign));
        cellsOf[row].Add(cell);
    }
}
