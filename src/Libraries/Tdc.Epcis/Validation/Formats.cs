using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Validation;

/// <summary>The patterns of the official JSON schema.</summary>
/// <remarks>Source: gs1/EPCIS EPCIS-JSON-Schema.json, definitions <c>uom</c>, <c>hexBinary</c>, <c>version</c>, <c>vocab-other-uri</c>, <c>vocab-nonGS1WebVoc-uri</c>.</remarks>
internal static class Formats
{
    public static bool IsUnit(ReadOnlySpan<char> text)
    {
        if (text.Length is not (2 or 3))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsHexadecimal(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    public static bool IsVersion(ReadOnlySpan<char> text)
    {
        var digit = false;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digit = true;
            }
            else if (c == '.' && digit)
            {
                digit = false;
            }
            else
            {
                return false;
            }
        }

        return digit;
    }

    /// <summary>A bare word of the list, or an own URI that is not one of the forms that JSON does not take.</summary>
    public static bool IsWordOrOwnUri(WordList list, ReadOnlySpan<char> text) =>
        CoreBusinessVocabulary.IsWord(list, text)
        || (AbsoluteUri.IsUri(text) && !(list is WordList.Measurement or WordList.Alert ? IsGs1Voc(text) : IsOldCbv(text)));

    private static bool IsOldCbv(ReadOnlySpan<char> text) =>
        text.StartsWith("urn:epcglobal:cbv", StringComparison.Ordinal) || text.StartsWith("http://ns.gs1.org/cbv/", StringComparison.Ordinal)
        || text.StartsWith("https://ns.gs1.org/cbv/", StringComparison.Ordinal);

    private static bool IsGs1Voc(ReadOnlySpan<char> text)
    {
        var rest = text.StartsWith("https://", StringComparison.Ordinal) ? text[8..] : text.StartsWith("http://", StringComparison.Ordinal) ? text[7..] : default;
        return rest.StartsWith("gs1.org/voc/", StringComparison.Ordinal) || rest.StartsWith("www.gs1.org/voc/", StringComparison.Ordinal);
    }
}
