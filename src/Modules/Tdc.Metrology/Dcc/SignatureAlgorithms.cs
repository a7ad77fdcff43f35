using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tdc.Metrology.Dcc;

/// <summary>The algorithms that are accepted; whatever else is named is refused.</summary>
/// <remarks>Source: W3C XML Signature 1.1; RFC 9231. SHA-1, MD5, HMAC, DSA and short keys are left out on purpose.</remarks>
internal static class SignatureAlgorithms
{
    public const string XmlSignature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Enveloped = XmlSignature + "enveloped-signature";
    public const string ExclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    public const string C14N11 = "http://www.w3.org/2006/12/xml-c14n11";
    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string EcdsaSha256 = More + "ecdsa-sha256";
    public const string RsaSha256 = More + "rsa-sha256";

    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";
    private const int ShortestRsa = 2048;
    private const int ShortestCurve = 256;

    public static byte[] Digest(string algorithm, byte[] content) => algorithm switch
    {
        Sha256 => SHA256.HashData(content),
        More + "sha384" => SHA384.HashData(content),
        "http://www.w3.org/2001/04/xmlenc#sha512" => SHA512.HashData(content),
        _ => throw new SignatureRefused(SignatureFault.Algorithm),
    };

    /// <summary>Whether a certificate's key made the signature. A key that is too short is refused.</summary>
    public static bool Verifies(string algorithm, X509Certificate2 signer, byte[] content, byte[] signature)
    {
        var (isCurve, hash) = Method(algorithm);
        if (isCurve)
        {
            using var curve = signer.GetECDsaPublicKey();
            return curve is not null && (curve.KeySize >= ShortestCurve || Refuse())
                && curve.VerifyData(content, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = signer.GetRSAPublicKey();
        return rsa is not null && (rsa.KeySize >= ShortestRsa || Refuse()) && rsa.VerifyData(content, signature, hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The name of what a key signs with, and the signature.</summary>
    public static byte[] Sign(X509Certificate2 signer, byte[] content)
    {
        using var curve = signer.GetECDsaPrivateKey();
        if (curve is not null)
        {
            return curve.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = signer.GetRSAPrivateKey() ?? throw new InvalidOperationException("The certificate has no private key of a known kind.");
        return rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public static string MethodOf(X509Certificate2 signer)
    {
        using var curve = signer.GetECDsaPublicKey();
        return curve is null ? RsaSha256 : EcdsaSha256;
    }

    /// <summary>Refuses a method before anything is computed with it.</summary>
    public static void Check(string algorithm) => Method(algorithm);

    private static (bool IsCurve, HashAlgorithmName Hash) Method(string algorithm) => algorithm switch
    {
        EcdsaSha256 => (true, HashAlgorithmName.SHA256),
        More + "ecdsa-sha384" => (true, HashAlgorithmName.SHA384),
        More + "ecdsa-sha512" => (true, HashAlgorithmName.SHA512),
        RsaSha256 => (false, HashAlgorithmName.SHA256),
        More + "rsa-sha384" => (false, HashAlgorithmName.SHA384),
        More + "rsa-sha512" => (false, HashAlgorithmName.SHA512),
        _ => throw new SignatureRefused(SignatureFault.Algorithm),
    };

    private static bool Refuse() => throw new SignatureRefused(SignatureFault.Algorithm);
}
