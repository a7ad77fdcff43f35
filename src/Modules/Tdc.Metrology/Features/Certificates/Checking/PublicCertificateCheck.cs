using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Certificates.Showing;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Certificates.Checking;

/// <summary>What the public hears of a certificate.</summary>
internal enum CertificateStanding
{
    /// <summary>There is no such certificate.</summary>
    Unknown,

    /// <summary>It was issued and stands.</summary>
    Valid,

    /// <summary>Another certificate took its place.</summary>
    Replaced,
}

/// <summary>Says whether a certificate stands, and nothing else: not for whom, not of what, not by which one it was replaced.</summary>
/// <remarks>A calibration certificate has no end of its own (ISO/IEC 17025:2017, 7.8.4.3: no recommended interval unless agreed), so none expires here.</remarks>
internal static class PublicCertificateCheck
{
    /// <summary>By the word in the picture code, or by the number.</summary>
    public static async Task<CertificateStanding> OfAsync(TdcDbContext db, string tokenOrNumber, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var asked = tokenOrNumber.Trim();
        if (asked.Length is 0 or > CertificateShelf.MostLetters)
        {
            asked = "-"; // none has this word, and the question costs the same
        }

        var number = asked.ToUpperInvariant();
        var found = await db.Set<CalibrationCertificate>().AsNoTracking().Where(c => c.Token == asked || c.Number == number)
            .Select(c => new { Replaced = db.Set<CalibrationCertificate>().Any(later => later.Replaces == c.Id) }).FirstOrDefaultAsync(cancellation);
        return found is null ? CertificateStanding.Unknown : found.Replaced ? CertificateStanding.Replaced : CertificateStanding.Valid;
    }
}
