namespace Tdc.Epcis.Xml;

/// <summary>An element with all that is inside it, without comments and processing instructions.</summary>
internal sealed class XmlElement(string prefix, string localName, string space)
{
    public string Prefix => prefix;

    public string LocalName => localName;

    public string Namespace => space;

    public List<XmlAttributeValue>? Attributes { get; set; }

    public List<XmlElement>? Children { get; set; }

    /// <summary>Prefixes declared on the element itself.</summary>
    public List<(string Prefix, string Namespace)>? Declarations { get; set; }

    /// <summary>Text directly inside, joined.</summary>
    public string Text { get; set; } = "";

    public int Line { get; set; }

    /// <summary>Text without white space at its ends.</summary>
    public string Trimmed => Text.AsSpan().Trim() is var trimmed && trimmed.Length == Text.Length ? Text : trimmed.ToString();

    /// <summary>Whether it is an element of the standard with this name.</summary>
    public bool Is(string name) => space.Length == 0 && localName == name;

    /// <summary>Value of an attribute without name space, or <c>null</c>.</summary>
    public string? Attribute(string name) => Attribute("", name);

    /// <summary>Value of an attribute, or <c>null</c>.</summary>
    public string? Attribute(string attributeSpace, string name)
    {
        if (Attributes is not null)
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.LocalName == name && attribute.Namespace == attributeSpace)
                {
                    return attribute.Value.Trim();
                }
            }
        }

        return null;
    }
}

/// <summary>An attribute that is not a declaration.</summary>
internal readonly record struct XmlAttributeValue(string Prefix, string LocalName, string Namespace, string Value);
