using Tdc.Epcis.Hashing;

namespace Tdc.Epcis.Identifiers;

/// <summary>Judges and rewrites URIs that may be GS1 identifiers.</summary>
public static class Identifier
{
    /// <summary>What a URI names, and whether it is sound.</summary>
    /// <param name="uri">EPC URN, class or pattern URN, Digital Link, or any other URI.</param>
    public static IdentifierLevel LevelOf(ReadOnlySpan<char> uri)
    {
        if (EpcUrn.Begins(uri))
        {
            return !EpcUrn.TryRead(uri, out var urn) ? Known(uri) ? IdentifierLevel.MalformedUrn : IdentifierLevel.Other
                : urn.IsClass ? IdentifierLevel.Class : IdentifierLevel.Instance;
        }

        return !DigitalLink.TryRead(uri, out var link) ? IdentifierLevel.Other
            : !link.CheckHolds ? IdentifierLevel.WrongCheckDigit
            : link.IsClass ? IdentifierLevel.Class : IdentifierLevel.Instance;
    }

    /// <summary>The canonical Digital Link of an EPC URN or Digital Link; any other URI is given back as it is.</summary>
    /// <remarks>Two URIs name the same thing when their canonical forms are equal.</remarks>
    public static string Canonical(string uri)
    {
        var buffer = new PreHashBuffer();
        return TryWriteCanonical(buffer, uri) ? System.Text.Encoding.UTF8.GetString(buffer.Written) : uri;
    }

    internal static bool TryWriteCanonical(PreHashBuffer target, ReadOnlySpan<char> uri)
    {
        if (uri.Length < 8)
        {
            return false;
        }

        if ((uri[0] | 0x20) == 'u')
        {
            if (EpcUrn.TryRead(uri, out var urn))
            {
                urn.WriteDigitalLink(target);
                return true;
            }

            return false;
        }

        if ((uri[0] | 0x20) == 'h' && DigitalLink.TryRead(uri, out var link))
        {
            link.Write(target);
            return true;
        }

        return false;
    }

    /// <summary>Schemes of the tag data standard that have no Digital Link (general, defence, aerospace …) are not judged.</summary>
    private static bool Known(ReadOnlySpan<char> uri)
    {
        var rest = uri["urn:epc:".Length..];
        rest = rest[(rest.IndexOf(':') + 1)..];
        var end = rest.IndexOf(':');
        var name = end < 0 ? rest : rest[..end];
        return !(name is "gid" or "usdod" or "adi" or "bic" or "imovn" or "cpid");
    }
}
