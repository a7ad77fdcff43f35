namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>Draws the patterns and the code words of a QR Code.</summary>
/// <remarks>Source: ISO/IEC 18004, 6.3 (patterns), 7.7 (placement), 7.8 (masks), 7.9 and 7.10 (format and version).</remarks>
internal sealed class QrGrid
{
    private readonly int size;
    private readonly int version;
    private readonly ModuleGrid grid;
    private readonly bool[,] isPattern;

    private QrGrid(int version)
    {
        this.version = version;
        size = (4 * version) + 17;
        grid = new ModuleGrid(size, size);
        isPattern = new bool[size, size];
    }

    /// <summary>Builds the symbol without quiet zone.</summary>
    /// <param name="words">All code words in their order.</param>
    /// <param name="version">1 to 40.</param>
    /// <param name="level">The level, which the format says.</param>
    /// <param name="mask">0 to 7, or null for the best.</param>
    public static ModuleGrid Build(byte[] words, int version, QrLevel level, int? mask)
    {
        var symbol = new QrGrid(version);
        symbol.DrawPatterns();
        symbol.DrawWords(words);
        var best = mask ?? symbol.BestMask(level);
        symbol.Mask(best);
        symbol.DrawFormat(level, best);
        return symbol.grid;
    }

    private int BestMask(QrLevel level)
    {
        var best = 0;
        var least = int.MaxValue;
        for (var mask = 0; mask < 8; mask++)
        {
            Mask(mask);
            DrawFormat(level, mask);
            var penalty = QrPenalty.Of(grid);
            Mask(mask); // twice is undone
            if (penalty < least)
            {
                (least, best) = (penalty, mask);
            }
        }

        return best;
    }

    private void DrawPatterns()
    {
        for (var i = 0; i < size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        DrawFinder(3, 3);
        DrawFinder(3, size - 4);
        DrawFinder(size - 4, 3);
        var positions = QrSize.Alignments(version);
        var last = positions.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            for (var j = 0; j <= last; j++)
            {
                if (!((i == 0 && (j == 0 || j == last)) || (i == last && j == 0)))
                {
                    DrawAlignment(positions[i], positions[j]);
                }
            }
        }

        DrawFormat(QrLevel.Low, 0); // takes its place; the true one comes last
        DrawVersion();
    }

    private void DrawFinder(int row, int column)
    {
        for (var y = -4; y <= 4; y++)
        {
            for (var x = -4; x <= 4; x++)
            {
                var ring = Math.Max(Math.Abs(x), Math.Abs(y));
                if (row + y >= 0 && row + y < size && column + x >= 0 && column + x < size)
                {
                    Set(row + y, column + x, ring is not (2 or 4));
                }
            }
        }
    }

    private void DrawAlignment(int row, int column)
    {
        for (var y = -2; y <= 2; y++)
        {
            for (var x = -2; x <= 2; x++)
            {
                Set(row + y, column + x, Math.Max(Math.Abs(x), Math.Abs(y)) != 1);
            }
        }
    }

    private void DrawFormat(QrLevel level, int mask)
    {
        var levelBits = level switch { QrLevel.Low => 1, QrLevel.Medium => 0, QrLevel.Quartile => 3, _ => 2 };
        var data = (levelBits << 3) | mask;
        var remainder = data;
        for (var i = 0; i < 10; i++)
        {
            remainder = (remainder << 1) ^ ((remainder >> 9) * 0x537);
        }

        var bits = ((data << 10) | remainder) ^ 0x5412;
        for (var i = 0; i < 15; i++)
        {
            var dark = (bits >> i & 1) == 1;
            var (row, column) = i switch { < 6 => (i, 8), 6 => (7, 8), 7 => (8, 8), 8 => (8, 7), _ => (8, 14 - i) };
            Set(row, column, dark);
            Set(i < 8 ? 8 : size - 15 + i, i < 8 ? size - 1 - i : 8, dark);
        }

        Set(size - 8, 8, true);
    }

    private void DrawVersion()
    {
        if (version < 7)
        {
            return;
        }

        var remainder = version;
        for (var i = 0; i < 12; i++)
        {
            remainder = (remainder << 1) ^ ((remainder >> 11) * 0x1F25);
        }

        var bits = (version << 12) | remainder;
        for (var i = 0; i < 18; i++)
        {
            var dark = (bits >> i & 1) == 1;
            Set(size - 11 + (i % 3), i / 3, dark);
            Set(i / 3, size - 11 + (i % 3), dark);
        }
    }

    // Two columns at a time from the right, upwards and downwards in turn; the timing column is left out.
    private void DrawWords(byte[] words)
    {
        var bit = 0;
        for (var right = size - 1; right >= 1; right -= 2)
        {
            right = right == 6 ? 5 : right;
            for (var step = 0; step < size; step++)
            {
                for (var j = 0; j < 2; j++)
                {
                    var column = right - j;
                    var row = ((right + 1) & 2) == 0 ? size - 1 - step : step;
                    if (!isPattern[row, column] && bit < 8 * words.Length)
                    {
                        grid[row, column] = (words[bit / 8] >> (7 - (bit % 8)) & 1) == 1;
                        bit++;
                    }
                }
            }
        }
    }

    private void Mask(int mask)
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                grid[row, column] ^= !isPattern[row, column] && IsMasked(mask, row, column);
            }
        }
    }

    private static bool IsMasked(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };

    private void Set(int row, int column, bool dark)
    {
        grid[row, column] = dark;
        isPattern[row, column] = true;
    }
}
