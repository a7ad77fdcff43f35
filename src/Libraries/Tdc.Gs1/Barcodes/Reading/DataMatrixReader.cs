using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Tdc.Gs1.Barcodes.Matrix;
using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Barcodes.Reading;

/// <summary>Reads a Data Matrix ECC 200 from its modules.</summary>
internal static class DataMatrixReader
{
    private const byte Fnc1 = 232;
    private const byte Pad = 129;

    private static readonly ConcurrentDictionary<DataMatrixSize, int[,]> placements = new();

    public static SymbolReading Read(Picture picture)
    {
        if (picture.FirstBlock() is not { } block)
        {
            return new(ReadingFault.NotFound);
        }

        // The left side is dark from top to bottom; the top begins with one dark module.
        var dots = 0;
        while (dots < block.Width && picture.IsDark(block.Top, block.Left + dots))
        {
            dots++;
        }

        if (dots == 0 || block.Width % dots != 0 || block.Height % dots != 0)
        {
            return new(ReadingFault.Modules);
        }

        var (rows, columns) = (block.Height / dots, block.Width / dots);
        if (DataMatrixSize.Squares.Concat(DataMatrixSize.Rectangles).FirstOrDefault(s => s.Rows == rows && s.Columns == columns) is not { } size
            || MatrixSampling.Sample(picture, block, rows, columns) is not { } grid)
        {
            return new(ReadingFault.Modules);
        }

        return Decode(grid, size).Measure(picture, block, columns);
    }

    private static SymbolReading Decode(ModuleGrid grid, DataMatrixSize size)
    {
        if (!PatternsHold(grid, size))
        {
            return new(ReadingFault.Pattern);
        }

        var words = Words(grid, size);
        for (var block = 0; block < size.Blocks; block++)
        {
            // Data and correction of a block stand at every so many-th place; the turn goes on where the data end.
            var turn = (block + size.Blocks - (size.DataWords % size.Blocks)) % size.Blocks;
            List<byte> message = [];
            for (var i = block; i < size.DataWords; i += size.Blocks)
            {
                message.Add(words[i]);
            }

            for (var i = size.DataWords + turn; i < words.Length; i += size.Blocks)
            {
                message.Add(words[i]);
            }

            if (Enumerable.Range(0, size.CorrectionWords / size.Blocks).Any(power => ReedSolomon.DataMatrix.ValueAt(message.ToArray(), power) != 0))
            {
                return new(ReadingFault.Check);
            }
        }

        return Text(words.AsSpan(0, size.DataWords)) is { } text ? new(ReadingFault.None, text, words[0] == Fnc1) : new(ReadingFault.Content);
    }

    private static bool PatternsHold(ModuleGrid grid, DataMatrixSize size)
    {
        for (var row = 0; row < size.Rows; row++)
        {
            for (var column = 0; column < size.Columns; column++)
            {
                var (r, c) = (row % (size.RegionRows + 2), column % (size.RegionColumns + 2));
                var expected = r == size.RegionRows + 1 || c == 0 ? true
                    : r == 0 ? c % 2 == 0
                    : c == size.RegionColumns + 1 ? r % 2 == 1
                    : (bool?)null;
                if (expected is { } dark && grid[row, column] != dark)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static byte[] Words(ModuleGrid grid, DataMatrixSize size)
    {
        var count = size.DataWords + size.CorrectionWords;

        var places = placements.GetOrAdd(size, Places);
        var words = new byte[count];
        for (var row = 0; row < size.MappingRows; row++)
        {
            for (var column = 0; column < size.MappingColumns; column++)
            {
                var bit = places[row, column] - 1;
                var real = grid[(row / size.RegionRows * (size.RegionRows + 2)) + (row % size.RegionRows) + 1, (column / size.RegionColumns * (size.RegionColumns + 2)) + (column % size.RegionColumns) + 1];
                if (bit >= 0 && real && bit < 8 * count)
                {
                    words[bit / 8] |= (byte)(0x80 >> (bit % 8));
                }
            }
        }

        return words;
    }

    // Which bit of which word a module carries, counted from 1; 0 for none: learned digit by digit from a placement of that digit of all numbers.
    private static int[,] Places(DataMatrixSize size)
    {
        var count = size.DataWords + size.CorrectionWords;
        var places = new int[size.MappingRows, size.MappingColumns];
        for (var digit = 0; 1 << digit < (8 * count) + 1; digit++)
        {
            var marks = new byte[count];
            for (var bit = 0; bit < 8 * count; bit++)
            {
                marks[bit / 8] |= ((bit + 1) >> digit & 1) == 1 ? (byte)(0x80 >> (bit % 8)) : (byte)0;
            }

            var plane = DataMatrixPlacement.Place(size.MappingRows, size.MappingColumns, marks);
            for (var row = 0; row < size.MappingRows; row++)
            {
                for (var column = 0; column < size.MappingColumns; column++)
                {
                    places[row, column] |= plane[row, column] ? 1 << digit : 0;
                }
            }
        }

        return places;
    }

    private static string? Text(ReadOnlySpan<byte> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case Pad:
                    return text.ToString();
                case Fnc1:
                    text.Append(i == 0 ? "" : ElementString.GroupSeparator);
                    break;
                case <= 128 and > 0:
                    text.Append((char)(words[i] - 1));
                    break;
                case >= 130 and <= 229:
                    text.Append((words[i] - 130).ToString("D2", CultureInfo.InvariantCulture));
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }
}
