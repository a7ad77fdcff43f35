using System.Globalization;
using Tdc.Gs1;
using Tdc.Gs1.Barcodes;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Domain.Labels;

/// <summary>The symbols that can be chosen for a label.</summary>
internal enum LabelSymbol
{
    /// <summary>EAN-13 or EAN-8 or UPC-A, as the product's number asks for: for the till.</summary>
    Till,

    /// <summary>QR Code with a Digital Link to this site.</summary>
    QrSite,

    /// <summary>QR Code with a Digital Link to id.gs1.org.</summary>
    QrGs1,

    /// <summary>GS1 DataMatrix with lot, dates and serial number.</summary>
    DataMatrix,

    /// <summary>GS1-128 with lot and dates, for cartons.</summary>
    Gs1128,

    /// <summary>ITF-14, for cartons.</summary>
    Itf14,
}

/// <summary>What a label says of the item it is stuck on.</summary>
/// <param name="Gtin">GTIN in 14 digits; empty for a product with the platform's own number, or for an SSCC.</param>
/// <param name="OwnNumber">The platform's own number; empty when there is a GTIN.</param>
/// <param name="Sscc">SSCC of a pallet or parcel; empty for an item.</param>
/// <param name="Lot">Lot; empty for none.</param>
/// <param name="Serial">Serial number; empty for none.</param>
/// <param name="Produced">Day of production.</param>
/// <param name="Expires">Last day of use.</param>
internal sealed record LabelFacts(string Gtin, string OwnNumber, string Sscc, string Lot, string Serial, DateOnly? Produced, DateOnly? Expires);

/// <summary>Turns facts into what a symbol carries.</summary>
internal static class LabelData
{
    private const string Gs1Stem = DigitalLink.CanonicalStem;

    /// <summary>The symbols that a number can be printed in, the usual one first.</summary>
    public static IReadOnlyList<LabelSymbol> For(LabelFacts facts) =>
        facts.Sscc.Length > 0 ? [LabelSymbol.Gs1128, LabelSymbol.DataMatrix, LabelSymbol.QrSite]
        : facts.Gtin.Length == 0 ? [LabelSymbol.QrSite]
        : facts.Gtin[0] == '0' ? [LabelSymbol.QrSite, LabelSymbol.Till, LabelSymbol.DataMatrix, LabelSymbol.Gs1128, LabelSymbol.QrGs1, LabelSymbol.Itf14]
        : [LabelSymbol.Itf14, LabelSymbol.Gs1128, LabelSymbol.QrSite, LabelSymbol.DataMatrix, LabelSymbol.QrGs1];

    /// <summary>The library's symbol.</summary>
    public static Symbology SymbologyOf(LabelSymbol symbol, LabelFacts facts) => symbol switch
    {
        LabelSymbol.Till => Printed(facts).Length switch { 8 => Symbology.Ean8, 12 => Symbology.UpcA, _ => Symbology.Ean13 },
        LabelSymbol.DataMatrix => Symbology.Gs1DataMatrix,
        LabelSymbol.Gs1128 => Symbology.Gs1128,
        LabelSymbol.Itf14 => Symbology.Itf14,
        _ => facts.Gtin.Length > 0 || facts.Sscc.Length > 0 ? Symbology.QrDigitalLink : Symbology.QrAddress,
    };

    /// <summary>What the symbol carries, as <see cref="BarcodeWriter"/> takes it.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="facts">What is said.</param>
    /// <param name="site">Scheme and host of this site.</param>
    /// <param name="text">The data.</param>
    /// <returns>Code of what is wrong; <see langword="null"/> when nothing is.</returns>
    public static string? Of(LabelSymbol symbol, LabelFacts facts, string site, out string text)
    {
        text = "";
        if (!For(facts).Contains(symbol))
        {
            return "trade.label-symbol-not";
        }

        if (facts.Gtin.Length == 0 && facts.Sscc.Length == 0)
        {
            text = $"{site.TrimEnd('/')}/ma/{facts.OwnNumber}{(facts.Lot.Length > 0 ? "/" + Uri.EscapeDataString(facts.Lot) : "")}";
            return null;
        }

        if (symbol is LabelSymbol.Till or LabelSymbol.Itf14)
        {
            text = symbol == LabelSymbol.Itf14 ? facts.Gtin : Printed(facts);
            return null;
        }

        if (!ElementString.Make(Elements(facts), out var elements, withAssociations: true).IsNone)
        {
            return "trade.label-data";
        }

        if (symbol is not (LabelSymbol.QrSite or LabelSymbol.QrGs1))
        {
            text = elements!.ToBracketed();
            return null;
        }

        if (!DigitalLink.Make(elements!, symbol == LabelSymbol.QrGs1 ? Gs1Stem : site, out var link).IsNone)
        {
            return "trade.label-data";
        }

        text = link!.ToString();
        return null;
    }

    /// <summary>What a reader has to give back for these data.</summary>
    public static string Expected(Symbology symbology, string text) =>
        symbology is Symbology.Gs1128 or Symbology.Gs1DataMatrix && ElementString.Read(text, out var elements).IsNone ? elements!.ToSeparated() : text;

    /// <summary>The text for people beside a matrix symbol, a line for each element.</summary>
    public static IReadOnlyList<string> Lines(LabelFacts facts)
    {
        if (facts.Gtin.Length == 0 && facts.Sscc.Length == 0)
        {
            return facts.Lot.Length > 0 ? [facts.OwnNumber, facts.Lot] : [facts.OwnNumber];
        }

        return [.. Elements(facts).Select(e => $"({e.Ai}){e.Value}")];
    }

    // The order of predefined lengths first, so that no separator is needed before the lot.
    private static IEnumerable<(string Ai, string Value)> Elements(LabelFacts facts)
    {
        if (facts.Sscc.Length > 0)
        {
            yield return ("00", facts.Sscc);
            yield break;
        }

        yield return ("01", facts.Gtin);
        if (facts.Produced is { } produced)
        {
            yield return ("11", produced.ToString("yyMMdd", CultureInfo.InvariantCulture));
        }

        if (facts.Expires is { } expires)
        {
            yield return ("17", expires.ToString("yyMMdd", CultureInfo.InvariantCulture));
        }

        if (facts.Lot.Length > 0)
        {
            yield return ("10", facts.Lot);
        }

        if (facts.Serial.Length > 0)
        {
            yield return ("21", facts.Serial);
        }
    }

    private static string Printed(LabelFacts facts) => Gs1.Keys.Gtin.Parse(facts.Gtin, null).ToPrinted();
}
