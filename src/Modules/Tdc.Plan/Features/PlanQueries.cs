using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features;

/// <summary>Questions about the plan that many slices ask.</summary>
internal static class PlanQueries
{
    /// <summary>Of plans in the order in which they came, the one with a number, or without one the plan that runs here: the first that has not ended.</summary>
    /// <remarks>Whoever imports another decision, earlier or later, adds a plan beside the one that runs and never takes its place.</remarks>
    public static Domain.Plan? Choose(IReadOnlyList<Domain.Plan> plans, string? number, DateOnly today) => string.IsNullOrWhiteSpace(number)
        ? plans.FirstOrDefault(p => p.EndsOn >= today) ?? (plans.Count == 0 ? null : plans[^1])
        : plans.FirstOrDefault(p => p.Number.Equals(number.Trim(), StringComparison.OrdinalIgnoreCase));

    extension(TdcDbContext db)
    {
        /// <summary>The plan with a number, or without one the plan that runs here.</summary>
        public async Task<Domain.Plan?> PlanAsync(string? number, DateOnly today, CancellationToken cancellation)
        {
            var plans = await db.Set<Domain.Plan>().AsNoTracking().ToListAsync(cancellation);
            return Choose([.. plans.OrderBy(p => p.Id.Value)], number, today);
        }

        /// <summary>A plan's groups in order.</summary>
        public Task<List<TaskGroup>> GroupsAsync(PlanId plan, CancellationToken cancellation) =>
            db.Set<TaskGroup>().AsNoTracking().Where(g => g.PlanId == plan).OrderBy(g => g.Number).ToListAsync(cancellation);

        /// <summary>A plan's tasks in order, with versions and assignments, not tracked.</summary>
        public Task<List<PlanTask>> TasksAsync(PlanId plan, CancellationToken cancellation) =>
            db.Set<PlanTask>().AsNoTracking().Where(t => t.PlanId == plan).Include(t => t.Versions).Include(t => t.Assignments)
                .OrderBy(t => t.GroupNumber).ThenBy(t => t.Number).ToListAsync(cancellation);

        /// <summary>A task by the label that people quote (<c>II.2</c>), tracked when asked for; <see langword="null"/> when there is none.</summary>
        public async Task<PlanTask?> TaskAsync(PlanId plan, string label, bool tracked, CancellationToken cancellation)
        {
            if (TaskLabel.Read(label) is not { } number)
            {
                return null;
            }

            var tasks = tracked ? db.Set<PlanTask>() : db.Set<PlanTask>().AsNoTracking();
            return await tasks.Include(t => t.Versions).Include(t => t.Assignments)
                .SingleOrDefaultAsync(t => t.PlanId == plan && t.GroupNumber == number.Group && t.Number == number.Task, cancellation);
        }
    }
}

/// <summary>The label that people quote.</summary>
internal static class TaskLabel
{
    /// <summary>Reads <c>II.2</c>, also in lower case, with an Arabic group number or with spaces around; <see langword="null"/> when it is none.</summary>
    public static (int Group, int Task)? Read(string label)
    {
        label = label.Trim();
        var dot = label.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !int.TryParse(label.AsSpan(dot + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var task))
        {
            return null;
        }

        var group = label[..dot];
        var number = int.TryParse(group, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var arabic)
            ? arabic
            : RomanNumeral.Read(group);
        return number is { } read ? (read, task) : null;
    }
}
