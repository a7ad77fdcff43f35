using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.ImportPlan;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.ShowTask;

/// <summary>The cells of a task's row as the annex prints them, from the import that filled the plan last.</summary>
internal sealed class PrintedCells(TdcDbContext db, KeptReadings kept)
{
    private static readonly Type[] imports = [typeof(PlanImport)];

    /// <summary>The cells; <see langword="null"/> when no import has filled the task.</summary>
    public async ValueTask<AnnexLiteral?> OfAsync(PlanTask task, CancellationToken cancellation)
    {
        var plan = task.PlanId;
        var cells = await kept.GetAsync(db, $"plan.printed-cells {plan.Value}", imports, () => ReadAsync(plan, cancellation));
        return cells.GetValueOrDefault((task.GroupNumber, task.Number));
    }

    private async Task<Dictionary<(int Group, int Task), AnnexLiteral>> ReadAsync(PlanId plan, CancellationToken cancellation)
    {
        var stored = await db.Set<PlanImport>().AsNoTracking().Where(i => i.PlanId == plan && i.State == PlanImportState.Confirmed)
            .OrderByDescending(i => i.Id).Select(i => i.Reading).FirstOrDefaultAsync(cancellation);
        return stored is null || ImportRecord.Read<AnnexReading>(stored) is not { } reading ? []
            : reading.Groups.SelectMany(g => g.Tasks.Select(t => (Key: (g.Number, t.Number), t.Literal))).DistinctBy(t => t.Key).ToDictionary(t => t.Key, t => t.Literal);
    }
}
