using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Tdc.Metrology.Dcc;

/// <summary>Verifies the enveloped signatures of a document.</summary>
/// <remarks>
/// <para>Intact means: every signature stands directly under the root, refers to that root without its own signature, by canonical XML only, and to nothing
/// but itself besides. So the signed element is the very element that a reader reads, and nothing can be moved aside.</para>
/// <para>Nothing is fetched. Source: W3C XML Signature 1.1 with its Best Practices; ETSI EN 319 132-1 (XAdES) for the signed properties.</para>
/// </remarks>
internal static class SignatureCheck
{
    private const int MostSignatures = 8;
    private const int MostCertificates = 8;

    /// <summary>Verifies a document that a reader has already taken in within its limits.</summary>
    public static SignatureVerdict Verify(ReadOnlyMemory<byte> octets)
    {
        try
        {
            var document = Canonical.Load(octets);
            var signatures = Find(document);
            if (signatures.Count == 0)
            {
                return SignatureVerdict.Unsigned;
            }

            RefuseDuplicateIds(document);
            var seals = signatures.Select((signature, place) => One(octets, signature, place)).ToArray();
            return new SignatureVerdict(SignatureState.Intact, SignatureFault.None, seals);
        }
        catch (SignatureRefused refused)
        {
            return SignatureVerdict.Broken(refused.Fault);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return SignatureVerdict.Broken(SignatureFault.Form);
        }
    }

    /// <summary>The signatures under the root; one that stands anywhere else could be made to cover what nobody reads.</summary>
    private static List<XmlElement> Find(XmlDocument document)
    {
        var root = document.DocumentElement!;
        List<XmlElement> found = [.. document.GetElementsByTagName("Signature", SignatureAlgorithms.XmlSignature).Cast<XmlElement>()];
        if (found.Exists(signature => signature.ParentNode != root))
        {
            throw new SignatureRefused(SignatureFault.Misplaced);
        }

        return found.Count > MostSignatures ? throw new SignatureRefused(SignatureFault.TooMany) : found;
    }

    private static void RefuseDuplicateIds(XmlDocument document)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in document.GetElementsByTagName("*").Cast<XmlElement>())
        {
            foreach (XmlAttribute attribute in element.Attributes)
            {
                if (SignedPart.IsId(attribute) && !ids.Add(attribute.Value))
                {
                    throw new SignatureRefused(SignatureFault.DuplicateId);
                }
            }
        }
    }

    private static Seal One(ReadOnlyMemory<byte> octets, XmlElement signature, int place)
    {
        var info = SignedPart.Only(signature, "SignedInfo");
        var method = SignedPart.Algorithm(SignedPart.Only(info, "SignatureMethod"));
        SignatureAlgorithms.Check(method);
        References.Check(octets, signature, info, place);

        var canonicalization = SignedPart.Only(info, "CanonicalizationMethod");
        var (algorithm, prefixes) = SignedPart.Canonicalization(canonicalization);
        var content = Canonical.Element(info, algorithm, prefixes);
        var value = Convert.FromBase64String(SignedPart.Only(signature, "SignatureValue").InnerText);

        var certificates = Certificates(signature);
        var signer = certificates.Find(certificate => SignatureAlgorithms.Verifies(method, certificate, content, value))
            ?? throw new SignatureRefused(SignatureFault.Value);
        var time = SignedProperties.Check(signature, info, signer);
        return new Seal(signer, [.. certificates.Where(certificate => certificate != signer)], time);
    }

    private static List<X509Certificate2> Certificates(XmlElement signature)
    {
        var certificates = SignedPart.Children(SignedPart.Only(signature, "KeyInfo", SignatureFault.NoCertificate), "X509Data")
            .SelectMany(data => SignedPart.Children(data, "X509Certificate"))
            .Select(each => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(each.InnerText)))
            .ToList();
        return certificates.Count switch
        {
            0 => throw new SignatureRefused(SignatureFault.NoCertificate),
            > MostCertificates => throw new SignatureRefused(SignatureFault.TooMany),
            _ => certificates,
        };
    }
}
