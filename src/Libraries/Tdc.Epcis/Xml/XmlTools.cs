using Tdc.Epcis.Json;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Xml;

/// <summary>Takes values out of elements and reports those that are not what the standard asks for.</summary>
internal sealed class XmlTools(Findings findings)
{
    public Findings Findings => findings;

    public string Uri(string text)
    {
        if (!AbsoluteUri.IsUri(text))
        {
            findings.Schema("epcis.uri", JsonTools.Short(text));
        }

        return text;
    }

    public string Time(string text)
    {
        if (!Timestamp.TryReadMilliseconds(text, out _))
        {
            findings.Schema("epcis.time", JsonTools.Short(text));
        }

        return text;
    }

    /// <summary>The bare word when the text is a URN or compact URI of the list; an own URI as it is.</summary>
    public string Word(WordList list, string text)
    {
        if (text.StartsWith("urn:epcglobal:cbv:", StringComparison.Ordinal) || text.StartsWith("gs1:", StringComparison.Ordinal)
            || text.StartsWith("https://gs1.org/voc/", StringComparison.Ordinal) || text.StartsWith("https://www.gs1.org/voc/", StringComparison.Ordinal)
            || text.StartsWith("https://ns.gs1.org/", StringComparison.Ordinal)
            || (list == WordList.Component && text.StartsWith("https://ref.gs1.org/cbv/Comp-", StringComparison.Ordinal)))
        {
            text = CoreBusinessVocabulary.WordOf(list, text) ?? text;
        }

        if (!Formats.IsWordOrOwnUri(list, text))
        {
            findings.Schema("epcis.word", JsonTools.Short(text));
        }

        return text;
    }

    public void Unknown(XmlElement element) =>
        findings.SchemaAt(element.LocalName, "epcis.unknown-field", JsonTools.Short(element.LocalName));

    /// <summary>Whether the element stands for the standard's wrapper of additions (<c>extension</c>, <c>baseExtension</c>).</summary>
    public static bool IsWrapper(XmlElement element) => element.Namespace.Length == 0 && element.LocalName is "extension" or "baseExtension" && element.Namespace.Length == 0;

    /// <summary>The children, with those of wrappers in the wrappers' place.</summary>
    public static IEnumerable<XmlElement> Unwrapped(XmlElement element)
    {
        foreach (var child in element.Children ?? [])
        {
            if (!IsWrapper(child))
            {
                yield return child;
                continue;
            }

            foreach (var inner in Unwrapped(child))
            {
                yield return inner;
            }
        }
    }
}
