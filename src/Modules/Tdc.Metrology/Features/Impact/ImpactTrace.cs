using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Impact;

/// <summary>A certificate version that rests on the standard.</summary>
/// <param name="Id">The version.</param>
/// <param name="Standard">Whose it is.</param>
/// <param name="Generation">0 for the standard's own, 1 for those of working standards that were calibrated with it, and so on.</param>
internal sealed record TaintedCertificate(StandardCertificateId Id, StandardId Standard, int Generation);

/// <summary>Follows a standard forward, through the laboratory's own working standards, to every result that rests on it.</summary>
/// <remarks>The window holds for readings that used the standard itself; what was calibrated within it is in doubt for as long as it served.</remarks>
internal sealed class ImpactTrace(TdcDbContext db)
{
    /// <summary>The certificate versions in doubt, those of the standard first.</summary>
    public async Task<IReadOnlyList<TaintedCertificate>> CertificatesAsync(ImpactQuestion question, CancellationToken cancellation)
    {
        var found = await db.Set<StandardCertificate>().AsNoTracking()
            .Where(c => c.Standard == question.Standard && (question.Certificate == null || c.Id == question.Certificate))
            .OrderBy(c => c.Id).Select(c => new TaintedCertificate(c.Id, c.Standard, 0)).ToListAsync(cancellation);
        var known = found.Select(c => c.Id).ToHashSet();
        var front = found.Select(c => c.Id).ToList();
        for (var generation = 1; front.Count > 0; generation++)
        {
            var next = await Uses(front, generation == 1 ? question : null)
                .Join(db.Set<StandardValue>(), u => (CalibrationResultId?)u.Result, v => v.OwnResult, (u, v) => v.Certificate).Distinct()
                .Join(db.Set<StandardCertificate>(), id => id, c => c.Id, (id, c) => new { c.Id, c.Standard })
                .ToListAsync(cancellation);
            front = [.. next.Where(c => known.Add(c.Id)).Select(c => c.Id)];
            found.AddRange(next.Where(c => front.Contains(c.Id)).Select(c => new TaintedCertificate(c.Id, c.Standard, generation)).OrderBy(c => c.Id.Value));
        }

        return found;
    }

    /// <summary>The inputs that came from certificates in doubt, of results that stand.</summary>
    public async Task<List<TaintedUse>> UsesAsync(ImpactQuestion question, IReadOnlyList<TaintedCertificate> certificates, CancellationToken cancellation)
    {
        List<TaintedUse> uses = [];
        foreach (var generation in certificates.GroupBy(c => c.Generation))
        {
            uses.AddRange(await Uses([.. generation.Select(c => c.Id)], generation.Key == 0 ? question : null)
                .Join(db.Set<CalibrationResult>(), u => u.Result, r => r.Id, (u, r) => new TaintedUse(u.Result, u.Input, u.Certificate, u.Nominal, u.Unit, generation.Key + 1, r.ReadAt)).ToListAsync(cancellation));
        }

        return uses;
    }

    // A result that another one took the place of is nobody's any more.
    private IQueryable<ResultStandard> Uses(List<StandardCertificateId> certificates, ImpactQuestion? window)
    {
        var uses = db.Set<ResultStandard>().AsNoTracking().Where(u => certificates.Contains(u.Certificate));
        var results = db.Set<CalibrationResult>().AsNoTracking().Where(r => r.SupersededBy == null);
        if (window?.From is { } from)
        {
            results = results.Where(r => r.ReadAt >= from);
        }

        if (window?.To is { } to)
        {
            results = results.Where(r => r.ReadAt <= to);
        }

        return uses.Join(results, u => u.Result, r => r.Id, (u, r) => u);
    }
}

/// <summary>An input that came from a certificate in doubt.</summary>
/// <param name="Result">The result.</param>
/// <param name="Input">Name in the model.</param>
/// <param name="Certificate">The certificate version.</param>
/// <param name="Nominal">Nominal point in the certificate's unit.</param>
/// <param name="Unit">Unit of the input in the budget, D-SI notation.</param>
/// <param name="Generation">Steps from the standard, from 1.</param>
/// <param name="ReadAt">When the result was read.</param>
internal readonly record struct TaintedUse(
    CalibrationResultId Result, string Input, StandardCertificateId Certificate, double Nominal, string Unit, int Generation, DateTimeOffset ReadAt);
