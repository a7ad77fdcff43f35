using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Audit;

/// <summary>The keys that sign the days' heads of the audit and of the logs of modules: ECDSA P-256, the private part sealed by data protection, the public part published.</summary>
public sealed class AuditKeys
{
    private readonly TimeProvider clock;
    private readonly IDataProtector seal;

    /// <summary>Opens the keys.</summary>
    public AuditKeys(IDataProtectionProvider protection, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(protection);
        this.clock = clock;
        seal = protection.CreateProtector("tdc.audit.signing-key");
    }

    /// <summary>All public keys, newest first; the old ones still verify what they signed.</summary>
    public static async Task<IReadOnlyList<AuditSigningKey>> KnownAsync(TdcDbContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<AuditSigningKey>().AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(cancellation);
    }

    /// <summary>Signs a text with the newest key that can be opened; makes one when there is none (added to the caller's unit of work).</summary>
    public async Task<(string KeyId, string Signature)> SignAsync(TdcDbContext db, string text, CancellationToken cancellation)
    {
        foreach (var known in await KnownAsync(db, cancellation))
        {
            if (Open(known) is { } opened)
            {
                using (opened)
                {
                    return (known.Id, Sign(opened, text));
                }
            }
        }

        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var row = Row(made);
        db.Add(row);
        return (row.Id, Sign(made, text));
    }

    /// <summary>Whether a signature over a text was made by the owner of a public key.</summary>
    public static bool Verifies(string publicKey, string text, string signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromBase64String(signature), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Id of a public key.</summary>
    public static string IdOf(byte[] publicKey) => Convert.ToHexString(SHA256.HashData(publicKey))[..16];

    private static string Sign(ECDsa key, string text) =>
        Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));

    private ECDsa? Open(AuditSigningKey row)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(seal.Unprotect(Convert.FromBase64String(row.SealedPrivateKey)), out _);
            return key;
        }
        catch (CryptographicException)
        {
            return null; // sealed under keys that are gone: its public part still verifies the old heads
        }
    }

    private AuditSigningKey Row(ECDsa key)
    {
        var publicKey = key.ExportSubjectPublicKeyInfo();
        return new AuditSigningKey
        {
            Id = IdOf(publicKey),
            PublicKey = Convert.ToBase64String(publicKey),
            SealedPrivateKey = Convert.ToBase64String(seal.Protect(key.ExportPkcs8PrivateKey())),
            CreatedAt = clock.GetUtcNow(),
        };
    }
}
