using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tdc.Metrology.Tests.Dcc;

/// <summary>Keys and certificates made for one test.</summary>
internal static class TestSigner
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);

    public static X509Certificate2 Curve(string name = "CN=Phòng thử") => Own(name, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static X509Certificate2 Rsa(int bits = 2048)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest("CN=RSA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
    }

    /// <summary>An authority and a laboratory's certificate under it.</summary>
    public static (X509Certificate2 Authority, X509Certificate2 Laboratory) Chain()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Cơ quan", key, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var root = authority.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(2));
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Phòng", own, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        using var bare = request.Create(root, Now.AddYears(-1), Now.AddYears(1), [1, 2, 3]);
        return (root, bare.CopyWithPrivateKey(own));
    }

    private static X509Certificate2 Own(string name, ECDsa key)
    {
        using (key)
        {
            return new CertificateRequest(name, key, HashAlgorithmName.SHA256).CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
        }
    }
}
