using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features;

/// <summary>A plan as decided: its groups and tasks in order, with all versions and assignments.</summary>
internal sealed record PlanContent(Domain.Plan Plan, IReadOnlyList<TaskGroup> Groups, IReadOnlyList<PlanTask> Tasks)
{
    /// <summary>The task with a label as people write it; <see langword="null"/> when there is none.</summary>
    public PlanTask? Find(string label) =>
        TaskLabel.Read(label) is { } number ? Tasks.FirstOrDefault(t => t.GroupNumber == number.Group && t.Number == number.Task) : null;
}

/// <summary>Plans for those who only read: changed by imports and amendments only, hence kept between requests and shared. Never change what it gives.</summary>
internal sealed class PlanContents(TdcDbContext db, KeptReadings kept)
{
    private static readonly Type[] parts = [typeof(Domain.Plan), typeof(TaskGroup), typeof(PlanTask), typeof(TaskVersion), typeof(Assignment)];

    /// <summary>All plans in the order in which they came.</summary>
    public ValueTask<IReadOnlyList<PlanContent>> AllAsync(CancellationToken cancellation) =>
        kept.GetAsync(db, "plan.contents", parts, () => ReadAsync(cancellation));

    /// <summary>The plan with a number, or without one the plan that runs here.</summary>
    public async ValueTask<PlanContent?> FindAsync(string? number, DateOnly today, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        return PlanQueries.Choose([.. all.Select(c => c.Plan)], number, today) is { } plan ? all.First(c => c.Plan.Id == plan.Id) : null;
    }

    /// <summary>Numbers of the plans beside the one that runs here.</summary>
    public async ValueTask<IReadOnlyDictionary<PlanId, string>> OthersAsync(DateOnly today, CancellationToken cancellation)
    {
        var running = await FindAsync(null, today, cancellation);
        return (await AllAsync(cancellation)).Select(c => c.Plan).Where(p => p.Id != running?.Plan.Id).ToDictionary(p => p.Id, p => p.Number);
    }

    private async Task<IReadOnlyList<PlanContent>> ReadAsync(CancellationToken cancellation)
    {
        var plans = await db.Set<Domain.Plan>().AsNoTracking().ToListAsync(cancellation);
        var groups = (await db.Set<TaskGroup>().AsNoTracking().OrderBy(g => g.Number).ToListAsync(cancellation)).ToLookup(g => g.PlanId);
        var tasks = (await db.Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Include(t => t.Assignments)
            .OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).ToListAsync(cancellation)).ToLookup(t => t.PlanId);
        return [.. plans.OrderBy(p => p.Id.Value).Select(p => new PlanContent(p, [.. groups[p.Id]], [.. tasks[p.Id]]))];
    }
}
