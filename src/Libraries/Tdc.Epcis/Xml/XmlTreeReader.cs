using System.Xml;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Xml;

/// <summary>Reads one element with all that is inside it.</summary>
internal sealed class XmlTreeReader(XmlReader reader, EpcisLimits limits)
{
    private readonly Stack<XmlElement> open = new();

    /// <summary>Reads the element at the reader and leaves the reader at its end.</summary>
    public async ValueTask<XmlElement> ReadAsync(CancellationToken cancellation)
    {
        var root = Start();
        if (reader.IsEmptyElement)
        {
            return root;
        }

        open.Clear();
        open.Push(root);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!await reader.ReadAsync())
            {
                break;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Add();
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    var text = reader.Value;
                    var inner = open.Peek();
                    if (text.Length + inner.Text.Length > limits.TextLength)
                    {
                        throw new ReadingStopped("epcis.limit-text", Number(limits.TextLength));
                    }

                    inner.Text = inner.Text.Length == 0 ? text : inner.Text + text;
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    /// <summary>The element at the reader without what is inside it.</summary>
    public XmlElement Start()
    {
        if (reader.Depth >= limits.Depth)
        {
            throw new ReadingStopped("epcis.limit-depth", Number(limits.Depth));
        }

        var element = new XmlElement(reader.Prefix, reader.LocalName, reader.NamespaceURI) { Line = reader is IXmlLineInfo line ? line.LineNumber : 0 };
        if (reader.AttributeCount > limits.Items)
        {
            throw new ReadingStopped("epcis.limit-items", Number(limits.Items));
        }

        if (reader.MoveToFirstAttribute())
        {
            do
            {
                if (reader.NamespaceURI == XmlNames.Declaration)
                {
                    (element.Declarations ??= []).Add((reader.Prefix.Length == 0 ? "" : reader.LocalName, reader.Value));
                }
                else
                {
                    (element.Attributes ??= []).Add(new XmlAttributeValue(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value));
                }
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }

        return element;
    }

    private void Add()
    {
        var element = Start();
        var children = open.Peek().Children ??= [];
        children.Add(element);
        if (children.Count > limits.Items)
        {
            throw new ReadingStopped("epcis.limit-items", Number(limits.Items));
        }

        if (!reader.IsEmptyElement)
        {
            open.Push(element);
        }
    }

    private static string Number(int limit) => limit.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
