using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory.Results;

/// <summary>A result with what its page shows.</summary>
/// <param name="Rights">Of the asker in the laboratory.</param>
/// <param name="Result">The result.</param>
/// <param name="Budget">Its frozen budget.</param>
/// <param name="Job">The job.</param>
/// <param name="Item">The item.</param>
/// <param name="Version">The version of the method.</param>
/// <param name="Set">The readings.</param>
/// <param name="Standards">The standards by the certificate version that served.</param>
internal sealed record ResultView(
    LaboratoryRights Rights, CalibrationResult Result, EvaluatedBudget Budget, CalibrationJob Job, JobItem Item, MethodVersion Version, ReadingSet Set,
    IReadOnlyDictionary<Guid, (MeasurementStandard Standard, StandardCertificate Certificate)> Standards);

/// <summary>Reads a result for those of the laboratory.</summary>
internal sealed class ResultReading(TdcDbContext db, LaboratoryDesk desk)
{
    /// <summary>The result; <see langword="null"/> for whoever may not know of it.</summary>
    public async Task<ResultView?> ReadAsync(CalibrationResultId id, CancellationToken cancellation)
    {
        var result = await db.Set<CalibrationResult>().AsNoTracking().Include(r => r.Standards).SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (result is null || await desk.InAsync(result.Laboratory, cancellation) is not { Reads: true } rights)
        {
            return null;
        }

        var ids = result.Standards.Select(s => s.Certificate).ToList();
        var standards = await db.Set<StandardCertificate>().AsNoTracking().Where(c => ids.Contains(c.Id)).Join(db.Set<MeasurementStandard>().AsNoTracking(), c => c.Standard, s => s.Id, (c, s) => new { c, s }).ToListAsync(cancellation);
        return new ResultView(
            rights, result, LaboratoryJson.Read<EvaluatedBudget>(result.Budget),
            await db.Set<CalibrationJob>().AsNoTracking().SingleAsync(j => j.Id == result.Job, cancellation),
            await db.Set<JobItem>().AsNoTracking().SingleAsync(i => i.Id == result.Item, cancellation),
            await db.Set<MethodVersion>().AsNoTracking().SingleAsync(v => v.Id == result.Method, cancellation),
            await db.Set<ReadingSet>().AsNoTracking().SingleAsync(s => s.Id == result.ReadingSet, cancellation),
            standards.ToDictionary(s => s.c.Id.Value, s => (s.s, s.c)));
    }
}
