using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.Amendments;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Amendments;

public sealed class AmendedDutiesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancelled_task_asks_for_nothing_more_and_one_taken_up_again_asks_anew()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.UnitAsync("SCT");
        var today = app.Clock.TodayInVietnam;
        var task = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var first = await db.Set<PlanTask>().Include(t => t.Versions).FirstAsync(Stop);
            foreach (var (year, state) in new[] { (2025, DutyState.InProgress), (2026, DutyState.InProgress), (2027, DutyState.Planned), (2028, DutyState.Accepted) })
            {
                db.Add(new Duty
                {
                    Id = app.Clock.NewId<DutyId>(),
                    TaskId = first.Id,
                    Year = year,
                    Unit = unit.Lineage,
                    UnitAsOf = unit.Id,
                    Role = AssignmentRole.Lead,
                    StartsOn = new(year, 1, 1),
                    DueOn = new(year, 12, 31),
                    State = state,
                    Progress = year == 2026 ? 0.4 : null,
                });
            }

            await db.SaveChangesAsync(Stop);
            return first.Id;
        });

        await DecideAsync(TaskStanding.Suspended, today.AddDays(1));
        Assert.Equal(0, await KeepAsync(today)); // not before its day
        Assert.Equal(2, await KeepAsync(today.AddDays(1)));
        Assert.Equal([DutyState.InProgress, DutyState.Suspended, DutyState.Suspended, DutyState.Accepted], await StatesAsync());
        await DecideAsync(TaskStanding.Active, today.AddDays(2));
        Assert.Equal(2, await KeepAsync(today.AddDays(2)));
        Assert.Equal([DutyState.InProgress, DutyState.InProgress, DutyState.Planned, DutyState.Accepted], await StatesAsync());
        await DecideAsync(TaskStanding.Cancelled, today.AddDays(3));
        Assert.Equal(2, await KeepAsync(today.AddDays(3)));
        Assert.Equal([DutyState.InProgress, DutyState.Cancelled, DutyState.Cancelled, DutyState.Accepted], await StatesAsync());
        Assert.Equal(0, await KeepAsync(today.AddDays(3)));

        Task<int> KeepAsync(DateOnly day) => app.InScopeAsync(services => services.GetRequiredService<AmendedDuties>().KeepAsync(day, Stop));

        Task<List<DutyState>> StatesAsync() => app.InScopeAsync(services =>
            services.GetRequiredService<TdcDbContext>().Set<Duty>().Where(d => d.TaskId == task && d.Unit == unit.Lineage).OrderBy(d => d.Year).Select(d => d.State).ToListAsync(Stop));

        Task<int> DecideAsync(TaskStanding standing, DateOnly from) => app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var stored = await db.Set<PlanTask>().Include(t => t.Versions).SingleAsync(t => t.Id == task, Stop);
            var next = stored.On(from).From(Guid.CreateVersion7(), from);
            (next.Standing, next.Basis) = (standing, "99/QĐ-UBND");
            db.Add(next);
            return await db.SaveChangesAsync(Stop);
        });
    }
}
