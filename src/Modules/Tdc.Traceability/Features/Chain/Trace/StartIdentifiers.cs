using Tdc.Epcis.Identifiers;
using Tdc.Gs1.ElementStrings;
using Tdc.Traceability.Domain.Chain;
using Gs1Link = Tdc.Gs1.DigitalLinks.DigitalLink;

namespace Tdc.Traceability.Features.Chain.Trace;

/// <summary>Reads what somebody typed or a program sent: EPC URN, Digital Link, scanned or bracketed element string, bare GTIN or SSCC, or another URI.</summary>
internal static class StartIdentifiers
{
    /// <summary>The most characters read.</summary>
    public const int Longest = 2000;

    /// <summary>The canonical identifiers that the text names, the finest first: an item, then its lot; empty when it names none.</summary>
    public static IReadOnlyList<string> Read(string? text)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length is 0 or > Longest || trimmed.Any(c => char.IsControl(c) && c != '\u001d'))
        {
            return [];
        }

        if (trimmed.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Gs1Link.Read(trimmed, out var link, withAssociations: false).IsNone)
        {
            return OfLink(link!);
        }

        if (Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && uri.Scheme.Length > 1 && trimmed.Contains(':', StringComparison.Ordinal) && !trimmed.Contains(' ', StringComparison.Ordinal))
        {
            return Identifier.LevelOf(trimmed) is IdentifierLevel.MalformedUrn or IdentifierLevel.WrongCheckDigit ? [] : [Identifier.Canonical(trimmed)];
        }

        var elements = trimmed;
        var words = trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words[0].All(char.IsAsciiDigit))
        {
            elements = (words[0].Length, words.Length) switch
            {
                (18, 1) => "(00)" + words[0],
                (8 or 12 or 13 or 14, 1) => "(01)" + words[0].PadLeft(14, '0'),
                (8 or 12 or 13 or 14, 2) => "(01)" + words[0].PadLeft(14, '0') + "(10)" + words[1],
                _ => trimmed,
            };
        }

        return ElementString.Read(elements, out var read, withAssociations: false).IsNone && Gs1Link.Make(read!, Gs1Link.CanonicalStem, out link).IsNone ? OfLink(link!) : [];
    }

    private static List<string> OfLink(Gs1Link link)
    {
        var finest = Identifier.Canonical(link.ToCanonical());
        var lot = link.Key.Ai.Code == "01" && link.Path.Any(e => e.Ai.Code == "21") ? link.Path.FirstOrDefault(e => e.Ai.Code == "10").Value : null;
        return lot is { Length: > 0 } ? [finest, Thing.Lot(link.Key.Value, lot)] : [finest];
    }
}
