using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Results;

/// <summary>Evaluates a set of readings: budget, statement, verdict. The result is frozen; evaluating again makes a new one that takes its place.</summary>
internal sealed class EvaluateReadings(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Evaluates them.</summary>
    public async Task<Outcome<CalibrationResultId>> HandleAsync(LaboratoryRights rights, ReadingSetId id, CancellationToken cancellation)
    {
        var set = await db.Set<ReadingSet>().AsNoTracking().Include(s => s.Standards).SingleOrDefaultAsync(s => s.Id == id, cancellation);
        var job = set is null ? null : await db.Set<CalibrationJob>().AsNoTracking().SingleAsync(j => j.Id == set.Job, cancellation);
        if (set is null || job is null || !rights.Works || job.Laboratory != rights.Laboratory.Id)
        {
            return LaboratoryDesk.NotFound;
        }

        if (job.State != JobState.InWork)
        {
            return Refusal.Conflict("laboratory.not-in-work");
        }

        if (await db.Set<ReadingSet>().AnyAsync(s => s.Corrects == id, cancellation))
        {
            return Refusal.Conflict("laboratory.not-the-last");
        }

        var item = await db.Set<JobItem>().AsNoTracking().SingleAsync(i => i.Id == set.Item, cancellation);
        var method = await db.Set<MethodVersion>().AsNoTracking().SingleAsync(v => v.Id == set.Method, cancellation);
        if (!(await CertificatesAsync(set, cancellation)).TryGet(out var certificates, out var blocked))
        {
            return blocked;
        }

        var (lab, day) = (rights.Laboratory, set.ReadAt.DateInVietnam);
        var quantity = await db.Set<CalibrationMethod>().Where(m => m.Id == method.Method).Select(m => m.Quantity).SingleAsync(cancellation);
        var lines = lab.AccreditedOn(day) ? await db.Set<ScopeLine>().AsNoTracking().Where(l => l.Laboratory == lab.Id && l.Quantity == quantity).ToListAsync(cancellation) : [];
        if (!ResultMaking.Make(new(lab, job, item, set, method, quantity, certificates, lines), clock.NewId<CalibrationResultId>(), clock.GetUtcNow()).TryGet(out var result, out var no))
        {
            return no;
        }

        return await KeepAsync(rights, job, set, result, cancellation);
    }

    private async Task<Outcome<IReadOnlyDictionary<string, StandardCertificate>>> CertificatesAsync(ReadingSet set, CancellationToken cancellation)
    {
        var ids = set.Standards.Select(s => s.Certificate).ToList();
        var certificates = await db.Set<StandardCertificate>().AsNoTracking().Include(c => c.Values).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var owners = set.Standards.Select(s => s.Standard).ToList();
        var standards = await db.Set<MeasurementStandard>().AsNoTracking().Where(s => owners.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        Dictionary<string, StandardCertificate> result = [];
        foreach (var served in set.Standards)
        {
            var (certificate, standard) = (certificates[served.Certificate], standards[served.Standard]);
            if (!certificate.ValidOn(set.ReadAt.DateInVietnam))
            {
                return Refusal.Rule("laboratory.standard-out-of-validity", standard.Number, Display.Date(set.ReadAt));
            }

            if (!standard.CouldServe(set.ReadAt))
            {
                return Refusal.Rule("laboratory.standard-set-aside", standard.Number, Display.Date(standard.StateSince));
            }

            result[served.Input] = certificate;
        }

        return result;
    }

    private async Task<Outcome<CalibrationResultId>> KeepAsync(LaboratoryRights rights, CalibrationJob job, ReadingSet set, CalibrationResult result, CancellationToken cancellation)
    {
        // The new row has to be there before an old one can name it, and neither may be seen without the other.
        try
        {
            return await db.InTransactionAsync<Outcome<CalibrationResultId>>(
                async () =>
                {
                    db.Add(result);
                    db.AddAudit(clock, rights.Asker, "laboratory.result-evaluated", "laboratory.result", result.Id.Value, new { job = job.Number, nominal = set.Nominal, value = result.RoundedValue, uncertainty = result.RoundedUncertainty });
                    await db.SaveChangesAsync(cancellation);
                    await db.Set<CalibrationResult>().Where(r => r.Item == set.Item && r.Condition == set.Condition && r.Nominal == set.Nominal && r.SupersededBy == null && r.Id != result.Id)
                        .ExecuteUpdateAsync(r => r.SetProperty(x => x.SupersededBy, result.Id), cancellation);
                    return result.Id;
                },
                cancellation);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
