using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Certificates;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Certificates.Signing;

/// <summary>The keys that sign certificates: ECDSA P-256, the private part sealed by data protection as the audit's is, the public part a certificate that readers may trust.</summary>
internal sealed class SigningKeys
{
    private const int YearsOfValidity = 10;
    private readonly SiteAddress site;
    private readonly TimeProvider clock;
    private readonly IDataProtector seal;

    public SigningKeys(IDataProtectionProvider protection, SiteAddress site, TimeProvider clock)
    {
        (this.site, this.clock) = (site, clock);
        seal = protection.CreateProtector("tdc.metrology.certificate-key");
    }

    /// <summary>All public certificates, newest first; the old ones still verify what they signed.</summary>
    public static async Task<IReadOnlyList<SigningKey>> KnownAsync(TdcDbContext db, CancellationToken cancellation) =>
        await db.Set<SigningKey>().AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(cancellation);

    /// <summary>The newest key that can be opened and is valid today; made when there is none (added to the caller's unit of work).</summary>
    /// <returns>Its id, and its certificate with the private key, to be disposed of.</returns>
    public async Task<(string Id, X509Certificate2 Signer)> OpenAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var known in await KnownAsync(db, cancellation))
        {
            if (Open(known) is { } opened)
            {
                if (opened.NotAfter.ToUniversalTime() > now.UtcDateTime)
                {
                    return (known.Id, opened);
                }

                opened.Dispose();
            }
        }

        var (row, made) = Make(now);
        db.Add(row);
        return (row.Id, made);
    }

    private X509Certificate2? Open(SigningKey row)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(seal.Unprotect(row.SealedPrivateKey), out _);
            using var certificate = X509CertificateLoader.LoadCertificate(row.Certificate);
            return certificate.CopyWithPrivateKey(key);
        }
        catch (CryptographicException)
        {
            return null; // sealed under keys that are gone: its public part still verifies what it signed
        }
    }

    private (SigningKey Row, X509Certificate2 Signer) Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var host = Uri.TryCreate(site.Root, UriKind.Absolute, out var root) ? root.Host : "localhost";
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName("TĐC Số " + host);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        var signer = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(YearsOfValidity));
        var row = new SigningKey
        {
            Id = Convert.ToHexString(SHA256.HashData(signer.RawData))[..32],
            Certificate = signer.RawData,
            SealedPrivateKey = seal.Protect(key.ExportPkcs8PrivateKey()),
            CreatedAt = now,
        };
        return (row, signer);
    }
}
