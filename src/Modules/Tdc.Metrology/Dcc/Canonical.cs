using System.Security.Cryptography.Xml;
using System.Xml;

namespace Tdc.Metrology.Dcc;

/// <summary>Canonical XML of a whole document or of one of its elements.</summary>
/// <remarks>Source: W3C Canonical XML 1.0 and 1.1, Exclusive XML Canonicalization 1.0. 1.1 differs from 1.0 only where xml:base or xml:id are inherited.</remarks>
internal static class Canonical
{
    private const string Namespaces = "http://www.w3.org/2000/xmlns/";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    /// <summary>Whether it is a method of canonicalization that is accepted.</summary>
    public static bool IsMethod(string algorithm) =>
        algorithm is SignatureAlgorithms.ExclusiveC14N or SignatureAlgorithms.C14N or SignatureAlgorithms.C14N11;

    /// <summary>The octets of a whole document.</summary>
    /// <param name="prefixes">Prefixes that the exclusive method treats as the inclusive one does; or null.</param>
    public static byte[] Document(XmlDocument document, string algorithm, string? prefixes)
    {
        Transform transform = algorithm switch
        {
            SignatureAlgorithms.ExclusiveC14N => new XmlDsigExcC14NTransform(false, prefixes),
            SignatureAlgorithms.C14N or SignatureAlgorithms.C14N11 => new XmlDsigC14NTransform(false),
            _ => throw new SignatureRefused(SignatureFault.Transform),
        };
        transform.Resolver = null!;
        transform.LoadInput(document);
        using var stream = (Stream)transform.GetOutput(typeof(Stream));
        using var octets = new MemoryStream();
        stream.CopyTo(octets);
        return octets.ToArray();
    }

    /// <summary>The octets of an element with all in it, as it stands in its document: with the name spaces that it inherits.</summary>
    public static byte[] Element(XmlElement element, string algorithm, string? prefixes)
    {
        var alone = NewDocument();
        var copy = (XmlElement)alone.ImportNode(element, deep: true);
        alone.AppendChild(copy);
        for (var above = element.ParentNode as XmlElement; above is not null; above = above.ParentNode as XmlElement)
        {
            foreach (XmlAttribute attribute in above.Attributes)
            {
                Inherit(copy, attribute, algorithm);
            }
        }

        return Document(alone, algorithm, prefixes);
    }

    /// <summary>A document that fetches nothing and keeps every blank.</summary>
    public static XmlDocument NewDocument() => new() { PreserveWhitespace = true, XmlResolver = null };

    /// <summary>Loads a document; a document type is refused.</summary>
    public static XmlDocument Load(ReadOnlyMemory<byte> octets)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024 };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(octets.ToArray(), writable: false), settings);
            var document = NewDocument();
            document.Load(reader);
            return document;
        }
        catch (Exception fault) when (fault is XmlException or NotSupportedException or System.Text.DecoderFallbackException)
        {
            throw new SignatureRefused(SignatureFault.Document);
        }
    }

    private static void Inherit(XmlElement copy, XmlAttribute attribute, string algorithm)
    {
        var isName = attribute.NamespaceURI == Namespaces;
        if (isName || attribute.NamespaceURI == Xml)
        {
            if (!isName && algorithm == SignatureAlgorithms.ExclusiveC14N)
            {
                return; // the exclusive method does not inherit attributes
            }

            if (!isName && attribute.LocalName is "id" or "base")
            {
                throw new SignatureRefused(SignatureFault.Transform); // where 1.0 and 1.1 part
            }

            if (!copy.HasAttribute(attribute.LocalName, attribute.NamespaceURI))
            {
                copy.SetAttributeNode((XmlAttribute)copy.OwnerDocument.ImportNode(attribute, deep: true));
            }
        }
    }
}
