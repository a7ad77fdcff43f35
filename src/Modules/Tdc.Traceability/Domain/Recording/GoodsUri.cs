using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Keys;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Domain.Recording;

/// <summary>Makes the identifiers that recorded events carry.</summary>
internal static class GoodsUri
{
    /// <summary>Longest lot or serial number. Source: GS1 General Specifications, AI (10) and (21).</summary>
    public const int LongestLot = 20;

    /// <summary>A lot of a product (LGTIN), or <see langword="null"/> when the lot has characters or a length that no label can carry.</summary>
    public static string? Lot(string gtin14, string lot) => Link(("01", gtin14), ("10", lot));

    /// <summary>One item (SGTIN).</summary>
    public static string? Item(string gtin14, string serial) => Link(("01", gtin14), ("21", serial));

    /// <summary>A logistic unit (SSCC).</summary>
    public static string? LogisticUnit(string sscc) => Link(("00", sscc));

    /// <summary>A lot of a product that has the platform's own number only; a private URN, which passes through EPCIS untouched. See <see cref="OwnNumber"/>.</summary>
    public static string? OwnLot(string number, string lot) => OwnNumber.IsProduct(number) && IsLot(lot) ? OwnNumber.ProductUri(number, lot) : null;

    /// <summary>A document of a party: delivery note, invoice. Source: CBV 2.0, 8.5.2 (GLN-based form); a private URN where there is no GLN.</summary>
    /// <param name="gln">13 digits, or <see langword="null"/>.</param>
    /// <param name="owner">Who issued it.</param>
    /// <param name="number">The number as printed.</param>
    public static string Document(string? gln, LineageId owner, string number) =>
        gln is not null ? $"urn:epcglobal:cbv:bt:{gln}:{Uri.EscapeDataString(number)}" : $"urn:tdc:bt:{owner.Value:N}:{Uri.EscapeDataString(number)}";

    /// <summary>Product (GTIN in 14 digits or own number), lot and serial of an identifier made of them; empty texts where it has none.</summary>
    public static (string Product, string Lot, string Serial) Parts(string canonical)
    {
        if (DigitalLink.Read(canonical, out var link, withAssociations: false).IsNone && link!.Key.Ai.Code == "01")
        {
            return (link.Key.Value, Of(link, "10"), Of(link, "21"));
        }

        return OwnNumber.TryReadProduct(canonical, out var number, out var lot, out var serial) ? (number, lot, serial) : ("", "", "");

        static string Of(DigitalLink link, string ai) => link.Path.Where(e => e.Ai.Code == ai).Select(e => e.Value).FirstOrDefault() ?? "";
    }

    /// <summary>The SSCC of an identifier, or <see langword="null"/>.</summary>
    public static string? Sscc(string canonical) =>
        DigitalLink.Read(canonical, out var link, withAssociations: false).IsNone && link!.Key.Ai.Code == "00" ? link.Key.Value : null;

    /// <summary>The GLN of a place's identifier, or <see langword="null"/> for a private one.</summary>
    public static string? Gln(string canonical) =>
        DigitalLink.Read(canonical, out var link, withAssociations: false).IsNone && link!.Key.Ai.Code is "414" or "417" ? link.Key.Value : null;

    /// <summary>Reads a GTIN in any of its lengths into 14 digits.</summary>
    public static string? Gtin14(string? text) => Gtin.TryParse(text?.Trim(), null, out var gtin) ? gtin.ToString() : null;

    /// <summary>Whether a text can be a lot number on a label.</summary>
    public static bool IsLot(string lot) => ElementString.Make([("10", lot)], out _, withAssociations: false).IsNone;

    private static string? Link(params ReadOnlySpan<(string Ai, string Value)> parts) =>
        ElementString.Make(parts.ToArray(), out var elements, withAssociations: false).IsNone && DigitalLink.Make(elements!, DigitalLink.CanonicalStem, out var link).IsNone
            ? link!.ToCanonical()
            : null;
}
