using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Budget;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Budget;

/// <summary>What of a year's money is asked for; empty fields ask for all.</summary>
internal sealed record BudgetFilter(LineageId? Unit = null, PlanTaskId? Task = null, FundSource? Source = null);

/// <summary>Money of one unit for one task from one source in a year.</summary>
internal sealed record BudgetCell(LineageId Unit, PlanTaskId Task, FundSource Source, StageAmounts Amounts);

/// <summary>A year's money, as the asker may see it.</summary>
/// <param name="Year">Year of account.</param>
/// <param name="Cells">One for each unit, task and source with any event.</param>
/// <param name="Total">Sum of all cells.</param>
internal sealed record BudgetYear(int Year, IReadOnlyList<BudgetCell> Cells, StageAmounts Total)
{
    /// <summary>Sums of the cells by a key, largest ceiling first.</summary>
    public IReadOnlyList<(TKey Key, StageAmounts Amounts)> By<TKey>(Func<BudgetCell, TKey> key)
        where TKey : notnull =>
        [.. Cells.GroupBy(key).Select(g => (g.Key, g.Aggregate(new StageAmounts(), (sum, c) => sum.Plus(c.Amounts)))).OrderByDescending(g => g.Item2.Ceiling)];
}

/// <summary>Adds a year's events up in the database.</summary>
internal sealed class BudgetOverview(TdcDbContext db, KeptReadings kept, Asker asker)
{
    private static readonly Type[] parts = [typeof(BudgetLine), typeof(BudgetEvent)];

    /// <summary>The money of a year; units whose money the asker may not see are left out.</summary>
    public async Task<BudgetYear> LoadAsync(int year, BudgetFilter filter, CancellationToken cancellation)
    {
        var all = await kept.GetAsync(db, $"plan.budget {year}", parts, () => AddUpAsync(year, cancellation));
        var seen = SeesAll ? null : VisibleUnits().ToHashSet();
        var cells = all.Where(c => (seen is null || seen.Contains(c.Unit)) && (filter.Unit is not { } unit || c.Unit == unit)
            && (filter.Task is not { } task || c.Task == task) && (filter.Source is not { } source || c.Source == source)).ToList();
        return new BudgetYear(year, cells, cells.Aggregate(new StageAmounts(), (sum, c) => sum.Plus(c.Amounts)));
    }

    /// <summary>Lines of a filter with their amounts, in order of unit and task, a page of them.</summary>
    public async Task<(IReadOnlyList<BudgetLine> Lines, int Total)> LinesAsync(int year, BudgetFilter filter, int skip, int take, CancellationToken cancellation)
    {
        var lines = Visible(db.Set<BudgetLine>().AsNoTracking().Where(l => l.Year == year), filter);
        var total = await lines.CountAsync(cancellation);
        return (await lines.OrderBy(l => l.Unit).ThenBy(l => l.TaskId).ThenBy(l => l.Id).Skip(skip).Take(take).Include(l => l.Events).ToListAsync(cancellation), total);
    }

    /// <summary>The years with any line, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellation) => await kept.GetAsync(
        db, "plan.budget-years", parts, () => db.Set<BudgetLine>().Select(l => l.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancellation));

    private bool SeesAll => asker.SeesAllBudgets || ReferenceEquals(asker, Asker.System);

    private IEnumerable<LineageId> VisibleUnits() => asker.Units.Where(asker.SeesBudgetOf);

    // The whole year for everybody; what an asker may not see is left out afterwards.
    private async Task<List<BudgetCell>> AddUpAsync(int year, CancellationToken cancellation)
    {
        var sums = await (
                from line in db.Set<BudgetLine>()
                where line.Year == year
                join happened in db.Set<BudgetEvent>() on line.Id equals happened.LineId
                group happened.AmountDong by new { line.Unit, line.TaskId, line.Source, happened.Stage } into g
                select new { g.Key.Unit, g.Key.TaskId, g.Key.Source, g.Key.Stage, Dong = g.Sum() })
            .ToListAsync(cancellation);
        return [.. sums.GroupBy(s => (s.Unit, s.TaskId, s.Source))
            .Select(g => new BudgetCell(g.Key.Unit, g.Key.TaskId, g.Key.Source, StageAmounts.Of(g.Select(s => (s.Stage, s.Dong)))))];
    }

    private IQueryable<BudgetLine> Visible(IQueryable<BudgetLine> lines, BudgetFilter filter)
    {
        if (!SeesAll)
        {
            var units = VisibleUnits().ToList();
            lines = lines.Where(l => units.Contains(l.Unit));
        }

        if (filter.Unit is { } unit)
        {
            lines = lines.Where(l => l.Unit == unit);
        }

        if (filter.Task is { } task)
        {
            lines = lines.Where(l => l.TaskId == task);
        }

        return filter.Source is { } source ? lines.Where(l => l.Source == source) : lines;
    }
}
