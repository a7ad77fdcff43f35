using System.Globalization;

namespace Tdc.Gs1.Barcodes.Rendering;

/// <summary>Symbols in the language of label printers, as a graphic of whole dots.</summary>
/// <remarks>
/// A graphic field prints the same on every printer, which the printer's own barcode commands do not. Source: Zebra Programming Guide, <c>^GF</c>.
/// </remarks>
public static class BarcodeZpl
{
    /// <summary>Writes a label with the symbol alone.</summary>
    /// <param name="barcode">The symbol.</param>
    /// <param name="dotsPerMillimetre">The printer's dots: 6, 8 (203 dpi), 12 (300 dpi) or 24 (600 dpi).</param>
    /// <param name="left">Distance from the left edge in dots.</param>
    /// <param name="top">Distance from the upper edge in dots.</param>
    /// <exception cref="ArgumentOutOfRangeException">The printer has no whole number of dots that makes an allowed X-dimension.</exception>
    public static string Write(Barcode barcode, int dotsPerMillimetre, int left = 0, int top = 0) =>
        "^XA\n" + WriteField(barcode, dotsPerMillimetre, left, top) + "^XZ\n";

    /// <summary>Writes the field without the label around it, to stand beside others.</summary>
    /// <inheritdoc cref="Write"/>
    public static string WriteField(Barcode barcode, int dotsPerMillimetre, int left = 0, int top = 0)
    {
        var bitmap = BarcodeBitmap.Draw(barcode, DotsPerUnit(barcode, dotsPerMillimetre));
        return string.Create(
            CultureInfo.InvariantCulture, $"^FO{left},{top}^GFA,{bitmap.Rows.Length},{bitmap.Rows.Length},{bitmap.BytesPerRow},{Convert.ToHexString(bitmap.Rows)}^FS\n");
    }

    /// <summary>The whole number of dots of a unit that comes nearest to the symbol's X-dimension and that its rules allow.</summary>
    /// <inheritdoc cref="Write"/>
    public static int DotsPerUnit(Barcode barcode, int dotsPerMillimetre)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dotsPerMillimetre, 1);
        var wanted = barcode.XDimension * dotsPerMillimetre / barcode.UnitsPerX;
        var rules = SizeRules.Of(barcode.Symbology);
        for (var distance = 0; distance <= 2; distance++)
        {
            foreach (var dots in (ReadOnlySpan<int>)[(int)Math.Round(wanted) + distance, (int)Math.Round(wanted) - distance])
            {
                if (dots >= 1 && rules.Allows((double)dots * barcode.UnitsPerX / dotsPerMillimetre))
                {
                    return dots;
                }
            }
        }

        throw new ArgumentOutOfRangeException(nameof(dotsPerMillimetre), dotsPerMillimetre, "The printer's dots make no allowed X-dimension.");
    }
}
