using Tdc.Gs1.Barcodes.Linear;
using Tdc.Gs1.Barcodes.Matrix;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Barcodes;

/// <summary>Makes symbols from data that it checks first.</summary>
/// <remarks>Source: GS1 General Specifications, section 5; ISO/IEC 15420, 16390, 15417, 16022 and 18004.</remarks>
public static class BarcodeWriter
{
    /// <summary>Makes a symbol.</summary>
    /// <param name="symbology">Which symbol.</param>
    /// <param name="text">
    /// For EAN-13, EAN-8, UPC-A and ITF-14 the digits of the GTIN with its check digit; for GS1-128, GS1 DataMatrix and GS1 QR an element string in any
    /// form; for a QR Code with Digital Link the link; for a QR Code with an address that address, in ASCII.
    /// </param>
    /// <param name="options">How it is drawn, or null.</param>
    /// <param name="barcode">The symbol, or null when there is a problem.</param>
    /// <returns>What is wrong with the data: the key, the elements or the link, or too many of them for the symbol.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An X-dimension that the symbol does not allow, or another option out of range.</exception>
    public static Gs1Problem Make(Symbology symbology, string text, BarcodeOptions? options, out Barcode? barcode)
    {
        options ??= new();
        var x = options.XDimension ?? SizeRules.Of(symbology).UsualX;
        if (!SizeRules.Of(symbology).Allows(x))
        {
            throw new ArgumentOutOfRangeException(nameof(options), x, "The symbol does not allow this X-dimension.");
        }

        barcode = null;
        switch (symbology)
        {
            case Symbology.Ean13 or Symbology.Ean8 or Symbology.UpcA or Symbology.Itf14:
                var fault = Gs1Key.Check(KindOf(symbology), text);
                barcode = fault != Gs1Fault.None ? null : symbology == Symbology.Itf14 ? Itf14.Draw(text, x, options) : EanUpc.Draw(symbology, text, x, options);
                return new(fault);
            case Symbology.QrDigitalLink:
                var problem = DigitalLink.Read(text, out var link);
                return link is null ? problem : Qr.Draw(symbology, text, QrContent.OfText(text), null, x, options, out barcode);
            case Symbology.QrAddress:
                return text.All(c => c is > ' ' and < '\x7F') && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                    ? Qr.Draw(symbology, text, QrContent.OfText(text), null, x, options, out barcode)
                    : new(Gs1Fault.Uri);
            default:
                // One symbol of several on a package may lack what another carries.
                problem = ElementString.Read(text, out var elements, withAssociations: false);
                return elements is null ? problem : Draw(symbology, elements, x, options, out barcode);
        }
    }

    private static Gs1Problem Draw(Symbology symbology, ElementString elements, double x, BarcodeOptions options, out Barcode? barcode) => symbology switch
    {
        Symbology.Gs1128 => Gs1128.Draw(elements, x, options, out barcode),
        Symbology.Gs1DataMatrix => DataMatrix.Draw(elements, x, options, out barcode),
        _ => Qr.Draw(symbology, elements.ToBracketed(), QrContent.OfElements(elements), elements, x, options, out barcode),
    };

    private static KeyKind KindOf(Symbology symbology) => symbology switch
    {
        Symbology.Ean13 => KeyKind.Gtin13,
        Symbology.Ean8 => KeyKind.Gtin8,
        Symbology.UpcA => KeyKind.Gtin12,
        _ => KeyKind.Gtin14,
    };
}
