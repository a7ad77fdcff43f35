using System.Security.Cryptography;
using System.Xml;

namespace Tdc.Metrology.Dcc;

/// <summary>Checks what a signature refers to: the root, once, and besides only parts of the signature itself.</summary>
internal static class References
{
    private const int Most = 8;

    public static void Check(ReadOnlyMemory<byte> octets, XmlElement signature, XmlElement info, int place)
    {
        XmlElement[] references = [.. SignedPart.Children(info, "Reference")];
        if (references.Length > Most)
        {
            throw new SignatureRefused(SignatureFault.TooMany);
        }

        var rootIsCovered = false;
        foreach (var reference in references)
        {
            var content = IsRoot(signature, reference) ? Root(octets, reference, place, ref rootIsCovered) : Own(signature, reference);
            var digest = SignatureAlgorithms.Digest(SignedPart.Algorithm(SignedPart.Only(reference, "DigestMethod")), content);
            var stated = Convert.FromBase64String(SignedPart.Only(reference, "DigestValue").InnerText);
            if (!CryptographicOperations.FixedTimeEquals(digest, stated))
            {
                throw new SignatureRefused(SignatureFault.Digest);
            }
        }

        if (!rootIsCovered)
        {
            throw new SignatureRefused(SignatureFault.RootNotCovered);
        }
    }

    private static bool IsRoot(XmlElement signature, XmlElement reference)
    {
        if (reference.GetAttributeNode("URI") is not { } address)
        {
            throw new SignatureRefused(SignatureFault.Reference);
        }

        return address.Value.Length == 0
            || (address.Value.StartsWith('#') && SignedPart.HasId(signature.OwnerDocument.DocumentElement!, address.Value[1..]));
    }

    /// <summary>The document without the signature that is being verified.</summary>
    private static byte[] Root(ReadOnlyMemory<byte> octets, XmlElement reference, int place, ref bool rootIsCovered)
    {
        if (rootIsCovered)
        {
            throw new SignatureRefused(SignatureFault.Reference); // twice the same is somebody's trick
        }

        rootIsCovered = true;
        var (enveloped, algorithm, prefixes) = Transforms(reference);
        if (!enveloped)
        {
            throw new SignatureRefused(SignatureFault.Transform);
        }

        var copy = Canonical.Load(octets);
        var root = copy.DocumentElement!;
        root.RemoveChild(SignedPart.Children(root, "Signature").ElementAt(place));
        if (reference.GetAttribute("URI").Length > 0)
        {
            foreach (var beside in copy.ChildNodes.OfType<XmlNode>().Where(node => node != root).ToArray())
            {
                copy.RemoveChild(beside); // an element is referred to and not its document
            }
        }

        return Canonical.Document(copy, algorithm, prefixes);
    }

    /// <summary>An object of the signature, or something in one.</summary>
    private static byte[] Own(XmlElement signature, XmlElement reference)
    {
        var address = reference.GetAttribute("URI");
        if (!address.StartsWith('#'))
        {
            throw new SignatureRefused(SignatureFault.Reference);
        }

        var own = SignedPart.Children(signature, "Object")
            .SelectMany(part => part.GetElementsByTagName("*").Cast<XmlElement>().Prepend(part))
            .SingleOrDefault(element => SignedPart.HasId(element, address[1..]))
            ?? throw new SignatureRefused(SignatureFault.Reference);
        var (enveloped, algorithm, prefixes) = Transforms(reference);
        return enveloped ? throw new SignatureRefused(SignatureFault.Transform) : Canonical.Element(own, algorithm, prefixes);
    }

    /// <summary>At most leaving the signature out, then at most one canonical form; nothing that computes.</summary>
    private static (bool Enveloped, string Algorithm, string? Prefixes) Transforms(XmlElement reference)
    {
        XmlElement[] holders = [.. SignedPart.Children(reference, "Transforms").Take(2)];
        XmlElement[] transforms = holders.Length switch
        {
            0 => [],
            1 => [.. holders[0].ChildNodes.OfType<XmlElement>()],
            _ => throw new SignatureRefused(SignatureFault.Form),
        };
        var enveloped = transforms.Length > 0 && SignedPart.Algorithm(transforms[0]) == SignatureAlgorithms.Enveloped;
        if (enveloped && transforms[0].ChildNodes.OfType<XmlElement>().Any())
        {
            throw new SignatureRefused(SignatureFault.Transform);
        }

        XmlElement[] rest = enveloped ? transforms[1..] : transforms;
        if (rest.Length > 1)
        {
            throw new SignatureRefused(SignatureFault.Transform);
        }

        var (algorithm, prefixes) = rest.Length == 0 ? (SignatureAlgorithms.C14N, null) : SignedPart.Canonicalization(rest[0]);
        return (enveloped, algorithm, prefixes);
    }
}
