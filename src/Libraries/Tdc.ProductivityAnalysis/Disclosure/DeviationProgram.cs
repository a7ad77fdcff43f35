namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>How far one cell can be moved from its value while cells that are not free stay and the margins hold.</summary>
internal sealed class DeviationProgram
{
    private const double Trace = 1e-7; // of the deviation asked for: less is rounding
    private const double LeastRoom = 1e-3; // below it a cell is no dearer, or the costs would lie too far apart

    private readonly List<int> cellOf = [];
    private readonly List<double> rooms = [];
    private readonly BoundedSimplex simplex;
    private readonly double scale;

    /// <param name="target">The cell that is moved; column 0.</param>
    /// <param name="direction">+1 upwards, −1 downwards.</param>
    /// <param name="most">How far at most; infinite for as far as it goes.</param>
    /// <param name="scale">The unit the program counts in, so that its tolerances fit small cells as well as large.</param>
    private DeviationProgram(DeviationSpace space, int target, int direction, double most, double scale, Func<int, bool> isFree)
    {
        this.scale = scale;
        var (cells, rows) = space.Component(target, isFree);
        var columns = new List<(int, double)[]>();
        Add(target, direction, Math.Min(most, direction > 0 ? space.Above[target] : space.Below[target]));
        foreach (var cell in cells)
        {
            if (cell == target) { continue; }
            Add(cell, 1, space.Above[cell]);
            Add(cell, -1, space.Below[cell]);
        }
        simplex = new(rows.Count, columns, rooms);

        void Add(int cell, int sign, double room)
        {
            if (room <= 0 && cell != target) { return; }
            columns.Add([.. space.RowsOf(cell).Select(entry => (rows[entry.Row], sign * entry.Sign))]);
            cellOf.Add(cell);
            rooms.Add(room / scale);
        }
    }

    /// <summary>The greatest deviation in one direction; infinite when there is no end.</summary>
    internal static double Greatest(DeviationSpace space, int target, int direction, double scale, Func<int, bool> isFree)
    {
        var program = new DeviationProgram(space, target, direction, double.PositiveInfinity, scale, isFree);
        var hasEnd = program.Push();
        if (!program.simplex.IsConsistent) { return 0; } // nothing is claimed of a cell that could not be worked out
        return hasEnd ? program.simplex.Value(0) * scale : double.PositiveInfinity;
    }

    /// <summary>Cells that can take up a deviation of the target, or as much of it as they can.</summary>
    /// <param name="amount">The deviation, with its sign; not zero.</param>
    /// <param name="cost">The cost of each cell, of which the least is sought; null when any way will do.</param>
    /// <returns>The cells moved, the target first, and how far it moves: 0 to the size of the amount.</returns>
    internal static DeviationWay Way(DeviationSpace space, int target, double amount, Func<int, bool> isFree, Func<int, double>? cost)
    {
        var size = Math.Abs(amount);
        var program = new DeviationProgram(space, target, Math.Sign(amount), size, size, isFree);
        program.Push();
        var reached = program.simplex.Value(0);
        if (cost is not null && reached > Trace)
        {
            program.simplex.Fix(0);
            program.simplex.Minimise([.. program.cellOf.Select((cell, column) => column == 0 ? 0 : cost(cell) / Math.Clamp(program.rooms[column], LeastRoom, 1))]);
        }
        if (!program.simplex.IsConsistent) { return new([target], 0); }
        return new([.. program.cellOf.Where((_, column) => column == 0 || program.simplex.Value(column) > Trace).Distinct()], reached > 1 - Trace ? size : reached > Trace ? reached * size : 0);
    }

    private bool Push()
    {
        var cost = new double[cellOf.Count];
        cost[0] = -1;
        return simplex.Minimise(cost);
    }
}

/// <summary>Cells that move together while all others stay.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Size">How far the one in question moves; 0 when it cannot.</param>
internal sealed record DeviationWay(int[] Cells, double Size);
