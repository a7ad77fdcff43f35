using System.Runtime.CompilerServices;
using System.Text;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Keys;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.Epc;

/// <summary>EPC URNs (pure identities, classes and patterns) and the Digital Links that name the same.</summary>
/// <remarks>
/// <para>
/// From URN to link nothing else is needed. From link to URN the length of the company prefix is needed, which the digits do not tell: take it from the
/// register of prefixes and do not guess.
/// </para>
/// <para>Source: EPC Tag Data Standard, sections 6 and 7; EPCIS Core Business Vocabulary 2.0, 8.2 and 8.3.</para>
/// </remarks>
public static class EpcUrn
{
    private const int ShortestPrefix = 6;
    private const int LongestPrefix = 12;
    private const string Start = "urn:epc:";

    private static readonly Dictionary<string, EpcScheme> schemes = EpcScheme.All.ToDictionary(s => s.Name);

    /// <summary>Whether the text begins as an EPC URN does; the letters of <c>urn:epc:</c> may be capitals (RFC 8141, 3.1).</summary>
    public static bool IsEpcUrn(string text) => text.StartsWith(Start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Turns a URN into the Digital Link in canonical form.</summary>
    /// <param name="urn">
    /// <c>urn:epc:id:…</c>, <c>urn:epc:class:lgtin:…</c>, or <c>urn:epc:idpat:…</c> with a serial of <c>*</c>, for the schemes sgtin, upui, itip, sscc, sgln,
    /// pgln, grai, gdti, sgcn, gsrn, gsrnp, gsin, ginc, giai and cpi.
    /// </param>
    /// <param name="link">The link, or null when there is a problem.</param>
    /// <returns>The first problem met.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Gs1Problem ToDigitalLink(string urn, out DigitalLink? link)
    {
        link = null;
        if (urn.Length == 0)
        {
            return new(Gs1Fault.Empty);
        }

        if (!IsEpcUrn(urn) || !TrySplit(urn.AsSpan(Start.Length), out var form, out var scheme, out var rest))
        {
            return new(Gs1Fault.NotAnEpcUrn);
        }

        var isPattern = form == "idpat";
        if ((scheme.IsClass ? "class" : "id") != form && !(isPattern && scheme.HasPattern))
        {
            return new(isPattern ? Gs1Fault.Pattern : Gs1Fault.NotAnEpcUrn);
        }

        var count = 2 + (scheme.HasPieces ? 2 : 0) + (scheme.Serial == EpcSerial.None ? 0 : 1);
        Span<Range> ranges = stackalloc Range[count];
        if (rest.Split(ranges, '.') != count)
        {
            return new(Gs1Fault.UrnParts);
        }

        var serial = scheme.Serial == EpcSerial.None ? default : rest[ranges[^1]];
        if (isPattern && serial is not "*")
        {
            return new(Gs1Fault.Pattern);
        }

        if (scheme.Serial != EpcSerial.None && serial.IsEmpty)
        {
            return new(Gs1Fault.Empty, scheme.SerialAi ?? scheme.KeyAi);
        }

        var pieces = scheme.HasPieces ? string.Concat(rest[ranges[2]], rest[ranges[3]]) : "";
        if (scheme.HasPieces && (rest[ranges[2]].Length != 2 || pieces.Length != 4))
        {
            return new(Gs1Fault.UrnParts);
        }

        var problem = DataField(scheme, rest[ranges[0]], rest[ranges[1]], out var field);
        return problem.IsNone ? MakeLink(scheme, field + pieces, isPattern ? default : serial, out link) : problem;
    }

    /// <summary>Turns what a Digital Link names into an EPC URN.</summary>
    /// <remarks>A serial is finer than a lot, a lot finer than the GTIN; a consumer product variant is dropped. Attributes and the stem are dropped.</remarks>
    /// <param name="link">The link; key and qualifiers count.</param>
    /// <param name="prefixLength">Length of the company prefix in digits, 6 to 12.</param>
    /// <param name="urn">The URN, or null when there is a problem.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Gs1Problem FromDigitalLink(DigitalLink link, int prefixLength, out string? urn)
    {
        urn = null;
        if (prefixLength is < ShortestPrefix or > LongestPrefix)
        {
            return new(Gs1Fault.PrefixLength);
        }

        if (Choose(link) is not { } scheme)
        {
            return new(Gs1Fault.NoUrnForm, link.Key.Ai.Code);
        }

        var value = link.Key.Value.AsSpan(scheme.Filler.Length);
        var serial = SerialOf(scheme, link, value);
        var problem = TakeKeyApart(scheme, value, prefixLength, out var prefix, out var reference);
        if (!problem.IsNone)
        {
            return problem;
        }

        var isPattern = scheme.HasPattern && serial.Length == 0;
        var text = new StringBuilder(Start).Append(scheme.IsClass ? "class:" : isPattern ? "idpat:" : "id:").Append(scheme.Name).Append(':')
            .Append(prefix).Append('.');
        PercentEncoding.AppendForUrn(text, reference);
        if (scheme.HasPieces)
        {
            text.Append('.').Append(value[14..16]).Append('.').Append(value[16..18]);
        }

        if (scheme.Serial != EpcSerial.None)
        {
            PercentEncoding.AppendForUrn(text.Append('.'), isPattern ? "*" : serial);
        }

        urn = text.ToString();
        return default;
    }

    private static bool TrySplit(ReadOnlySpan<char> rest, out string form, out EpcScheme scheme, out ReadOnlySpan<char> body)
    {
        form = "";
        scheme = EpcScheme.All[0];
        body = default;
        Span<Range> ranges = stackalloc Range[3];
        if (rest.Split(ranges, ':') != 3 || rest[ranges[0]] is not ("id" or "class" or "idpat")
            || !schemes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(rest[ranges[1]], out var found))
        {
            return false;
        }

        form = rest[ranges[0]].ToString();
        scheme = found;
        body = rest[ranges[2]];
        return true;
    }

    private static Gs1Problem DataField(EpcScheme scheme, ReadOnlySpan<char> prefix, ReadOnlySpan<char> reference, out string field)
    {
        field = "";
        if (prefix.Length is < ShortestPrefix or > LongestPrefix)
        {
            return new(Gs1Fault.PrefixLength, scheme.KeyAi);
        }

        if (!CharacterSets.IsDigits(prefix))
        {
            return new(Gs1Fault.NotDigits, scheme.KeyAi);
        }

        if (scheme.Digits == 0)
        {
            var problem = Decode(scheme.KeyAi, reference, out var text);
            field = string.Concat(prefix, text);
            return problem.IsNone && text.Length == 0 ? new(Gs1Fault.Empty, scheme.KeyAi) : problem;
        }

        if (prefix.Length + reference.Length != scheme.Digits)
        {
            return new(Gs1Fault.UrnParts, scheme.KeyAi);
        }

        if (!CharacterSets.IsDigits(reference))
        {
            return new(Gs1Fault.NotDigits, scheme.KeyAi);
        }

        var digits = scheme.FirstDigitLeads ? string.Concat(reference[..1], prefix, reference[1..]) : string.Concat(prefix, reference);
        field = scheme.Filler + CheckDigits.Append(digits);
        return default;
    }

    private static Gs1Problem MakeLink(EpcScheme scheme, string field, ReadOnlySpan<char> encodedSerial, out DigitalLink? link)
    {
        link = null;
        var serial = "";
        if (!encodedSerial.IsEmpty && Decode(scheme.SerialAi ?? scheme.KeyAi, encodedSerial, out serial) is { IsNone: false } problem)
        {
            return problem;
        }

        List<Element> path = [];
        var isQualifier = scheme.Serial == EpcSerial.Qualifier || (scheme.Serial == EpcSerial.ZeroOrQualifier && serial != "0");
        problem = ElementReader.Take(AiTable.Shipped.Find(scheme.KeyAi)!, scheme.Serial == EpcSerial.Appended ? field + serial : field, path);
        if (problem.IsNone && isQualifier && serial.Length > 0)
        {
            problem = ElementReader.Take(AiTable.Shipped.Find(scheme.SerialAi)!, serial, path);
        }

        link = problem.IsNone ? new DigitalLink(DigitalLink.CanonicalStem, path, [], []) : null;
        return problem;
    }

    private static Gs1Problem Decode(string ai, ReadOnlySpan<char> encoded, out string text)
    {
        text = "";
        if (PercentEncoding.HasBareUrnSign(encoded))
        {
            return new(Gs1Fault.Uri, ai);
        }

        return PercentEncoding.TryDecode(encoded, plusIsBlank: false, out text) ? default : new(Gs1Fault.PercentEncoding, ai);
    }

    // The finest scheme that the qualifiers allow; null when a qualifier would be lost that tells things apart.
    private static EpcScheme? Choose(DigitalLink link)
    {
        string? finest = null;
        for (var i = 1; i < link.Path.Count; i++)
        {
            var code = link.Path[i].Ai.Code;
            if (finest is not null and not "10")
            {
                return null;
            }

            finest = code == "22" ? finest : code;
        }

        // Without a qualifier the first scheme of the key names the class; a serial replaces the lot before it.
        foreach (var scheme in EpcScheme.All)
        {
            if (scheme.KeyAi == link.Key.Ai.Code && (finest is null || finest == scheme.SerialAi))
            {
                return scheme;
            }
        }

        return null;
    }

    private static string SerialOf(EpcScheme scheme, DigitalLink link, ReadOnlySpan<char> value) => scheme.Serial switch
    {
        EpcSerial.Appended => value[(scheme.Digits + 1)..].ToString(),
        EpcSerial.None => "",
        _ => link.Path.Count > 1 && link.Path[^1].Ai.Code == scheme.SerialAi ? link.Path[^1].Value : scheme.Serial == EpcSerial.ZeroOrQualifier ? "0" : "",
    };

    private static Gs1Problem TakeKeyApart(EpcScheme scheme, ReadOnlySpan<char> value, int prefixLength, out string prefix, out string reference)
    {
        (prefix, reference) = ("", "");
        if (scheme.Digits == 0)
        {
            if (value.Length <= prefixLength)
            {
                return new(Gs1Fault.PrefixLength, scheme.KeyAi);
            }

            (prefix, reference) = (value[..prefixLength].ToString(), value[prefixLength..].ToString());
            return CharacterSets.IsDigits(prefix) ? default : new(Gs1Fault.CompanyPrefix, scheme.KeyAi);
        }

        if (scheme.FirstDigitLeads && scheme.KeyAi != "00" && HasNoCompanyPrefix(value[..14], prefixLength))
        {
            return new(Gs1Fault.NoCompanyPrefix, scheme.KeyAi);
        }

        var digits = value[(scheme.FirstDigitLeads ? 1 : 0)..scheme.Digits];
        prefix = digits[..prefixLength].ToString();
        reference = string.Concat(scheme.FirstDigitLeads ? value[..1] : default, digits[prefixLength..]);
        return default;
    }

    // The prefix of a GTIN-8 counts as five zeros and its first three digits.
    private static bool HasNoCompanyPrefix(ReadOnlySpan<char> digits, int prefixLength) =>
        Gtin.TryParse(digits, null, out var gtin) && (gtin.IsRestricted || (gtin.IsGtin8 && prefixLength != 8));
}
