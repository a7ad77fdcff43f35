using System.Globalization;
using System.Text;
using Tdc.Gs1.Barcodes.Matrix;
using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Barcodes.Reading;

/// <summary>Reads a QR Code from its modules.</summary>
internal static class QrReader
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const int FormatMask = 0x5412;

    public static SymbolReading Read(Picture picture)
    {
        if (picture.FirstBlock() is not { } block || block.Width != block.Height)
        {
            return new(ReadingFault.NotFound);
        }

        // The finder in the upper left corner begins with a dark line seven modules wide.
        var seven = 0;
        while (seven < block.Width && picture.IsDark(block.Top, block.Left + seven))
        {
            seven++;
        }

        if (seven % 7 != 0 || seven == 0 || block.Width % (seven / 7) != 0)
        {
            return new(ReadingFault.Modules);
        }

        var size = block.Width / (seven / 7);
        var version = (size - 17) / 4;
        if (size % 4 != 1 || version is < 1 or > QrSize.LastVersion || MatrixSampling.Sample(picture, block, size, size) is not { } grid)
        {
            return new(ReadingFault.Modules);
        }

        return Decode(grid, version).Measure(picture, block, size);
    }

    private static SymbolReading Decode(ModuleGrid grid, int version)
    {
        if (!FindersHold(grid) || Format(grid) is not var (level, mask))
        {
            return new(ReadingFault.Pattern);
        }

        var words = Words(grid, version, mask);
        var (blocks, each, data) = (QrSize.Blocks(version, level), QrSize.CorrectionOfBlock(version, level), QrSize.DataWords(version, level));
        var (shorter, longer) = (data / blocks, data % blocks);
        List<byte> content = [];
        for (var block = 0; block < blocks; block++)
        {
            var length = shorter + (block >= blocks - longer ? 1 : 0);
            List<byte> message = [];
            for (var i = 0; i < length; i++)
            {
                message.Add(words[i < shorter ? (i * blocks) + block : (shorter * blocks) + block - (blocks - longer)]);
            }

            content.AddRange(message);
            for (var i = 0; i < each; i++)
            {
                message.Add(words[data + (i * blocks) + block]);
            }

            if (Enumerable.Range(0, each).Any(power => ReedSolomon.Qr.ValueAt(message.ToArray(), power) != 0))
            {
                return new(ReadingFault.Check);
            }
        }

        return Content(content, version) is var (text, fnc1) ? new(ReadingFault.None, text, fnc1) : new(ReadingFault.Content);
    }

    private static bool FindersHold(ModuleGrid grid)
    {
        var last = grid.Rows - 7;
        foreach (var (top, left) in (ReadOnlySpan<(int, int)>)[(0, 0), (0, last), (last, 0)])
        {
            for (var row = 0; row < 7; row++)
            {
                for (var column = 0; column < 7; column++)
                {
                    var ring = Math.Max(Math.Abs(row - 3), Math.Abs(column - 3));
                    if (grid[top + row, left + column] != ring is not 2)
                    {
                        return false;
                    }
                }
            }
        }

        for (var i = 8; i < grid.Rows - 8; i++)
        {
            if (grid[6, i] != (i % 2 == 0) || grid[i, 6] != (i % 2 == 0))
            {
                return false;
            }
        }

        return grid[grid.Rows - 8, 8];
    }

    // The fifteen bits stand twice; both must be the same whole word of the code.
    private static (QrLevel Level, int Mask)? Format(ModuleGrid grid)
    {
        var (one, two, size) = (0, 0, grid.Rows);
        for (var i = 14; i >= 0; i--)
        {
            var (row, column) = i < 6 ? (i, 8) : i == 6 ? (7, 8) : i == 7 ? (8, 8) : i == 8 ? (8, 7) : (8, 14 - i);
            one = (one << 1) | (grid[row, column] ? 1 : 0);
            two = (two << 1) | ((i < 8 ? grid[8, size - 1 - i] : grid[size - 15 + i, 8]) ? 1 : 0);
        }

        var bits = one ^ FormatMask;
        var rest = bits;
        for (var i = 14; i >= 10; i--)
        {
            rest ^= (rest >> i & 1) == 1 ? 0x537 << (i - 10) : 0;
        }

        return one != two || rest != 0 ? null
            : ((bits >> 13) switch { 1 => QrLevel.Low, 0 => QrLevel.Medium, 3 => QrLevel.Quartile, _ => QrLevel.High }, bits >> 10 & 7);
    }

    private static bool IsPattern(int row, int column, int version, int size, int[] alignments)
    {
        if (row == 6 || column == 6 || (row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9))
        {
            return true;
        }

        if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11)))
        {
            return true;
        }

        foreach (var y in alignments)
        {
            foreach (var x in alignments)
            {
                var atFinder = (y == 6 && x == 6) || (y == 6 && x == size - 7) || (y == size - 7 && x == 6);
                if (!atFinder && Math.Abs(row - y) <= 2 && Math.Abs(column - x) <= 2)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static byte[] Words(ModuleGrid grid, int version, int mask)
    {
        var size = grid.Rows;
        var alignments = QrSize.Alignments(version);
        var words = new byte[QrSize.Words(version)];
        var (bit, upwards) = (0, true);
        for (var right = size - 1; right > 0; right -= 2)
        {
            right -= right == 6 ? 1 : 0;
            for (var step = 0; step < size; step++)
            {
                var row = upwards ? size - 1 - step : step;
                for (var column = right; column >= right - 1; column--)
                {
                    if (!IsPattern(row, column, version, size, alignments) && bit < 8 * words.Length)
                    {
                        words[bit / 8] |= grid[row, column] != IsMasked(mask, row, column) ? (byte)(0x80 >> (bit % 8)) : (byte)0;
                        bit++;
                    }
                }
            }

            upwards = !upwards;
        }

        return words;
    }

    // ISO/IEC 18004, table 10; i is the row, j the column.
    private static bool IsMasked(int mask, int i, int j) => mask switch
    {
        0b000 => (i + j) % 2 == 0,
        0b001 => i % 2 == 0,
        0b010 => j % 3 == 0,
        0b011 => (i + j) % 3 == 0,
        0b100 => ((i / 2) + (j / 3)) % 2 == 0,
        0b101 => (i * j % 2) + (i * j % 3) == 0,
        0b110 => ((i * j % 2) + (i * j % 3)) % 2 == 0,
        _ => ((i * j % 3) + ((i + j) % 2)) % 2 == 0,
    };

    private static (string Text, bool HasFnc1)? Content(List<byte> words, int version)
    {
        var at = 0;
        int Take(int count)
        {
            var value = 0;
            for (var i = 0; i < count; i++, at++)
            {
                value = (value << 1) | (at < 8 * words.Count ? words[at / 8] >> (7 - (at % 8)) & 1 : 0);
            }

            return value;
        }

        var size = version < 10 ? 0 : version < 27 ? 1 : 2;
        var (text, fnc1) = (new StringBuilder(), false);
        while (at + 4 <= 8 * words.Count)
        {
            var mode = Take(4);
            switch (mode)
            {
                case 0:
                    return (text.ToString(), fnc1);
                case 5:
                    fnc1 = true;
                    break;
                case 1:
                    for (var left = Take(10 + (2 * size)); left > 0; left -= 3)
                    {
                        var n = Math.Min(3, left);
                        text.Append(Take((3 * n) + 1).ToString("D" + n, CultureInfo.InvariantCulture));
                    }

                    break;
                case 2:
                    for (var left = Take(9 + (2 * size)); left > 0; left -= 2)
                    {
                        var value = Take(left >= 2 ? 11 : 6);
                        var pair = left >= 2 ? $"{Alphanumeric[value / 45 % 45]}{Alphanumeric[value % 45]}" : $"{Alphanumeric[value % 45]}";
                        text.Append(fnc1 ? pair.Replace('%', ElementString.GroupSeparator) : pair);
                    }

                    break;
                case 4:
                    for (var left = Take(size == 0 ? 8 : 16); left > 0; left--)
                    {
                        text.Append((char)Take(8));
                    }

                    break;
                default:
                    return null;
            }
        }

        return (text.ToString(), fnc1);
    }
}
