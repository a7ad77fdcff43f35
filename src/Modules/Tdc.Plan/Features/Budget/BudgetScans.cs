using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Budget;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Budget;

/// <summary>Lets those read the scan of a document about money who may see the money.</summary>
internal sealed class BudgetScans(TdcDbContext db) : IFileAccess
{
    public async Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation)
    {
        var units = await db.Set<BudgetLine>().Where(l => l.Events.Any(e => e.FileId == file.Value)).Select(l => l.Unit).ToListAsync(cancellation);
        return units.Any(asker.SeesBudgetOf);
    }
}
