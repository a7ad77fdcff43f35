using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features.ImportPlan;

/// <summary>What the database holds of a plan, for comparing before and after an import.</summary>
/// <param name="Groups">Official titles of its groups.</param>
/// <param name="Tasks">Its tasks in order.</param>
/// <param name="Imports">How many imports were confirmed.</param>
/// <param name="Audits">How many audit entries tell of an import into a plan.</param>
internal sealed record StoredPlan(IReadOnlyList<string?> Groups, IReadOnlyList<PlanTask> Tasks, int Imports, int Audits)
{
    /// <summary>Everything that an import may change, as one text.</summary>
    public string Print => string.Join('\n', [.. Groups, .. Tasks.Select(t =>
        $"{t.Label} {t.Origin} {t.Printed} {string.Join(" / ", t.Versions.OrderBy(v => v.ValidFrom).Select(v => $"{v.TitleVi} {v.OfficialText} {v.Output} {v.Time} {v.Basis}"))} {t.Assignments.Count}")]);

    /// <summary>The task with a label.</summary>
    public PlanTask this[string label] => Tasks.Single(t => t.Label == label);

    /// <summary>Reads it.</summary>
    public static Task<StoredPlan> ReadAsync(TestApp app, string number = "1295/QĐ-UBND") => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var plan = await db.Set<Tdc.Plan.Domain.Plan>().AsNoTracking().SingleAsync(p => p.Number == number);
        return new StoredPlan(
            await db.Set<TaskGroup>().Where(g => g.PlanId == plan.Id).OrderBy(g => g.Number).Select(g => g.OfficialTitle).ToListAsync(),
            await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Include(t => t.Assignments).Where(t => t.PlanId == plan.Id)
                .OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).ToListAsync(),
            await db.Set<PlanImport>().CountAsync(i => i.State == PlanImportState.Confirmed),
            await db.Set<AuditEntry>().CountAsync(a => a.Action == "plan.imported"));
    });
}
