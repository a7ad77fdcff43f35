using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Register.Checking;

/// <summary>Answers whether a certificate or stamp number holds; says nothing else, and does the same reading for numbers that do not exist.</summary>
internal static class PublicCheck
{
    /// <summary>Most letters of a number that is looked up; longer ones are unknown.</summary>
    public const int MostLetters = 60;

    /// <summary>What the public hears.</summary>
    public static async Task<PublicStatus> OfAsync(TdcDbContext db, string written, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var number = MarkRange.Tidy(written);
        if (number.Length is 0 or > MostLetters)
        {
            number = "-"; // no number has this shape, and the question costs the same
        }

        var byNumber = await db.Set<VerificationCertificate>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellation);
        var byStamp = await db.Set<VerificationCertificate>().AsNoTracking().Where(c => c.StampNumber == number && c.IsCertificate).OrderByDescending(c => c.IssuedOn).FirstOrDefaultAsync(cancellation);
        var isVoided = await db.Set<Mark>().AsNoTracking().AnyAsync(m => m.Number == number && m.VoidedBecause != "", cancellation);
        return byNumber is not null ? byNumber.StatusOn(today)
            : byStamp is not null ? byStamp.StatusOn(today)
            : isVoided ? PublicStatus.Revoked
            : PublicStatus.Unknown;
    }
}
