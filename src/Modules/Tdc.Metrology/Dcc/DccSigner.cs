using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using static Tdc.Metrology.Dcc.SignatureAlgorithms;

namespace Tdc.Metrology.Dcc;

/// <summary>Signs a certificate's document: enveloped, by SHA-256, with the signer's certificate and the signing time in what is signed (XAdES).</summary>
internal static class DccSigner
{
    /// <summary>The signed document in UTF-8.</summary>
    /// <param name="octets">A document without a document type, made by the writer.</param>
    /// <param name="signer">A certificate with its private key: a curve of 256 bits or RSA of 2048 and more.</param>
    /// <param name="time">When it is signed; written in whole seconds.</param>
    /// <exception cref="InvalidOperationException">The key is of another kind, or the document is not XML.</exception>
    public static byte[] Sign(ReadOnlyMemory<byte> octets, X509Certificate2 signer, DateTimeOffset time)
    {
        XmlDocument document;
        try
        {
            document = Canonical.Load(octets);
        }
        catch (SignatureRefused)
        {
            throw new InvalidOperationException("Only a document without a document type can be signed.");
        }

        var rootDigest = SHA256.HashData(Canonical.Document(document, ExclusiveC14N, null));
        var id = "sig-" + Convert.ToHexStringLower(rootDigest)[..16];
        var signature = Signature(document, signer, id, time);
        document.DocumentElement!.AppendChild(signature);

        var properties = (XmlElement)signature.GetElementsByTagName("SignedProperties", SignedProperties.Xades)[0]!;
        var propertiesDigest = SHA256.HashData(Canonical.Element(properties, ExclusiveC14N, null));
        var info = SignedPart.Only(signature, "SignedInfo");
        info.AppendChild(Reference(document, "", null, rootDigest, Enveloped, ExclusiveC14N));
        info.AppendChild(Reference(document, "#" + id + "-properties", SignedProperties.ReferenceKind, propertiesDigest, ExclusiveC14N));
        SignedPart.Only(signature, "SignatureValue").InnerText =
            Convert.ToBase64String(SignatureAlgorithms.Sign(signer, Canonical.Element(info, ExclusiveC14N, null)));
        return Octets(document);
    }

    private static XmlElement Signature(XmlDocument document, X509Certificate2 signer, string id, DateTimeOffset time)
    {
        var signature = Ds(document, "Signature");
        signature.SetAttribute("Id", id);
        var info = Add(signature, Ds(document, "SignedInfo"));
        Add(info, Named(document, "CanonicalizationMethod", ExclusiveC14N));
        Add(info, Named(document, "SignatureMethod", MethodOf(signer)));
        Add(signature, Ds(document, "SignatureValue"));
        var data = Add(Add(signature, Ds(document, "KeyInfo")), Ds(document, "X509Data"));
        Add(data, Ds(document, "X509Certificate")).InnerText = Convert.ToBase64String(signer.RawData);

        var qualifying = Add(Add(signature, Ds(document, "Object")), Xa(document, "QualifyingProperties"));
        qualifying.SetAttribute("Target", "#" + id);
        var properties = Add(qualifying, Xa(document, "SignedProperties"));
        properties.SetAttribute("Id", id + "-properties");
        var about = Add(properties, Xa(document, "SignedSignatureProperties"));
        Add(about, Xa(document, "SigningTime")).InnerText = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var digest = Add(Add(Add(about, Xa(document, "SigningCertificateV2")), Xa(document, "Cert")), Xa(document, "CertDigest"));
        Add(digest, Named(document, "DigestMethod", Sha256));
        Add(digest, Ds(document, "DigestValue")).InnerText = Convert.ToBase64String(SHA256.HashData(signer.RawData));
        return signature;
    }

    private static XmlElement Reference(XmlDocument document, string address, string? kind, byte[] digest, params string[] transforms)
    {
        var reference = Ds(document, "Reference");
        reference.SetAttribute("URI", address);
        if (kind is not null)
        {
            reference.SetAttribute("Type", kind);
        }

        var list = Add(reference, Ds(document, "Transforms"));
        foreach (var transform in transforms)
        {
            Add(list, Named(document, "Transform", transform));
        }

        Add(reference, Named(document, "DigestMethod", Sha256));
        Add(reference, Ds(document, "DigestValue")).InnerText = Convert.ToBase64String(digest);
        return reference;
    }

    private static byte[] Octets(XmlDocument document)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.Entitize, // a carriage return that was signed must come back as one
        };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            document.Save(writer);
        }

        return stream.ToArray();
    }

    private static XmlElement Ds(XmlDocument document, string name) => document.CreateElement("ds", name, XmlSignature);

    private static XmlElement Xa(XmlDocument document, string name) => document.CreateElement("xades", name, SignedProperties.Xades);

    private static XmlElement Named(XmlDocument document, string name, string algorithm)
    {
        var element = Ds(document, name);
        element.SetAttribute("Algorithm", algorithm);
        return element;
    }

    private static XmlElement Add(XmlElement parent, XmlElement child) => (XmlElement)parent.AppendChild(child)!;
}
