using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.ListDuties;

/// <summary>Short titles of all tasks in the reader's language; a handful of rows.</summary>
internal static class DutyTitles
{
    public static async Task<Dictionary<PlanTaskId, string>> ReadAsync(TdcDbContext db, CancellationToken cancellation) =>
        (await db.Set<TaskVersion>().AsNoTracking().ToListAsync(cancellation))
            .GroupBy(v => v.TaskId).ToDictionary(g => g.Key, g => g.OrderBy(v => v.ValidFrom).Last().Title());
}
