using System.Xml;
using System.Xml.Linq;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Takes one paragraph or table row out of a document's body, without namespaces and without what only concerns its looks.</summary>
internal static class WordBlock
{
    /// <summary>Most elements of one block; the longest real rows have some thousands.</summary>
    public const int MostElements = 200_000;

    /// <summary>Reads the element that the reader stands on and goes behind it.</summary>
    /// <exception cref="InvalidDataException">It has more than <see cref="MostElements"/>, so that one block would fill the memory.</exception>
    public static XElement Read(XmlReader reader)
    {
        var open = new Stack<XElement>();
        var count = 0;
        while (true)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when open.Count > 0 && IsLooks(reader.LocalName):
                    reader.Skip(); // stands behind it already
                    continue;
                case XmlNodeType.Element:
                    if (++count > MostElements)
                    {
                        throw new InvalidDataException("A paragraph or row of the document has more parts than any program writes.");
                    }

                    var element = Start(reader);
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }
                    else if (open.Count == 0)
                    {
                        reader.Read();
                        return element;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Peek().Name.LocalName == "t":
                    open.Peek().Add(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    var ended = open.Pop();
                    if (open.Count == 0)
                    {
                        reader.Read();
                        return ended;
                    }

                    break;
            }

            if (!reader.Read())
            {
                throw new InvalidDataException("The document ends in the middle of a paragraph or row.");
            }
        }
    }

    private static XElement Start(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName));
        if (reader.HasAttributes && HasNeededAttributes(element.Name.LocalName))
        {
            while (reader.MoveToNextAttribute())
            {
                if (reader.Prefix != "xmlns" && reader.LocalName is "val" or "id" && element.Attribute(reader.LocalName) is null)
                {
                    element.SetAttributeValue(reader.LocalName, reader.Value);
                }
            }

            reader.MoveToElement();
        }

        return element;
    }

    private static bool HasNeededAttributes(string name) =>
        name is "gridSpan" or "vMerge" or "hMerge" or "gridBefore" or "numId" or "ilvl" or "pStyle" or "vanish" or "footnoteReference" or "endnoteReference";

    private static bool IsLooks(string name) => name is "Fallback" or "tblGrid" or "tblPr" or "rFonts" or "sz" or "szCs" or "lang" or "color" or "jc" or "spacing" or "tcW" or "tcBorders" or "shd"
        or "ind" or "proofErr" or "bookmarkStart" or "bookmarkEnd" or "tblPrEx" or "cnfStyle";
}
