using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Tdc.Dcc.Reading;

/// <summary>Takes a document in, element by element, within limits; nothing outside of it is ever fetched.</summary>
internal static class ElementTree
{
    /// <summary>The root with all below it but comments and processing instructions: a text that a comment divides is one text.</summary>
    /// <exception cref="ReadingStopped">The document is not XML, has a document type or passes a limit.</exception>
    public static XElement Load(Stream stream, DccLimits limits)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false,
            MaxCharactersInDocument = Math.Max(1, limits.Octets),
            MaxCharactersFromEntities = 1024,
        };
        XElement? root = null;
        try
        {
            using var limited = new LimitedStream(stream, limits.Octets);
            using var reader = XmlReader.Create(limited, settings);
            root = Build(reader, limits);
            return root ?? throw new ReadingStopped(DccFault.NotXml, "");
        }
        catch (XmlException broken)
        {
            // The framework has no code for a prohibited document type, only its words.
            var fault = broken.Message.Contains("DTD", StringComparison.Ordinal) ? DccFault.DocumentType : DccFault.NotXml;
            throw new ReadingStopped(fault, "");
        }
        catch (DecoderFallbackException)
        {
            throw new ReadingStopped(DccFault.NotXml, "");
        }
        catch (NotSupportedException)
        {
            throw new ReadingStopped(DccFault.NotXml, ""); // an encoding that nobody knows
        }
    }

    private static XElement? Build(XmlReader reader, DccLimits limits)
    {
        XElement? root = null;
        XElement? open = null;
        var elements = 0;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    if (++elements > limits.Elements || reader.Depth >= limits.Depth)
                    {
                        throw open is null ? new ReadingStopped(DccFault.TooDeep, "") : ReadingStopped.At(DccFault.TooDeep, open);
                    }

                    var empty = reader.IsEmptyElement;
                    open?.Add(element);
                    root ??= element;
                    Attributes(reader, element, ids);
                    open = empty ? open : element;
                    break;
                case XmlNodeType.EndElement:
                    open = open!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open?.Add(new XText(reader.Value));
                    break;
                case XmlNodeType.Whitespace when open is { HasElements: false }:
                    open.Add(new XText(reader.Value)); // a text may be nothing but blanks
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    private static void Attributes(XmlReader reader, XElement element, HashSet<string> ids)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI.Length > 0)
            {
                continue; // declarations of name spaces, places of schemas: nobody follows them
            }

            element.Add(new XAttribute(reader.LocalName, reader.Value));
            if (reader.LocalName == "id" && !ids.Add(reader.Value))
            {
                throw ReadingStopped.At(DccFault.Id, element, "@id");
            }
        }

        reader.MoveToElement();
    }
}
