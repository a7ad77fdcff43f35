using Tdc.Gs1.Barcodes.Matrix;

namespace Tdc.Gs1.Barcodes.Reading;

/// <summary>Cuts a matrix out of a picture and samples its modules.</summary>
internal static class MatrixSampling
{
    /// <summary>The modules of a symbol that fills a rectangle.</summary>
    /// <returns>Null when the rectangle is no whole number of modules, or when a module is not of one shade.</returns>
    public static ModuleGrid? Sample(Picture picture, (int Left, int Top, int Width, int Height) block, int rows, int columns)
    {
        if (block.Width % columns != 0 || block.Height % rows != 0 || block.Width / columns != block.Height / rows)
        {
            return null;
        }

        var dots = block.Width / columns;
        var grid = new ModuleGrid(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (top, left) = (block.Top + (row * dots), block.Left + (column * dots));
                var dark = picture.IsDark(top + (dots / 2), left + (dots / 2));
                for (var i = 0; i < dots; i++)
                {
                    if (picture.IsDark(top + i, left + (dots / 2)) != dark || picture.IsDark(top + (dots / 2), left + i) != dark)
                    {
                        return null;
                    }
                }

                grid[row, column] = dark;
            }
        }

        return grid;
    }

    /// <summary>Adds the measured sizes to a reading.</summary>
    public static SymbolReading Measure(this SymbolReading reading, Picture picture, (int Left, int Top, int Width, int Height) block, int columns)
    {
        var dots = (double)block.Width / columns;
        var below = block.Top + block.Height;
        var free = below;
        while (free < picture.Height && picture.IsBlank(free))
        {
            free++;
        }

        return reading with
        {
            DotsPerX = dots,
            QuietLeft = block.Left / dots,
            QuietRight = (picture.Width - block.Left - block.Width) / dots,
            QuietTop = block.Top / dots,
            QuietBottom = (free - below) / dots,
        };
    }
}
