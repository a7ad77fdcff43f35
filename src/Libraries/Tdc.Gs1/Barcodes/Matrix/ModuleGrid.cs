namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>Modules of a matrix symbol.</summary>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns.</param>
internal sealed class ModuleGrid(int rows, int columns)
{
    private readonly bool[] dark = new bool[rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public bool this[int row, int column]
    {
        get => dark[(row * columns) + column];
        set => dark[(row * columns) + column] = value;
    }

    /// <summary>The dark modules as one rectangle for each run in a row.</summary>
    /// <param name="quiet">Quiet zone on all sides.</param>
    public List<DarkArea> Areas(int quiet)
    {
        List<DarkArea> areas = [];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var start = column;
                while (column < columns && this[row, column])
                {
                    column++;
                }

                if (column > start)
                {
                    areas.Add(new DarkArea(quiet + start, quiet + row, column - start, 1));
                }
            }
        }

        return areas;
    }
}
