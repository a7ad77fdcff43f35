using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using Tdc.Metrology.Domain.Certificates;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Certificates.Signing;
using Tdc.Platform.Documents;
using Tdc.Platform.Navigation;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Certificates.Making;

/// <summary>Makes the files of an issued certificate: on paper in two languages, and for machines, signed once and then kept.</summary>
internal sealed class CertificateFiles(TdcDbContext db, SigningKeys keys, SiteAddress site, TimeProvider clock)
{
    /// <summary>Media type of a certificate for machines.</summary>
    public const string DccType = "application/xml";

    private static readonly string release = typeof(CertificateFiles).Assembly.GetName().Version?.ToString(3) ?? "1.0.0";

    /// <summary>The certificate on paper.</summary>
    public MemoryStream Paper(CalibrationCertificate certificate, CertificateWords words) =>
        CertificateDocument.Of(LaboratoryJson.Read<CertificateContent>(certificate.Content), CheckAddress(certificate, words.IsEnglish), words, certificate.IssuedAt).ToStream();

    /// <summary>The address where anybody checks the certificate.</summary>
    public string CheckAddress(CalibrationCertificate certificate, bool english = false) => site.Of("/gcn/" + certificate.Token, english ? "en" : "vi");

    /// <summary>A safe name for a file of the certificate.</summary>
    public static string FileName(CalibrationCertificate certificate, string ending) =>
        string.Concat(certificate.Number.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')) + ending;

    /// <summary>The certificate for machines, with the paper in Vietnamese inside.</summary>
    /// <returns>The signed document, or <c>certificate.not-writable</c> with the place of what the schema does not allow.</returns>
    public async Task<Outcome<IssuedDcc>> DccAsync(CalibrationCertificate certificate, DccVersion version, CancellationToken cancellation)
    {
        var number = DccWriter.NumberOf(version);
        if (await FindAsync(certificate.Id, number, cancellation) is { } kept)
        {
            return kept;
        }

        var written = DccWriter.Write(CertificateDcc.Of(LaboratoryJson.Read<CertificateContent>(certificate.Content), release, Inside(certificate)), version);
        if (written.Octets is null)
        {
            return Refusal.Rule("certificate.not-writable", written.Path);
        }

        var (key, signer) = await keys.OpenAsync(db, cancellation);
        using (signer)
        {
            var now = clock.GetUtcNow();
            var octets = DccSigner.Sign(written.Octets, signer, now);
            var made = new IssuedDcc
            {
                Certificate = certificate.Id,
                SchemaVersion = number,
                Octets = octets,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(octets)),
                SigningKey = key,
                SignedAt = now,
            };
            db.Add(made);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return made;
            }
            catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
            {
                db.ChangeTracker.Clear(); // somebody asked at the same moment: the first signature counts
                if (await FindAsync(certificate.Id, number, cancellation) is { } first)
                {
                    return first;
                }

                throw;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private Task<IssuedDcc?> FindAsync(CalibrationCertificateId id, string version, CancellationToken cancellation) =>
        db.Set<IssuedDcc>().AsNoTracking().SingleOrDefaultAsync(d => d.Certificate == id && d.SchemaVersion == version, cancellation);

    private EmbeddedFile Inside(CalibrationCertificate certificate)
    {
        using var paper = Paper(certificate, CertificateWords.Vietnamese);
        return new EmbeddedFile(FileName(certificate, ".docx"), OfficialDocument.ContentType, paper.ToArray()) { Name = CertificateDcc.Said("doc.title") };
    }
}
