namespace Tdc.Gs1.Barcodes.Reading;

/// <summary>Reads a symbol back from its picture, to check it before it is printed.</summary>
/// <remarks>
/// <para>For upright pictures of one symbol with clean edges, as they come from a writer; not for photographs. It decodes on its own: widths are measured in the
/// dots, and check characters and error correction are verified, not computed anew by the writer's code. The tables of the symbologies (Code 128, sizes of the
/// matrices, placement in a Data Matrix) are shared with the writer; the tests hold them against readers of others.</para>
/// <para>Source: ISO/IEC 15420, 16390, 15417, 16022, 18004.</para>
/// </remarks>
public static class SymbolReader
{
    // Below this difference of shades a scanner cannot tell bars from spaces. Source: ISO/IEC 15416 (symbol contrast; grade D begins at 20 %, C at 40 %).
    private const double LeastContrast = 0.40;

    /// <summary>Reads a picture.</summary>
    /// <param name="png">A PNG of the symbol with its quiet zones; text for people may stand below it.</param>
    /// <param name="symbology">Which symbol it should be.</param>
    public static SymbolReading Read(ReadOnlySpan<byte> png, Symbology symbology)
    {
        if (!PngDots.TryRead(png, out var dots))
        {
            return new(ReadingFault.NoPicture);
        }

        var contrast = (dots!.Lightest - dots.Darkest) / 255.0;
        if (contrast < LeastContrast)
        {
            return new(ReadingFault.Contrast, Contrast: contrast);
        }

        var picture = new Picture(dots);
        var reading = symbology switch
        {
            Symbology.Ean13 or Symbology.Ean8 or Symbology.UpcA or Symbology.Itf14 or Symbology.Gs1128 => LinearReader.Read(picture, symbology),
            Symbology.Gs1DataMatrix => DataMatrixReader.Read(picture),
            _ => QrReader.Read(picture),
        };
        return reading with { Contrast = contrast };
    }
}

/// <summary>Dots as dark and light, with the threshold half-way between the darkest and the lightest.</summary>
internal sealed class Picture(PngDots dots)
{
    private readonly int threshold = (dots.Darkest + dots.Lightest + 1) / 2;

    public int Width => dots.Width;

    public int Height => dots.Height;

    public bool IsDark(int row, int column) => dots[row, column] < threshold;

    /// <summary>Lengths of the runs of a row in turn, a light one first (0 when the row begins dark).</summary>
    public List<int> Runs(int row)
    {
        List<int> runs = [];
        var (dark, length) = (false, 0);
        for (var column = 0; column < Width; column++)
        {
            if (IsDark(row, column) == dark)
            {
                length++;
                continue;
            }

            runs.Add(length);
            (dark, length) = (!dark, 1);
        }

        runs.Add(length);
        return runs;
    }

    /// <summary>Whether a row has no dark dot.</summary>
    public bool IsBlank(int row)
    {
        for (var column = 0; column < Width; column++)
        {
            if (IsDark(row, column))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rectangle around the first dark part from the top, up to a blank row: a matrix without the text below it.</summary>
    public (int Left, int Top, int Width, int Height)? FirstBlock()
    {
        var top = 0;
        while (top < Height && IsBlank(top))
        {
            top++;
        }

        var bottom = top;
        while (bottom < Height && !IsBlank(bottom))
        {
            bottom++;
        }

        var (left, right) = (Width, -1);
        for (var row = top; row < bottom; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                if (IsDark(row, column))
                {
                    (left, right) = (Math.Min(left, column), Math.Max(right, column));
                }
            }
        }

        return right < 0 ? null : (left, top, right - left + 1, bottom - top);
    }
}
