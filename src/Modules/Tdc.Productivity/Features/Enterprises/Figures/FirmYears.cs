using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>What pages and the API read of an enterprise's own figures.</summary>
internal sealed class FirmYears(TdcDbContext db)
{
    /// <summary>All years of a firm, newest first.</summary>
    public Task<List<FirmYear>> OfAsync(FirmId firm, CancellationToken cancellation) =>
        db.Set<FirmYear>().AsNoTracking().Where(y => y.Firm == firm).OrderByDescending(y => y.Year).ToListAsync(cancellation);

    /// <summary>One year, or <see langword="null"/> while nothing was saved.</summary>
    public Task<FirmYear?> FindAsync(FirmId firm, int year, CancellationToken cancellation) =>
        db.Set<FirmYear>().AsNoTracking().SingleOrDefaultAsync(y => y.Firm == firm && y.Year == year, cancellation);
}
