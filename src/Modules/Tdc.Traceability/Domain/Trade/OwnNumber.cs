using System.Globalization;
using System.Text.RegularExpressions;
using Tdc.Gs1.Keys;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>Numbers for those without a company prefix: the platform's own, unique in all of it, and their URIs.</summary>
/// <remarks>
/// <para>Shape: <c>SP</c> (product) or <c>DD</c> (place), nine digits and the modulo-10 check digit of GS1 (<c>SP0000000017</c>). As an EPCIS identifier:
/// <c>urn:tdc:product:SP0000000017</c>, a lot <c>…:lot:L1</c>, a unit <c>…:serial:S1</c>, a place <c>urn:tdc:place:DD0000000017</c>; lot and serial are
/// percent-encoded.</para>
/// <para>Why no number of restricted circulation (GS1 prefixes 02, 04, 20 to 29): those are unique within one company only, so two farms could use the same one, and
/// a chain that joins them would mix their goods. Nor is a GTIN invented: a number that looks like a GTIN and is none would be a false statement on goods.</para>
/// </remarks>
internal static partial class OwnNumber
{
    private const string Root = "urn:tdc:";

    /// <summary>Most numbers of a kind.</summary>
    public const long Capacity = 1_000_000_000;

    /// <summary>Makes the number of a reference.</summary>
    public static string Make(NumberKind kind, long reference)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reference);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reference, Capacity);
        return (kind == NumberKind.OwnPlace ? "DD" : "SP") + CheckDigits.Append(reference.ToString("D9", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a text is a number of products of ours.</summary>
    public static bool IsProduct(string text) => text.StartsWith("SP", StringComparison.Ordinal) && IsNumber(text);

    /// <summary>Whether a text is a number of places of ours.</summary>
    public static bool IsPlace(string text) => text.StartsWith("DD", StringComparison.Ordinal) && IsNumber(text);

    /// <summary>The identifier of a product, of a lot or of a unit.</summary>
    public static string ProductUri(string number, string? lot = null, string? serial = null) =>
        Root + "product:" + number + (string.IsNullOrEmpty(lot) ? "" : ":lot:" + Uri.EscapeDataString(lot)) + (string.IsNullOrEmpty(serial) ? "" : ":serial:" + Uri.EscapeDataString(serial));

    /// <summary>The identifier of a place.</summary>
    public static string PlaceUri(string number) => Root + "place:" + number;

    /// <summary>Reads an identifier of a product of ours.</summary>
    /// <param name="uri">The identifier.</param>
    /// <param name="number">The product's number.</param>
    /// <param name="lot">The lot, decoded; empty for none.</param>
    /// <param name="serial">The serial number, decoded; empty for none.</param>
    public static bool TryReadProduct(string uri, out string number, out string lot, out string serial)
    {
        (number, lot, serial) = ("", "", "");
        if (ProductShape().Match(uri) is not { Success: true } match || !IsProduct(match.Groups["number"].Value))
        {
            return false;
        }

        number = match.Groups["number"].Value;
        lot = Uri.UnescapeDataString(match.Groups["lot"].Value);
        serial = Uri.UnescapeDataString(match.Groups["serial"].Value);
        return true;
    }

    private static bool IsNumber(string text) => text.Length == 12 && CheckDigits.IsValid(text.AsSpan(2));

    [GeneratedRegex(@"\Aurn:tdc:product:(?<number>SP[0-9]{10})(:lot:(?<lot>[^:]+))?(:serial:(?<serial>[^:]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProductShape();
}
