using System.Xml;

namespace Tdc.Metrology.Dcc;

/// <summary>Finds the parts of a signature by their exact place, so that none can hide.</summary>
internal static class SignedPart
{
    private const string ExclusivePrefixes = "http://www.w3.org/2001/10/xml-exc-c14n#";

    public static IEnumerable<XmlElement> Children(XmlElement parent, string name) => parent.ChildNodes.OfType<XmlElement>()
        .Where(child => child.LocalName == name && child.NamespaceURI == SignatureAlgorithms.XmlSignature);

    /// <summary>The one child of this name; none or two are a fault.</summary>
    public static XmlElement Only(XmlElement parent, string name, SignatureFault fault = SignatureFault.Form)
    {
        XmlElement[] found = [.. Children(parent, name).Take(2)];
        return found.Length == 1 ? found[0] : throw new SignatureRefused(fault);
    }

    public static string Algorithm(XmlElement element) => element.GetAttribute("Algorithm");

    /// <summary>A method of canonicalization with the prefixes that it treats inclusively.</summary>
    public static (string Algorithm, string? Prefixes) Canonicalization(XmlElement element)
    {
        var algorithm = Algorithm(element);
        if (!Canonical.IsMethod(algorithm))
        {
            throw new SignatureRefused(SignatureFault.Transform);
        }

        XmlElement[] inside = [.. element.ChildNodes.OfType<XmlElement>()];
        if (inside.Length == 0)
        {
            return (algorithm, null);
        }

        var good = algorithm == SignatureAlgorithms.ExclusiveC14N && inside.Length == 1
            && inside[0].LocalName == "InclusiveNamespaces" && inside[0].NamespaceURI == ExclusivePrefixes;
        return good ? (algorithm, inside[0].GetAttribute("PrefixList")) : throw new SignatureRefused(SignatureFault.Transform);
    }

    /// <summary>Whether an attribute could be taken for an id by any program that reads signatures.</summary>
    public static bool IsId(XmlAttribute attribute) =>
        (attribute.NamespaceURI.Length == 0 && attribute.LocalName is "Id" or "ID" or "id")
        || (attribute.LocalName == "id" && attribute.NamespaceURI == "http://www.w3.org/XML/1998/namespace");

    public static bool HasId(XmlElement element, string id) => element.Attributes.Cast<XmlAttribute>().Any(attribute => IsId(attribute) && attribute.Value == id);
}
