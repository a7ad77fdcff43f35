using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory.Jobs;

/// <summary>A job with everything that its page shows, and who looks at it.</summary>
/// <param name="Rights">Of the asker in the laboratory.</param>
/// <param name="Job">The job.</param>
/// <param name="Items">Its items.</param>
/// <param name="Methods">Methods of the items.</param>
/// <param name="Sets">All readings, corrected ones too.</param>
/// <param name="Results">All results, superseded ones too.</param>
/// <param name="Authorisations">Decisions of second persons, oldest first.</param>
/// <param name="Certificates">All certificates, replaced ones too, oldest first.</param>
internal sealed record JobView(
    LaboratoryRights Rights, CalibrationJob Job, IReadOnlyList<JobItem> Items, IReadOnlyDictionary<MethodId, CalibrationMethod> Methods, IReadOnlyList<ReadingSet> Sets,
    IReadOnlyList<CalibrationResult> Results, IReadOnlyList<Authorisation> Authorisations, IReadOnlyList<CalibrationCertificate> Certificates)
{
    /// <summary>Whether the asker sees how it was measured; a customer sees what was agreed and what was issued.</summary>
    public bool Inside => Rights.Reads;

    /// <summary>Readings that stand: no other set corrects them.</summary>
    public IEnumerable<ReadingSet> Standing(JobItemId item) => Sets.Where(s => s.Item == item && !Sets.Any(c => c.Corrects == s.Id)).OrderBy(s => s.Condition).ThenBy(s => s.Nominal);

    /// <summary>The result of readings that stands.</summary>
    public CalibrationResult? ResultOf(ReadingSetId set) => Results.FirstOrDefault(r => r.ReadingSet == set && r.SupersededBy is null);

    /// <summary>Whether a certificate was replaced, and by which.</summary>
    public CalibrationCertificate? ReplacedBy(CalibrationCertificateId id) => Certificates.FirstOrDefault(c => c.Replaces == id);
}

/// <summary>Reads a job for whoever may see it: the laboratory, and the customer.</summary>
internal sealed class JobReading(TdcDbContext db, LaboratoryDesk desk)
{
    /// <summary>The job; <see langword="null"/> for whoever may not know of it.</summary>
    public async Task<JobView?> ReadAsync(JobId id, CancellationToken cancellation)
    {
        var job = await db.Set<CalibrationJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellation);
        if (job is null || await desk.InAsync(job.Laboratory, cancellation) is not { } rights || (!rights.Reads && !rights.IsCustomer(job.CustomerUnit)))
        {
            return null;
        }

        var items = await db.Set<JobItem>().AsNoTracking().Where(i => i.Job == id).OrderBy(i => i.Position).ToListAsync(cancellation);
        var methodIds = items.Select(i => i.Method).Distinct().ToList();
        var methods = await db.Set<CalibrationMethod>().AsNoTracking().Where(m => methodIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
        var certificates = await db.Set<CalibrationCertificate>().AsNoTracking().Where(c => c.Job == id).OrderBy(c => c.IssuedAt).ThenBy(c => c.Sequence).ToListAsync(cancellation);
        if (!rights.Reads)
        {
            return new(rights, job, items, methods, [], [], [], certificates);
        }

        return new(
            rights, job, items, methods,
            await db.Set<ReadingSet>().AsNoTracking().Include(s => s.Standards).Where(s => s.Job == id).OrderBy(s => s.EnteredAt).ToListAsync(cancellation),
            await db.Set<CalibrationResult>().AsNoTracking().Include(r => r.Standards).Where(r => r.Job == id).OrderBy(r => r.EvaluatedAt).ToListAsync(cancellation),
            await db.Set<Authorisation>().AsNoTracking().Where(a => a.Job == id).OrderBy(a => a.At).ToListAsync(cancellation), certificates);
    }
}
