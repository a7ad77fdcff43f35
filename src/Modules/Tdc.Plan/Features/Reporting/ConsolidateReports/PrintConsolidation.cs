using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>Reads what the files and the page of a consolidated report print.</summary>
internal sealed class PrintConsolidationHandler(TdcDbContext db, TimeProvider clock, OrganisationRegister register, EditConsolidationHandler consolidations)
{
    /// <summary>The consolidated report with a number, or the last one of the round.</summary>
    public async Task<Outcome<ConsolidationPrint>> HandleAsync(string key, int? number, CancellationToken cancellation)
    {
        if (!(await consolidations.OpenAsync(key, number, cancellation)).TryGet(out var open, out var refusal))
        {
            return refusal;
        }

        var plan = await db.Set<Domain.Plan>().AsNoTracking().SingleAsync(p => p.Id == open.Round.PlanId, cancellation);
        var groups = await db.Set<TaskGroup>().AsNoTracking().Where(g => g.PlanId == plan.Id).OrderBy(g => g.Number).ToListAsync(cancellation);
        var material = await ReportMaterial.ReadAsync(db, open.Round, open.Consolidation, cancellation);
        return new ConsolidationPrint(
            plan, groups, open.Round, open.Consolidation, material, await register.NowAsync(cancellation), clock.TodayInVietnam);
    }
}
