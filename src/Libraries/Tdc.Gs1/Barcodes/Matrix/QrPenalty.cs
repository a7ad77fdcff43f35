namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>Counts what disturbs readers in a masked QR Code.</summary>
/// <remarks>Source: ISO/IEC 18004, 7.8.3.</remarks>
internal static class QrPenalty
{
    private const int Run = 3;
    private const int Block = 3;
    private const int FinderLike = 40;
    private const int Balance = 10;

    private static readonly bool[] finder = [true, false, true, true, true, false, true];

    public static int Of(ModuleGrid grid)
    {
        var penalty = 0;
        var dark = 0;
        var size = grid.Rows;
        for (var i = 0; i < size; i++)
        {
            var line = i;
            penalty += Line(size, k => grid[line, k]) + Line(size, k => grid[k, line]);
            for (var j = 0; j < size; j++)
            {
                dark += grid[i, j] ? 1 : 0;
                if (i + 1 < size && j + 1 < size && grid[i, j] == grid[i, j + 1] && grid[i, j] == grid[i + 1, j] && grid[i, j] == grid[i + 1, j + 1])
                {
                    penalty += Block;
                }
            }
        }

        // Ten points for each whole step of 5 % away from half dark.
        return penalty + (Balance * (Math.Abs((dark * 20) - (size * size * 10)) / (size * size)));
    }

    private static int Line(int size, Func<int, bool> module)
    {
        var penalty = 0;
        var run = 1;
        for (var i = 1; i <= size; i++)
        {
            if (i < size && module(i) == module(i - 1))
            {
                run++;
                continue;
            }

            penalty += run >= 5 ? Run + run - 5 : 0;
            run = 1;
        }

        for (var i = 0; i + finder.Length <= size; i++)
        {
            if (Enumerable.Range(0, finder.Length).All(k => module(i + k) == finder[k]) && (IsLight(i - 4, i) || IsLight(i + 7, i + 11)))
            {
                penalty += FinderLike;
            }
        }

        return penalty;

        bool IsLight(int from, int to) => Enumerable.Range(from, to - from).All(k => k < 0 || k >= size || !module(k));
    }
}
