namespace Tdc.Epcis.Vocabulary;

/// <summary>The forms in which a word of the standard may be written, and the ways between them.</summary>
/// <remarks>
/// <para>Bare word (JSON), URN (XML), Web URI, compact URI (<c>cbv:BizStep-shipping</c>, <c>gs1:Temperature</c>), and the addresses of drafts
/// (<c>ns.gs1.org</c>, <c>www.gs1.org</c>).</para>
/// <para>Source: CBV 2.0, sections 4 and 7; gs1/EPCIS JSON-LD context.</para>
/// </remarks>
public static class CoreBusinessVocabulary
{
    private const string CbvWeb = "https://ref.gs1.org/cbv/";

    private const string Gs1Web = "https://gs1.org/voc/";

    private const string CbvUrn = "urn:epcglobal:cbv:";

    private static readonly string[] urnParts = ["bizstep:", "disp:", "btt:", "sdt:", "er:", "comp:", "", ""];

    private static readonly string[] webParts = ["BizStep-", "Disp-", "BTT-", "SDT-", "ER-", "Comp-", "", ""];

    private static readonly string[] cbvStems = [CbvWeb, "cbv:", "https://ns.gs1.org/cbv/", "https://ns.gs1.org/voc/", "http://ref.gs1.org/cbv/", "http://ns.gs1.org/cbv/"];

    private static readonly string[] gs1Stems = [Gs1Web, "gs1:", "https://www.gs1.org/voc/", "https://ref.gs1.org/voc/", "http://gs1.org/voc/", "http://www.gs1.org/voc/"];

    /// <summary>All bare words of a list.</summary>
    public static IReadOnlyCollection<string> All(WordList list) => Words.All(list);

    /// <summary>Whether the text is a bare word of the list; case matters.</summary>
    public static bool IsWord(WordList list, ReadOnlySpan<char> text) => Words.TryFind(list, text, out _);

    /// <summary>The bare word of a text in any form, or <c>null</c> when it is not a word of the list.</summary>
    public static string? WordOf(WordList list, ReadOnlySpan<char> text) =>
        Words.TryFind(list, text, out var word) || (TryStrip(list, text, out var rest) && Words.TryFind(list, rest, out word)) ? word : null;

    /// <summary>The Web URI of a bare word: <c>https://ref.gs1.org/cbv/BizStep-shipping</c>, <c>https://gs1.org/voc/Temperature</c>.</summary>
    public static string WebUri(WordList list, string word) => WebStem(list) + word;

    /// <summary>The form that XML writes: URN, or <c>gs1:</c> with the word for measurements and alerts.</summary>
    public static string XmlForm(WordList list, string word) => list switch
    {
        WordList.Measurement or WordList.Alert => "gs1:" + word,
        WordList.Component => WebUri(list, word),
        _ => CbvUrn + urnParts[(int)list] + word,
    };

    internal static string WebStem(WordList list) => list is WordList.Measurement or WordList.Alert ? Gs1Web : CbvWeb + webParts[(int)list];

    /// <summary>Takes the stem of any written form away; what is left need not be a known word.</summary>
    internal static bool TryStrip(WordList list, ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = default;
        if (list is WordList.Measurement or WordList.Alert)
        {
            return TryStem(gs1Stems, "", text, out rest);
        }

        if (text.StartsWith(CbvUrn, StringComparison.OrdinalIgnoreCase) && text[CbvUrn.Length..].StartsWith(urnParts[(int)list], StringComparison.OrdinalIgnoreCase))
        {
            rest = text[(CbvUrn.Length + urnParts[(int)list].Length)..];
            return true;
        }

        return TryStem(cbvStems, webParts[(int)list], text, out rest);
    }

    /// <summary>Finds the list that a URN or Web URI of the vocabulary names, wherever it stands.</summary>
    internal static bool TryRecognise(ReadOnlySpan<char> text, out WordList list, out ReadOnlySpan<char> rest)
    {
        rest = default;
        list = default;
        if (!(text.StartsWith("urn:epcglobal:cbv:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("cbv:", StringComparison.Ordinal)
            || text.StartsWith("gs1:", StringComparison.Ordinal) || text.Contains("gs1.org/", StringComparison.Ordinal)))
        {
            return false;
        }

        foreach (var candidate in Enum.GetValues<WordList>())
        {
            if (candidate != WordList.Alert && TryStrip(candidate, text, out rest))
            {
                list = candidate;
                return true;
            }
        }

        return false;
    }

    private static bool TryStem(string[] stems, string part, ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        foreach (var stem in stems)
        {
            if (text.StartsWith(stem, StringComparison.Ordinal) && text[stem.Length..].StartsWith(part, StringComparison.OrdinalIgnoreCase))
            {
                rest = text[(stem.Length + part.Length)..];
                return true;
            }
        }

        rest = default;
        return false;
    }
}
