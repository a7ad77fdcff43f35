using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Keys;
using Tdc.Platform.Organisations;

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

    /// <summary>A lot of a product that has an internal number only; a private URN, which passes through EPCIS untouched.</summary>
    public static string? PrivateLot(Guid product, string lot) =>
        IsLot(lot) ? $"urn:tdc:lot:{product:N}:{Uri.EscapeDataString(lot)}" : null;

    /// <summary>Reads what <see cref="PrivateLot"/> made.</summary>
    public static (Guid Product, string Lot)? ReadPrivateLot(string uri) =>
        uri.Split(':') is ["urn", "tdc", "lot", var id, var lot] && Guid.TryParseExact(id, "N", out var product) ? (product, Uri.UnescapeDataString(lot)) : null;

    /// <summary>A document of a party: delivery note, invoice. Source: CBV 2.0, 8.5.2 (GLN-based form); a private URN where there is no GLN.</summary>
    /// <param name="gln">13 digits, or <see langword="null"/>.</param>
    /// <param name="owner">Who issued it.</param>
    /// <param name="number">The number as printed.</param>
    public static string Document(string? gln, LineageId owner, string number) =>
        gln is not null ? $"urn:epcglobal:cbv:bt:{gln}:{Uri.EscapeDataString(number)}" : $"urn:tdc:bt:{owner.Value:N}:{Uri.EscapeDataString(number)}";

    /// <summary>GTIN, lot and serial of an identifier made of them; empty texts where it has none.</summary>
    public static (string Gtin, string Lot, string Serial) Parts(string canonical)
    {
        if (DigitalLink.Read(canonical, out var link, withAssociations: false).IsNone && link!.Key.Ai.Code == "01")
        {
            return (link.Key.Value, Of(link, "10"), Of(link, "21"));
        }

        return ("", ReadPrivateLot(canonical)?.Lot ?? "", "");

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

    private static bool IsLot(string lot) => ElementString.Make([("10", lot)], out _, withAssociations: false).IsNone;

    private static string? Link(params ReadOnlySpan<(string Ai, string Value)> parts) =>
        ElementString.Make(parts.ToArray(), out var elements, withAssociations: false).IsNone && DigitalLink.Make(elements!, DigitalLink.CanonicalStem, out var link).IsNone
            ? link!.ToCanonical()
            : null;
}
