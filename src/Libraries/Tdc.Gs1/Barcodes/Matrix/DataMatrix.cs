using Tdc.Gs1.ElementStrings;

namespace Tdc.Gs1.Barcodes.Matrix;

/// <summary>GS1 DataMatrix: Data Matrix ECC 200 that begins with FNC1.</summary>
/// <remarks>Source: ISO/IEC 16022; GS1 General Specifications, 5.6. Data are written in ASCII encodation, two digits in a code word.</remarks>
internal static class DataMatrix
{
    private const byte Fnc1 = 232;
    private const byte Pad = 129;

    public static Gs1Problem Draw(ElementString elements, double x, BarcodeOptions options, out Barcode? barcode)
    {
        barcode = null;
        var words = Encode(elements.ToSeparated());
        var sizes = options.Shape == DataMatrixShape.Square ? DataMatrixSize.Squares : DataMatrixSize.Rectangles;
        if (sizes.FirstOrDefault(s => s.DataWords >= words.Count && s.Rows >= options.DataMatrixRows) is not { } size)
        {
            return new(Gs1Fault.TooLong);
        }

        var quiet = SizeRules.Of(Symbology.Gs1DataMatrix).QuietLeft;
        var grid = Build(words, size);
        var width = size.Columns + (2 * quiet);
        List<string> lines = options.WithText ?? false ? [.. elements.Elements.Select(e => e.ToString())] : [];
        var whole = Math.Max(width, lines.Select(l => l.Length * TextLines.Advance).DefaultIfEmpty(0).Max());
        var left = (whole - width) / 2;
        var height = size.Rows + (2 * quiet);
        barcode = new Barcode(
            Symbology.Gs1DataMatrix, elements.ToBracketed(), x, 1, whole, height + TextLines.HeightOf(lines.Count),
            [.. grid.Areas(quiet).Select(a => a with { Left = a.Left + left })], TextLines.Place(lines, whole / 2, height, 1));
        return default;
    }

    /// <summary>Data code words with FNC1 in first place; group separators are FNC1 too.</summary>
    internal static List<byte> Encode(string data)
    {
        List<byte> words = [Fnc1];
        for (var i = 0; i < data.Length; i++)
        {
            if (data[i] == ElementString.GroupSeparator)
            {
                words.Add(Fnc1);
            }
            else if (i + 1 < data.Length && char.IsAsciiDigit(data[i]) && char.IsAsciiDigit(data[i + 1]))
            {
                words.Add((byte)(130 + ((data[i] - '0') * 10) + data[i + 1] - '0'));
                i++;
            }
            else
            {
                words.Add((byte)(data[i] + 1));
            }
        }

        return words;
    }

    /// <summary>Builds the symbol of a size without quiet zone.</summary>
    internal static ModuleGrid Build(List<byte> words, DataMatrixSize size)
    {
        var mapping = DataMatrixPlacement.Place(size.MappingRows, size.MappingColumns, WithCorrection(words, size));
        var grid = new ModuleGrid(size.Rows, size.Columns);
        for (var row = 0; row < size.Rows; row++)
        {
            for (var column = 0; column < size.Columns; column++)
            {
                var (inRow, inColumn) = (row % (size.RegionRows + 2), column % (size.RegionColumns + 2));
                grid[row, column] = inRow == size.RegionRows + 1 || inColumn == 0
                    || (inRow == 0 ? inColumn % 2 == 0
                        : inColumn == size.RegionColumns + 1 ? inRow % 2 == 1
                        : mapping[(row / (size.RegionRows + 2) * size.RegionRows) + inRow - 1, (column / (size.RegionColumns + 2) * size.RegionColumns) + inColumn - 1]);
            }
        }

        return grid;
    }

    private static byte[] WithCorrection(List<byte> words, DataMatrixSize size)
    {
        var all = new byte[size.DataWords + size.CorrectionWords];
        words.CopyTo(all);
        for (var i = words.Count; i < size.DataWords; i++)
        {
            all[i] = i == words.Count ? Pad : Scatter(i + 1);
        }

        // Block b takes every so many-th word from b on, data and correction alike.
        var each = size.CorrectionWords / size.Blocks;
        for (var block = 0; block < size.Blocks; block++)
        {
            List<byte> data = [];
            for (var i = block; i < size.DataWords; i += size.Blocks)
            {
                data.Add(all[i]);
            }

            var correction = ReedSolomon.DataMatrix.Correction(data.ToArray(), each);

            // The turn of the blocks goes on where the data end, which in 144 × 144 is not at the first.
            var turn = (block + size.Blocks - (size.DataWords % size.Blocks)) % size.Blocks;
            for (var i = 0; i < each; i++)
            {
                all[size.DataWords + turn + (i * size.Blocks)] = correction[i];
            }
        }

        return all;
    }

    // Padding is scattered by its position, so that it draws no pattern.
    private static byte Scatter(int position)
    {
        var value = Pad + (149 * position % 253) + 1;
        return (byte)(value > 254 ? value - 254 : value);
    }
}
