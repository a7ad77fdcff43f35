using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>The one form of a value that may be written as bare word, URN, Web URI or compact URI.</summary>
internal static class VocabularyValue
{
    private static readonly Dictionary<string, string> none = [];

    /// <summary>The bare word of the standard's list; of an own value the whole URI; else the text itself.</summary>
    /// <param name="list">The list.</param>
    /// <param name="text">The value as written.</param>
    /// <param name="scope">The prefixes known where it stands.</param>
    /// <param name="prefixes">More prefixes, of a question.</param>
    public static string Canonical(WordList list, string text, NamespaceScope? scope, IReadOnlyDictionary<string, string>? prefixes = null) =>
        CoreBusinessVocabulary.WordOf(list, text) ?? Expanded(text, scope, prefixes);

    /// <summary>A compact URI with a known prefix written out; any other text as it is.</summary>
    public static string Expanded(string text, NamespaceScope? scope, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || text.AsSpan(colon + 1).StartsWith("//"))
        {
            return text;
        }

        return ((prefixes ?? none).GetValueOrDefault(text[..colon]) ?? scope?.Find(text.AsSpan(0, colon))) is { } space ? space + text[(colon + 1)..] : text;
    }

    /// <summary>Whether two URIs name the same thing.</summary>
    public static bool SameIdentifier(string a, string b) => a == b || Identifier.Canonical(a) == Identifier.Canonical(b);

    /// <summary>Whether a text has the form of a URI: a scheme, a colon, and no sign that a URI cannot hold.</summary>
    /// <remarks>Letters outside ASCII are let pass (RFC 3987), a blank, quotation marks, angle brackets and control characters are not.</remarks>
    public static bool IsUri(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1 || !char.IsAsciiLetter(text[0]))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i < colon ? !(char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.' or '_') : c <= ' ' || c is '<' or '>' or '"' or '`' or '{' or '}' or '\\' or '^' or '\x7F')
            {
                return false;
            }
        }

        return true;
    }
}
