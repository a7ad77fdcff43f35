namespace Tdc.Gs1.Barcodes;

/// <summary>A symbol as dark rectangles and text on a light ground, with its quiet zones.</summary>
/// <remarks>
/// Lengths are in units; <see cref="UnitsPerX"/> units are one X-dimension (more than one where a wide bar is no whole multiple of a narrow one). The origin
/// is the upper left corner.
/// </remarks>
public sealed class Barcode
{
    internal Barcode(Symbology symbology, string data, double xDimension, int unitsPerX, int width, int height, IReadOnlyList<DarkArea> areas, IReadOnlyList<TextLine> texts) =>
        (Symbology, Data, XDimension, UnitsPerX, Width, Height, Areas, Texts) = (symbology, data, xDimension, unitsPerX, width, height, areas, texts);

    /// <summary>Which symbol.</summary>
    public Symbology Symbology { get; }

    /// <summary>What it says: digits, the bracketed element string or the link.</summary>
    public string Data { get; }

    /// <summary>Width of the narrowest bar or of a module in millimetres.</summary>
    public double XDimension { get; }

    /// <summary>Units of length in one X-dimension.</summary>
    public int UnitsPerX { get; }

    /// <summary>Whole width with quiet zones, in units.</summary>
    public int Width { get; }

    /// <summary>Whole height with quiet zones and text, in units.</summary>
    public int Height { get; }

    /// <summary>The dark rectangles; they may touch but do not overlap, but for guards and bearer bars.</summary>
    public IReadOnlyList<DarkArea> Areas { get; }

    /// <summary>The text for people.</summary>
    public IReadOnlyList<TextLine> Texts { get; }

    /// <summary>Whole width in millimetres.</summary>
    public double WidthMillimetres => Width * XDimension / UnitsPerX;

    /// <summary>Whole height in millimetres.</summary>
    public double HeightMillimetres => Height * XDimension / UnitsPerX;
}

/// <summary>A dark rectangle in units.</summary>
/// <param name="Left">Distance from the left.</param>
/// <param name="Top">Distance from the top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct DarkArea(int Left, int Top, int Width, int Height);

/// <summary>A line of text, centred, in capitals seven X high.</summary>
/// <param name="Centre">Distance of its middle from the left, in units.</param>
/// <param name="Top">Distance of the top of its capitals from the top, in units.</param>
/// <param name="Text">Characters of set 82 and brackets.</param>
public readonly record struct TextLine(int Centre, int Top, string Text);
