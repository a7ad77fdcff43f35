using System.Globalization;
using Tdc.Epcis.Identifiers;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Epc;
using Tdc.Gs1.Keys;

namespace Tdc.Traceability.Domain.Recording;

/// <summary>What a label says: read from a camera, a hand scanner, the keyboard or the clipboard.</summary>
internal sealed record ScannedText
{
    /// <summary>14 digits; empty when the label names no trade item.</summary>
    public string Gtin { get; init; } = "";

    /// <summary>Lot; empty when none.</summary>
    public string Lot { get; init; } = "";

    /// <summary>Serial number; empty when none.</summary>
    public string Serial { get; init; } = "";

    /// <summary>18 digits of a logistic unit; empty when none.</summary>
    public string Sscc { get; init; } = "";

    /// <summary>Canonical identifier of a place; empty when the label names none.</summary>
    public string Place { get; init; } = "";

    /// <summary>Last day of use, AI (17); <see langword="null"/> when none.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Net weight in kilograms, AI (310n); <see langword="null"/> when none.</summary>
    public decimal? Kilograms { get; init; }

    /// <summary>Count of trade items in a logistic unit, AI (37) or (30); <see langword="null"/> when none.</summary>
    public long? Count { get; init; }

    /// <summary>The canonical identifier of the goods: the finest that the label has; <see langword="null"/> for a place or a product without lot.</summary>
    public string? Goods { get; init; }

    /// <summary>Whether <see cref="Goods"/> is one thing.</summary>
    public bool IsInstance { get; init; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">
    /// A GTIN of any length, an SSCC, a GLN; a Digital Link of any domain; an EPC URN; an element string in brackets, with a symbology identifier, or
    /// as cameras give it, without one and with the group separator.
    /// </param>
    /// <returns><see langword="null"/> when it is none of these.</returns>
    public static ScannedText? Read(string? text)
    {
        text = text?.Trim(' ', '\t', '\r', '\n', '\u00a0');
        if (string.IsNullOrEmpty(text) || text.Length > 2000)
        {
            return null;
        }

        if (text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return DigitalLink.Read(text, out var link, withAssociations: false).IsNone ? Of(link!.Elements) : null;
        }

        if (EpcUrn.IsEpcUrn(text))
        {
            return EpcUrn.ToDigitalLink(text, out var link).IsNone ? Of(link!.Elements) : null;
        }

        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length is 8 or 12 or 13 or 14 or 18 && digits.All(char.IsAsciiDigit))
        {
            return Bare(digits);
        }

        if (text[0] is '(' or ']' or '^')
        {
            return Elements(text);
        }

        return char.IsAsciiDigit(text[0]) || text[0] == ElementString.GroupSeparator
            ? Elements("]C1" + text.TrimStart(ElementString.GroupSeparator))
            : null;
    }

    private static ScannedText? Elements(string text) =>
        ElementString.Read(text, out var elements, withAssociations: false).IsNone ? Of(elements!.Elements) : null;

    private static ScannedText? Bare(string digits)
    {
        if (digits.Length == 18)
        {
            return Gs1Key.Check(KeyKind.Sscc, digits) == Gs1.Gs1Fault.None ? Named(new ScannedText { Sscc = digits }) : null;
        }

        // Thirteen digits are a GTIN or a GLN, which nobody can tell apart; goods are what people scan.
        return GoodsUri.Gtin14(digits) is { } gtin ? new ScannedText { Gtin = gtin } : null;
    }

    private static ScannedText? Of(IEnumerable<Element> elements)
    {
        var scan = new ScannedText();
        foreach (var (ai, value) in elements.Select(e => (e.Ai.Code, e.Value)))
        {
            scan = ai switch
            {
                "00" => scan with { Sscc = value },
                "01" or "02" => scan with { Gtin = value },
                "10" => scan with { Lot = value },
                "21" => scan with { Serial = value },
                "17" => scan with { ExpiresOn = Day(value) },
                "30" or "37" => scan with { Count = long.Parse(value, CultureInfo.InvariantCulture) },
                "414" => scan with { Place = Identifier.Canonical(DigitalLink.CanonicalStem + "/414/" + value) },
                "254" when scan.Place.Length > 0 => scan with { Place = scan.Place + "/254/" + Uri.EscapeDataString(value) },
                _ when ai.Length == 4 && ai.StartsWith("310", StringComparison.Ordinal) => scan with { Kilograms = decimal.Parse(value, CultureInfo.InvariantCulture) / Tens(ai[3] - '0') },
                _ => scan,
            };
        }

        scan = Named(scan);
        return scan.Gtin.Length + scan.Sscc.Length + scan.Place.Length > 0 ? scan : null;
    }

    private static ScannedText Named(ScannedText scan)
    {
        var (goods, instance) =
            scan.Sscc.Length > 0 ? (GoodsUri.LogisticUnit(scan.Sscc), true)
            : scan.Gtin.Length == 0 ? (null, false)
            : scan.Serial.Length > 0 ? (GoodsUri.Item(scan.Gtin, scan.Serial), true)
            : scan.Lot.Length > 0 ? (GoodsUri.Lot(scan.Gtin, scan.Lot), false)
            : (null, false);
        return scan with { Goods = goods, IsInstance = instance };
    }

    private static decimal Tens(int power)
    {
        var ten = 1m;
        for (; power > 0; power--)
        {
            ten *= 10;
        }

        return ten;
    }

    // YYMMDD with the century of the next 50 and the last 49 years; day 00 is the month's last. Source: GS1 General Specifications, 7.12.
    private static DateOnly? Day(string value)
    {
        if (value.Length != 6 || !int.TryParse(value[..2], out var yy) || !int.TryParse(value[2..4], out var month) || !int.TryParse(value[4..], out var day) || month is < 1 or > 12)
        {
            return null;
        }

        var year = 2000 + yy - (yy > 75 ? 100 : 0);
        var last = DateTime.DaysInMonth(year, month);
        return day > last ? null : new DateOnly(year, month, day == 0 ? last : day);
    }
}
