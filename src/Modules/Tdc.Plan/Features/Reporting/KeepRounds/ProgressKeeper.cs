using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.KeepRounds;

/// <summary>Writes down once how far each group had come at the end of each quarter gone by.</summary>
internal sealed class ProgressKeeper(TdcDbContext db)
{
    /// <summary>Adds what is missing for all quarters from the plan's first to the last one that ended before a day.</summary>
    /// <returns>How many rows were added.</returns>
    public async Task<int> KeepAsync(DateOnly today, CancellationToken cancellation)
    {
        var added = 0;
        foreach (var plan in await db.Set<Domain.Plan>().AsNoTracking().ToListAsync(cancellation))
        {
            var known = (await db.Set<GroupProgress>().Where(p => p.PlanId == plan.Id).Select(p => new { p.Year, p.Quarter }).Distinct().ToListAsync(cancellation))
                .Select(p => (p.Year, p.Quarter)).ToHashSet();
            foreach (var (year, quarter) in Quarters(plan, today).Where(q => !known.Contains(q)))
            {
                db.AddRange(await AtAsync(plan.Id, year, quarter, cancellation));
                added += await db.SaveChangesAsync(cancellation);
            }
        }

        return added;
    }

    private static IEnumerable<(int Year, int Quarter)> Quarters(Domain.Plan plan, DateOnly today)
    {
        var end = plan.EndsOn < today ? plan.EndsOn.AddDays(1) : today;
        for (var first = new DateOnly(plan.IssuedOn.Year, 1, 1); first.AddMonths(3) <= end; first = first.AddMonths(3))
        {
            if (first.AddMonths(3) > plan.IssuedOn)
            {
                yield return (first.Year, ((first.Month - 1) / 3) + 1);
            }
        }
    }

    private async Task<List<GroupProgress>> AtAsync(PlanId plan, int year, int quarter, CancellationToken cancellation)
    {
        var end = new DateOnly(year, quarter * 3, DateTime.DaysInMonth(year, quarter * 3));
        var duties = await (from d in db.Set<Duty>().AsNoTracking().Where(DutyRules.MeantFor(year))
                            join t in db.Set<PlanTask>() on d.TaskId equals t.Id
                            where t.PlanId == plan && d.Role == AssignmentRole.Lead && d.State != DutyState.Cancelled && d.State != DutyState.Suspended && d.StartsOn <= end
                            select new
                            {
                                t.GroupNumber,
                                Duty = d,
                                Share = db.Set<ProgressEntry>().Where(e => e.DutyId == d.Id && e.On <= end && e.Share != null)
                                    .OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Select(e => e.Share).FirstOrDefault(),
                            }).ToListAsync(cancellation);
        return [.. duties.GroupBy(d => d.GroupNumber).Select(g => new GroupProgress
        {
            PlanId = plan,
            Year = year,
            Quarter = quarter,
            GroupNumber = g.Key,
            Actual = g.Any(d => d.Share is not null) ? g.Average(d => d.Share ?? 0) : null,
            Expected = g.Average(d => d.Duty.ExpectedOn(end)),
        })];
    }
}
