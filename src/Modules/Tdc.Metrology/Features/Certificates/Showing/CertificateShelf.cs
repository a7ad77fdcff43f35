using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Certificates.Showing;

/// <summary>A certificate with what stands around it.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Content">What it prints.</param>
/// <param name="ReplacedBy">What took its place; null while it stands.</param>
/// <param name="Worker">Whether the asker belongs to the laboratory, and may open its job.</param>
internal sealed record ShownCertificate(CalibrationCertificate Certificate, CertificateContent Content, Replacement? ReplacedBy, bool Worker);

/// <summary>The certificate that took another one's place.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Change">What it is to the other.</param>
/// <param name="Reason">Why it was made.</param>
internal sealed record Replacement(string Number, CertificateChange Change, string Reason);

/// <summary>A line of the list.</summary>
/// <param name="Number">Number.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Item">What was calibrated.</param>
/// <param name="Serial">Its identity.</param>
/// <param name="Customer">For whom.</param>
/// <param name="Replaced">Whether another one took its place.</param>
/// <param name="IsDemonstration">Whether it is invented.</param>
internal sealed record CertificateLine(string Number, DateOnly IssuedOn, string Item, string Serial, string Customer, bool Replaced, bool IsDemonstration);

/// <summary>Finds certificates that the asker may see: those of the asker's laboratory, and those of which the asker's unit is the customer.</summary>
internal sealed class CertificateShelf(TdcDbContext db, LaboratoryDesk desk)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Most letters of a number that is looked up.</summary>
    public const int MostLetters = 60;

    /// <summary>The certificate, or null when the asker may not know of it.</summary>
    public async Task<ShownCertificate?> FindAsync(string number, CancellationToken cancellation)
    {
        if (number.Length > MostLetters)
        {
            return null;
        }

        var certificate = await db.Set<CalibrationCertificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation);
        if (certificate is null || await desk.InAsync(certificate.Laboratory, cancellation) is not { } rights)
        {
            return null;
        }

        var customer = await db.Set<CalibrationJob>().Where(j => j.Id == certificate.Job).Select(j => j.CustomerUnit).SingleAsync(cancellation);
        if (!rights.Reads && !rights.IsCustomer(customer))
        {
            return null;
        }

        var later = await db.Set<CalibrationCertificate>().Where(c => c.Replaces == certificate.Id).Select(c => new Replacement(c.Number, c.Change!.Value, c.ChangeReason)).SingleOrDefaultAsync(cancellation);
        return new ShownCertificate(certificate, LaboratoryJson.Read<CertificateContent>(certificate.Content), later, rights.Reads);
    }

    /// <summary>A page of the certificates that the asker may see, newest first.</summary>
    /// <param name="typed">A part of the number, or empty.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<(IReadOnlyList<CertificateLine> Lines, int Total)> ListAsync(string typed, int page, CancellationToken cancellation)
    {
        var laboratories = (await db.Set<CalibrationLaboratory>().AsNoTracking().ToListAsync(cancellation))
            .Select(each => new LaboratoryRights(desk.Asker, each)).Where(rights => rights.Reads).Select(rights => rights.Laboratory.Id).ToList();
        List<LineageId?> customers = [.. desk.CustomerUnits.Select(unit => (LineageId?)unit)];
        var query = db.Set<CalibrationCertificate>().AsNoTracking()
            .Join(db.Set<CalibrationJob>(), c => c.Job, j => j.Id, (certificate, job) => new { certificate, job })
            .Join(db.Set<JobItem>(), each => each.certificate.Item, i => i.Id, (each, item) => new { each.certificate, each.job, item })
            .Where(each => laboratories.Contains(each.certificate.Laboratory) || customers.Contains(each.job.CustomerUnit));
        if (typed.Length > 0)
        {
            var part = typed.ToUpperInvariant();
            query = query.Where(each => each.certificate.Number.Contains(part));
        }

        var total = await query.CountAsync(cancellation);
        var rows = await query.OrderByDescending(each => each.certificate.Year).ThenByDescending(each => each.certificate.Sequence).ThenBy(each => each.certificate.Number)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(each => new CertificateLine(
                each.certificate.Number, each.certificate.IssuedOn, each.item.Description, each.item.Serial, each.job.CustomerName,
                db.Set<CalibrationCertificate>().Any(later => later.Replaces == each.certificate.Id), each.certificate.IsDemonstration))
            .ToListAsync(cancellation);
        return (rows, total);
    }
}
