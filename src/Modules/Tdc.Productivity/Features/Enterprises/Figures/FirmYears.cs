using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>What pages and the API read of an enterprise's own figures: as it works on them, so a correction before what it corrects.</summary>
internal sealed class FirmYears(TdcDbContext db)
{
    /// <summary>All years of a firm, newest first.</summary>
    public async Task<List<FirmYear>> OfAsync(FirmId firm, CancellationToken cancellation) =>
        [.. (await db.Set<FirmYear>().AsNoTracking().Where(y => y.Firm == firm).ToListAsync(cancellation)).GroupBy(y => y.Year).Select(g => g.MinBy(y => y.State)!).OrderByDescending(y => y.Year)];

    /// <summary>One year, or <see langword="null"/> while nothing was saved.</summary>
    public Task<FirmYear?> FindAsync(FirmId firm, int year, CancellationToken cancellation) =>
        db.Set<FirmYear>().AsNoTracking().Where(y => y.Firm == firm && y.Year == year).OrderBy(y => y.State).FirstOrDefaultAsync(cancellation);

    /// <summary>One year as it was sent, or <see langword="null"/>: what counts.</summary>
    public Task<FirmYear?> SentAsync(FirmId firm, int year, CancellationToken cancellation) =>
        db.Set<FirmYear>().AsNoTracking().SingleOrDefaultAsync(y => y.Firm == firm && y.Year == year && y.State == FirmYearState.Submitted, cancellation);
}
