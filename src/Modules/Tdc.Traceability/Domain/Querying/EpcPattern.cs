using System.Globalization;
using Tdc.Epcis.Identifiers;
using Tdc.Gs1.DigitalLinks;
using GsUrn = Tdc.Gs1.Epc.EpcUrn;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>An EPC pattern: <c>urn:epc:idpat:scheme:…</c> whose parts are texts, <c>*</c>, or a range <c>[lo-hi]</c>.</summary>
/// <remarks>
/// <para>It covers instances, however they are written. The company prefix of the pattern tells how long the one of a Digital Link is; with <c>*</c> in
/// its place every length is tried, because any of them is covered.</para>
/// <para>Source: EPC Tag Data Standard, section 8 (pure identity patterns); EPCIS 2.0, section 8.2.7.1.1.</para>
/// </remarks>
internal sealed class EpcPattern
{
    private const string Start = "urn:epc:idpat:";

    private readonly string scheme;
    private readonly string[] parts;

    private EpcPattern(string scheme, string[] parts) => (this.scheme, this.parts) = (scheme, parts);

    /// <summary>Whether a text begins as a pattern does.</summary>
    public static bool IsPattern(string text) => text.StartsWith(Start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a pattern; <see langword="null"/> when the text is none.</summary>
    public static EpcPattern? Read(string text)
    {
        if (!IsPattern(text))
        {
            return null;
        }

        var rest = text[Start.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return null;
        }

        var parts = rest[(colon + 1)..].Split('.');
        return parts.Length >= 2 && parts.All(IsPart) ? new(rest[..colon], parts) : null;
    }

    /// <summary>Whether the pattern covers what a URI names.</summary>
    /// <param name="uri">EPC URN or Digital Link; other URIs are covered by none.</param>
    public bool Covers(string uri)
    {
        if (CoversUrn(uri))
        {
            return true;
        }

        // Written as a link, or with another split of the digits: by the digits it names the same.
        if (DigitalLink.Read(Identifier.Canonical(uri), out var link, withAssociations: false) is { IsNone: false } || link is null)
        {
            return false;
        }

        var length = parts[0].All(char.IsAsciiDigit) ? parts[0].Length : 0;
        for (var l = length > 0 ? length : 6; l <= (length > 0 ? length : 12); l++)
        {
            if (GsUrn.FromDigitalLink(link, l, out var urn).IsNone && CoversUrn(urn!))
            {
                return true;
            }
        }

        return false;
    }

    private bool CoversUrn(string urn)
    {
        if (!urn.StartsWith("urn:epc:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = urn.AsSpan("urn:epc:".Length);
        rest = rest.StartsWith("id:") ? rest["id:".Length..] : rest.StartsWith("idpat:") ? rest["idpat:".Length..] : default;
        var colon = rest.IndexOf(':');
        if (colon <= 0 || !rest[..colon].SequenceEqual(scheme))
        {
            return false;
        }

        // A serial may hold dots, so the last part takes what is left.
        var found = rest[(colon + 1)..].ToString().Split('.', parts.Length);
        if (found.Length != parts.Length)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!Covers(parts[i], found[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Covers(string part, string value)
    {
        if (part == "*")
        {
            return true;
        }

        if (Range(part) is { } range)
        {
            return decimal.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && range.Low <= number && number <= range.High;
        }

        return Uri.UnescapeDataString(part) == Uri.UnescapeDataString(value);
    }

    private static bool IsPart(string part) => part.Length > 0 && (part[0] != '[' || Range(part) is not null);

    private static (decimal Low, decimal High)? Range(string part)
    {
        if (part.Length < 5 || part[0] != '[' || part[^1] != ']' || part.IndexOf('-', StringComparison.Ordinal) is not (> 1 and var dash))
        {
            return null;
        }

        return decimal.TryParse(part.AsSpan(1, dash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            && decimal.TryParse(part.AsSpan(dash + 1, part.Length - dash - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var high) && low <= high
            ? (low, high) : null;
    }
}
