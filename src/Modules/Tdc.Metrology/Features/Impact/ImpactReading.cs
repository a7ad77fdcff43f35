using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Impact;

/// <summary>A line of the list of analyses.</summary>
internal sealed record ImpactLine(ImpactStudyId Id, string StandardNumber, string StandardVi, string StandardEn, DateTimeOffset MadeAt, int Results, int Flips, int Larger, bool Done, bool Closed, bool IsDemonstration);

/// <summary>An analysis with the names that its page needs.</summary>
/// <param name="Study">The analysis.</param>
/// <param name="Standard">The standard.</param>
/// <param name="CertificateNumber">The one certificate in doubt; <see langword="null"/> for all.</param>
/// <param name="Found">The errors as found.</param>
/// <param name="Letters">The letters, by customer.</param>
/// <param name="ByClass">Number of findings of each class.</param>
internal sealed record ImpactView(
    ImpactStudy Study, MeasurementStandard Standard, string? CertificateNumber, AsFoundFindings Found, IReadOnlyList<ImpactLetter> Letters,
    IReadOnlyDictionary<ImpactClass, int> ByClass);

/// <summary>A finding with what its line shows.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Item">What was calibrated, with its serial number.</param>
/// <param name="Job">Number of the job.</param>
/// <param name="JobId">Id of the job.</param>
/// <param name="CertificateNumber">Number of the certificate that prints it; empty for none.</param>
/// <param name="Nominal">Test point.</param>
/// <param name="PointUnit">Its unit in D-SI notation.</param>
/// <param name="Unit">Unit of value and uncertainty in D-SI notation.</param>
/// <param name="Printed">Value as printed.</param>
/// <param name="PrintedUncertainty">Uncertainty as printed.</param>
/// <param name="Verdict">Verdict as printed.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="OwnStandard">Whether the item is a standard of the laboratory itself.</param>
internal sealed record FindingLine(
    ImpactFinding Finding, string Item, string Job, JobId JobId, string CertificateNumber, double Nominal, string PointUnit, string Unit, string Printed,
    string PrintedUncertainty, Conformity Verdict, DateTimeOffset ReadAt, bool OwnStandard);

/// <summary>Reads analyses for pages, files and programs.</summary>
internal sealed class ImpactReading(TdcDbContext db)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The analyses of a laboratory, newest first.</summary>
    public async Task<(IReadOnlyList<ImpactLine> Lines, int Total)> ListAsync(LaboratoryId laboratory, int page, CancellationToken cancellation)
    {
        var all = db.Set<ImpactStudy>().AsNoTracking().Where(s => s.Laboratory == laboratory);
        var lines = await all.OrderByDescending(s => s.MadeAt).ThenByDescending(s => s.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Join(db.Set<MeasurementStandard>(), s => s.Standard, m => m.Id, (s, m) => new ImpactLine(
                s.Id, m.Number, m.NameVi, m.NameEn, s.MadeAt, s.Results, s.Flips, s.Larger, s.DoneAt != null, s.ClosedAt != null, s.IsDemonstration)).ToListAsync(cancellation);
        return (lines.OrderByDescending(l => l.MadeAt).ToList(), await all.CountAsync(cancellation));
    }

    /// <summary>One analysis of a laboratory.</summary>
    public async Task<ImpactView?> ReadAsync(LaboratoryId laboratory, ImpactStudyId id, CancellationToken cancellation)
    {
        if (await db.Set<ImpactStudy>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.Laboratory == laboratory, cancellation) is not { } study)
        {
            return null;
        }

        return new(
            study,
            await db.Set<MeasurementStandard>().AsNoTracking().SingleAsync(s => s.Id == study.Standard, cancellation),
            study.Certificate is { } one ? await db.Set<StandardCertificate>().Where(c => c.Id == one).Select(c => c.Number).SingleAsync(cancellation) : null,
            AsFoundFindings.Read(study.Errors),
            await db.Set<ImpactLetter>().AsNoTracking().Where(l => l.Study == id).OrderBy(l => l.Customer).ToListAsync(cancellation),
            await db.Set<ImpactFinding>().Where(f => f.Study == id).GroupBy(f => f.Class).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation));
    }

    /// <summary>Findings of an analysis in their order.</summary>
    /// <param name="id">The analysis; the caller has made sure that the asker may see it.</param>
    /// <param name="only">Only those of a class.</param>
    /// <param name="customer">Only those of a customer.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">The most to read.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<List<FindingLine>> FindingsAsync(ImpactStudyId id, ImpactClass? only, string? customer, int skip, int take, CancellationToken cancellation)
    {
        var findings = db.Set<ImpactFinding>().AsNoTracking().Where(f => f.Study == id && (only == null || f.Class == only) && (customer == null || f.Customer == customer))
            .OrderBy(f => f.Position).Skip(skip).Take(take);
        return await findings
            .Join(db.Set<CalibrationResult>(), f => f.Result, r => r.Id, (f, r) => new { f, r })
            .Join(db.Set<JobItem>(), x => x.r.Item, i => i.Id, (x, i) => new { x.f, x.r, i })
            .Join(db.Set<CalibrationJob>(), x => x.r.Job, j => j.Id, (x, j) => new { x.f, x.r, x.i, j })
            .OrderBy(x => x.f.Position)
            .Select(x => new FindingLine(
                x.f, x.i.Description + " " + x.i.Serial, x.j.Number, x.j.Id, db.Set<CalibrationCertificate>().Where(c => c.Id == x.f.Certificate).Select(c => c.Number).FirstOrDefault() ?? "",
                x.r.Nominal, x.r.PointUnit, x.r.Unit, x.r.RoundedValue, x.r.RoundedUncertainty, x.r.Conformity, x.r.ReadAt, x.i.OwnStandard != null))
            .ToListAsync(cancellation);
    }

    /// <summary>Standards of a laboratory that have a certificate, for the form.</summary>
    public Task<List<MeasurementStandard>> StandardsAsync(LaboratoryId laboratory, CancellationToken cancellation) => db.Set<MeasurementStandard>().AsNoTracking()
        .Where(s => s.Laboratory == laboratory && db.Set<StandardCertificate>().Any(c => c.Standard == s.Id)).OrderBy(s => s.Number).ToListAsync(cancellation);

    /// <summary>Certificate versions of a standard with their values, newest first.</summary>
    public Task<List<StandardCertificate>> CertificatesAsync(StandardId standard, CancellationToken cancellation) => db.Set<StandardCertificate>().AsNoTracking()
        .Include(c => c.Values).Where(c => c.Standard == standard).OrderByDescending(c => c.ValidFrom).ThenByDescending(c => c.Id).ToListAsync(cancellation);
}
