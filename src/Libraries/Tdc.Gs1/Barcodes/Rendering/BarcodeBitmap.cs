namespace Tdc.Gs1.Barcodes.Rendering;

/// <summary>A symbol in dots, dark or light, each bar a whole number of dots wide.</summary>
public sealed class BarcodeBitmap
{
    private readonly byte[] rows;

    private BarcodeBitmap(int width, int height)
    {
        (Width, Height) = (width, height);
        BytesPerRow = (width + 7) / 8;
        rows = new byte[BytesPerRow * height];
    }

    /// <summary>Dots across.</summary>
    public int Width { get; }

    /// <summary>Dots down.</summary>
    public int Height { get; }

    /// <summary>Octets of a row.</summary>
    public int BytesPerRow { get; }

    /// <summary>The rows from the top, eight dots in an octet, the leftmost highest, 1 for dark.</summary>
    public ReadOnlySpan<byte> Rows => rows;

    /// <summary>Draws a symbol.</summary>
    /// <param name="barcode">The symbol.</param>
    /// <param name="dotsPerUnit">Dots of one unit (for all but ITF-14 of one X-dimension), 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number of dots.</exception>
    public static BarcodeBitmap Draw(Barcode barcode, int dotsPerUnit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dotsPerUnit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dotsPerUnit, 100);
        var bitmap = new BarcodeBitmap(barcode.Width * dotsPerUnit, barcode.Height * dotsPerUnit);
        foreach (var area in barcode.Areas)
        {
            bitmap.Fill(area.Left * dotsPerUnit, area.Top * dotsPerUnit, area.Width * dotsPerUnit, area.Height * dotsPerUnit);
        }

        foreach (var line in barcode.Texts)
        {
            bitmap.Write(line, dotsPerUnit, dotsPerUnit * barcode.UnitsPerX);
        }

        return bitmap;
    }

    /// <summary>The same dots a quarter turn to the right, for labels that are fed sideways.</summary>
    public BarcodeBitmap Turned()
    {
        var turned = new BarcodeBitmap(Height, Width);
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                if (IsDark(row, column))
                {
                    turned.Fill(Height - 1 - row, column, 1, 1);
                }
            }
        }

        return turned;
    }

    /// <summary>Whether a dot is dark.</summary>
    public bool IsDark(int row, int column) => (rows[(row * BytesPerRow) + (column / 8)] >> (7 - (column % 8)) & 1) == 1;

    private void Fill(int left, int top, int width, int height)
    {
        for (var row = Math.Max(0, top); row < Math.Min(Height, top + height); row++)
        {
            for (var column = Math.Max(0, left); column < Math.Min(Width, left + width); column++)
            {
                rows[(row * BytesPerRow) + (column / 8)] |= (byte)(0x80 >> (column % 8));
            }
        }
    }

    private void Write(TextLine line, int dotsPerUnit, int dotsPerX)
    {
        var left = (line.Centre * dotsPerUnit) + (dotsPerUnit / 2) - (((line.Text.Length * TextLines.Advance) - 1) * dotsPerX / 2);
        for (var i = 0; i < line.Text.Length; i++)
        {
            for (var row = 0; row < DotLetters.Rows; row++)
            {
                for (var column = 0; column < DotLetters.Columns; column++)
                {
                    if (DotLetters.IsDark(line.Text[i], row, column))
                    {
                        Fill(left + (((i * TextLines.Advance) + column) * dotsPerX), (line.Top * dotsPerUnit) + (row * dotsPerX), dotsPerX, dotsPerX);
                    }
                }
            }
        }
    }
}
