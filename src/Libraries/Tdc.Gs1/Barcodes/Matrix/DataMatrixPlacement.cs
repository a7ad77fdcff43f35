namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>Places code words in the mapping matrix of a Data Matrix: diagonally, each in a shape of eight modules.</summary>
/// <remarks>Source: ISO/IEC 16022, Annex F.</remarks>
internal sealed class DataMatrixPlacement
{
    // Offsets of the eight bits, highest first, from the module of the lowest.
    private static readonly (int Row, int Column)[] shape = [(-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0)];

    private readonly int rows;
    private readonly int columns;
    private readonly byte[] words;
    private readonly bool[,] placed;
    private int next;

    private DataMatrixPlacement(int rows, int columns, byte[] words)
    {
        (this.rows, this.columns, this.words) = (rows, columns, words);
        Grid = new ModuleGrid(rows, columns);
        placed = new bool[rows, columns];
    }

    private ModuleGrid Grid { get; }

    /// <summary>The mapping matrix.</summary>
    public static ModuleGrid Place(int rows, int columns, byte[] words)
    {
        var placement = new DataMatrixPlacement(rows, columns, words);
        placement.Run();
        return placement.Grid;
    }

    private void Run()
    {
        var (row, column) = (4, 0);
        do
        {
            Corners(row, column);
            do
            {
                PlaceShape(row, column);
                (row, column) = (row - 2, column + 2);
            }
            while (row >= 0 && column < columns);

            (row, column) = (row + 1, column + 3);
            do
            {
                PlaceShape(row, column);
                (row, column) = (row + 2, column - 2);
            }
            while (row < rows && column >= 0);

            (row, column) = (row + 3, column + 1);
        }
        while (row < rows || column < columns);

        // Where the last corner stays free it carries a fixed pattern.
        if (!placed[rows - 1, columns - 1])
        {
            Grid[rows - 1, columns - 1] = Grid[rows - 2, columns - 2] = true;
        }
    }

    private void Corners(int row, int column)
    {
        if (row == rows && column == 0)
        {
            PlaceAt([(rows - 1, 0), (rows - 1, 1), (rows - 1, 2), (0, columns - 2), (0, columns - 1), (1, columns - 1), (2, columns - 1), (3, columns - 1)]);
        }

        if (row == rows - 2 && column == 0 && columns % 4 != 0)
        {
            PlaceAt([(rows - 3, 0), (rows - 2, 0), (rows - 1, 0), (0, columns - 4), (0, columns - 3), (0, columns - 2), (0, columns - 1), (1, columns - 1)]);
        }

        if (row == rows - 2 && column == 0 && columns % 8 == 4)
        {
            PlaceAt([(rows - 3, 0), (rows - 2, 0), (rows - 1, 0), (0, columns - 2), (0, columns - 1), (1, columns - 1), (2, columns - 1), (3, columns - 1)]);
        }

        if (row == rows + 4 && column == 2 && columns % 8 == 0)
        {
            PlaceAt([(rows - 1, 0), (rows - 1, columns - 1), (0, columns - 3), (0, columns - 2), (0, columns - 1), (1, columns - 3), (1, columns - 2), (1, columns - 1)]);
        }
    }

    private void PlaceShape(int row, int column)
    {
        if (row < 0 || row >= rows || column < 0 || column >= columns || placed[row, column])
        {
            return;
        }

        Span<(int, int)> modules = stackalloc (int, int)[8];
        for (var bit = 0; bit < 8; bit++)
        {
            modules[bit] = Wrap(row + shape[bit].Row, column + shape[bit].Column);
        }

        PlaceAt(modules);
    }

    // What falls off one side comes in on the other, moved along it.
    private (int Row, int Column) Wrap(int row, int column)
    {
        if (row < 0)
        {
            row += rows;
            column += 4 - ((rows + 4) % 8);
        }

        if (column < 0)
        {
            column += columns;
            row += 4 - ((columns + 4) % 8);
        }

        return (row, column);
    }

    private void PlaceAt(ReadOnlySpan<(int Row, int Column)> modules)
    {
        var word = words[next++];
        for (var bit = 0; bit < 8; bit++)
        {
            var (row, column) = modules[bit];
            Grid[row, column] = (word >> (7 - bit) & 1) == 1;
            placed[row, column] = true;
        }
    }
}
