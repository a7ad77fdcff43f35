using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Tdc.Metrology.Dcc;

/// <summary>Reads the signed properties of XAdES: when was signed and by which certificate. Only what the signature covers counts.</summary>
/// <remarks>Source: ETSI EN 319 132-1, 5.2.1 and 5.2.2.</remarks>
internal static class SignedProperties
{
    public const string Xades = "http://uri.etsi.org/01903/v1.3.2#";
    public const string ReferenceKind = "http://uri.etsi.org/01903#SignedProperties";

    /// <summary>The signing time, after the certificate was found to be the one that is named.</summary>
    /// <returns>Null when there are no properties that the signature covers.</returns>
    public static DateTimeOffset? Check(XmlElement signature, XmlElement info, X509Certificate2 signer)
    {
        XmlElement[] properties = [.. SignedPart.Children(signature, "Object")
            .SelectMany(part => part.GetElementsByTagName("SignedProperties", Xades).Cast<XmlElement>())
            .Where(element => SignedPart.Children(info, "Reference").Any(reference => Covers(reference, element)))];
        if (properties.Length == 0)
        {
            return null;
        }

        if (properties.Length > 1)
        {
            throw new SignatureRefused(SignatureFault.Form);
        }

        CheckCertificate(properties[0], signer);
        XmlElement[] times = [.. properties[0].GetElementsByTagName("SigningTime", Xades).Cast<XmlElement>()];
        return times.Length switch
        {
            0 => null,
            1 => Time(times[0].InnerText),
            _ => throw new SignatureRefused(SignatureFault.Form),
        };
    }

    private static bool Covers(XmlElement reference, XmlElement element) =>
        reference.GetAttribute("URI") is ['#', .. var id] && SignedPart.HasId(element, id);

    /// <summary>The first certificate that the properties name must be the signer's.</summary>
    private static void CheckCertificate(XmlElement properties, X509Certificate2 signer)
    {
        if (properties.GetElementsByTagName("CertDigest", Xades).Cast<XmlElement>().FirstOrDefault() is not { } named)
        {
            return;
        }

        var digest = SignatureAlgorithms.Digest(SignedPart.Algorithm(SignedPart.Only(named, "DigestMethod")), signer.RawData);
        if (!CryptographicOperations.FixedTimeEquals(digest, Convert.FromBase64String(SignedPart.Only(named, "DigestValue").InnerText)))
        {
            throw new SignatureRefused(SignatureFault.OtherCertificate);
        }
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new SignatureRefused(SignatureFault.Form);
}
