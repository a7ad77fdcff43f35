namespace Tdc.Gs1.Barcodes;

/// <summary>What a symbol asks for: X-dimension, bar height and quiet zones.</summary>
/// <remarks>
/// Source: GS1 General Specifications, section 5 (each symbol) and the symbol specification tables 1 (retail), 2 (general distribution) and 4
/// (2D on retail items); figures brought from memory of release 24, to be compared with the release in force before labels are ordered by them.
/// </remarks>
/// <param name="MinX">Smallest X-dimension in millimetres.</param>
/// <param name="UsualX">Usual X-dimension in millimetres.</param>
/// <param name="MaxX">Largest X-dimension in millimetres.</param>
/// <param name="QuietLeft">Quiet zone on the left in X; of a matrix on all sides.</param>
/// <param name="QuietRight">Quiet zone on the right in X.</param>
/// <param name="BarHeight">Usual height of the bars in millimetres at the usual X-dimension; 0 for a matrix.</param>
/// <param name="HeightGrowsWithX">Whether that height grows and shrinks with the X-dimension (EAN/UPC) or is a minimum (cartons).</param>
public sealed record SizeRules(double MinX, double UsualX, double MaxX, int QuietLeft, int QuietRight, double BarHeight, bool HeightGrowsWithX)
{
    /// <summary>Longest GS1-128 symbol with its quiet zones, in millimetres.</summary>
    public const double LongestGs1128 = 165.10;

    /// <summary>Most data characters of a GS1-128 symbol, with Application Identifiers and separators.</summary>
    public const int MostGs1128Characters = 48;

    /// <summary>The rules of a symbol.</summary>
    public static SizeRules Of(Symbology symbology) => symbology switch
    {
        Symbology.Ean13 => new(0.264, 0.330, 0.660, 11, 7, 22.85, true),
        Symbology.UpcA => new(0.264, 0.330, 0.660, 9, 9, 22.85, true),
        Symbology.Ean8 => new(0.264, 0.330, 0.660, 7, 7, 18.23, true),
        Symbology.Itf14 => new(0.495, 0.495, 1.016, 10, 10, 31.75, false),
        Symbology.Gs1128 => new(0.495, 0.495, 1.016, 10, 10, 31.75, false),
        Symbology.Gs1DataMatrix => new(0.254, 0.380, 0.990, 1, 1, 0, false),
        _ => new(0.396, 0.495, 0.990, 4, 4, 0, false),
    };

    /// <summary>The magnification of EAN/UPC symbols in percent: 100 at the usual X-dimension, 80 to 200 allowed.</summary>
    /// <param name="x">X-dimension in millimetres.</param>
    public double Magnification(double x) => 100 * x / UsualX;

    /// <summary>Height of the bars in millimetres at an X-dimension.</summary>
    /// <param name="x">X-dimension in millimetres.</param>
    public double HeightAt(double x) => HeightGrowsWithX ? BarHeight * x / UsualX : BarHeight;

    /// <summary>Whether an X-dimension is allowed.</summary>
    /// <param name="x">X-dimension in millimetres.</param>
    public bool Allows(double x) => x >= MinX - 1e-9 && x <= MaxX + 1e-9;
}
