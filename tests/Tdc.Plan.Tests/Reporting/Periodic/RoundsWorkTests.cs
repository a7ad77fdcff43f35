using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting.Periodic;

public sealed class RoundsWorkTests
{
    public static TheoryData<DatabaseEngine> Engines => PlanNode.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_round_is_made_with_the_year_and_opens_45_days_before_its_deadline_and_each_unit_is_told_once(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = PlanNode.On(database, clock);
        await node.DayAsync(2027, 5, 14);
        Assert.All(await node.ObligationsAsync("2027-1"), o => Assert.Equal(ReportState.NotDue, o.State));
        Assert.Empty(await OpenedAsync(node));

        await node.DayAsync(2027, 5, 15);
        var owed = await node.ObligationsAsync("2027-1");
        Assert.True(owed.Count > 100, $"{owed.Count} obligations");
        Assert.All(owed, o => Assert.Equal(ReportState.Open, o.State));
        var told = await OpenedAsync(node);
        Assert.Equal(owed.Select(o => o.Unit.Value).Order(), told.Select(n => n.Unit!.Value.Value).Order());
        Assert.Equal("/ky-bao-cao/2027-1/bao-cao", told[0].Address);

        Assert.False(await node.RunAsync("plan.rounds"));
        await using var restarted = PlanNode.On(database, clock);
        Assert.False(await restarted.RunAsync("plan.rounds"));
        await restarted.ForgetRunsAsync();
        Assert.True(await restarted.RunAsync("plan.rounds"));
        await restarted.DayAsync(2027, 5, 16);
        Assert.Equal(told.Count, (await OpenedAsync(node)).Count);
        Assert.Equal(owed.Count, (await node.ObligationsAsync("2027-1")).Count);

        Task<List<Platform.Notices.Notice>> OpenedAsync(PlanNode of) => of.NoticesAsync(ReportNotices.Opened).ContinueWith(
            n => n.Result.FindAll(x => x.Address.Contains("2027-1", StringComparison.Ordinal)), TaskScheduler.Default);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task After_days_without_the_program_the_list_is_fixed_as_of_the_due_day_and_stays(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = PlanNode.On(database, clock);
        await node.DayAsync(2027, 6, 29); // the last day in time: "before 30 June"
        Assert.Null((await node.RoundAsync("2027-1")).FixedAt);
        await node.SubmitAsync("2027-1", "SXD", "2027-06-29 23:59:59");
        await node.EndUnitAsync("26188", new DateOnly(2027, 6, 28)); // gone on the due day
        await node.EndUnitAsync("26206", new DateOnly(2027, 6, 29)); // there on the due day

        await node.DayAsync(2027, 7, 4);
        await node.SubmitAsync("2027-1", "SCT", "2027-06-30 00:00:01");
        var round = await node.RoundAsync("2027-1");
        Assert.Equal(new DateOnly(2027, 7, 4), round.FixedAt!.Value.DateInVietnam);
        var owed = (await node.ObligationsAsync("2027-1")).ToDictionary(o => o.UnitCode);
        Assert.DoesNotContain("26188", owed.Keys);
        Assert.Contains("26206", owed.Keys);
        Assert.True(owed["SXD"].IsOnTime);
        Assert.Equal((false, 1), (owed["SCT"].IsOnTime, owed["SCT"].DaysLate));

        await node.EndUnitAsync("SYT", new DateOnly(2027, 6, 1)); // the register learns later: the fixed list does not follow
        await node.DayAsync(2027, 7, 5);
        Assert.Equal(owed.Keys.Order(), (await node.ObligationsAsync("2027-1")).Select(o => o.UnitCode).Order());
        Assert.Equal(round.FixedAt, (await node.RoundAsync("2027-1")).FixedAt);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Of_two_servers_one_does_the_days_work_and_one_that_lost_the_lease_writes_nothing(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var one = PlanNode.On(database, clock);
        await using var other = PlanNode.On(database, clock);
        clock.MoveTo(2027, 5, 20);
        await Assert.ThrowsAsync<LeaseLostException>(() => one.RunUnderAsync("plan.rounds", new HeldLease("plan.rounds", "gone", 7)));
        Assert.Empty(await one.WithDbAsync(db => db.Set<ReportRound>().Where(r => r.Key == "2027-1").ToListAsync()));
        var ran = await Task.WhenAll(one.RunAsync("plan.rounds"), other.RunAsync("plan.rounds"));
        Assert.Single(ran, r => r);
        Assert.Single(await one.WithDbAsync(db => db.Set<ReportRound>().Where(r => r.Key == "2027-1").ToListAsync()));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_progress_of_every_quarter_gone_by_is_written_once_the_last_of_the_year_too(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = PlanNode.On(database, clock);
        clock.MoveTo(2027, 1, 3);
        var unit = await node.LineAsync("SXD");
        await node.WithDbAsync(async db =>
        {
            var task = await db.Set<PlanTask>().AsNoTracking().OrderBy(t => t.GroupNumber).FirstAsync();
            var id = clock.NewId<DutyId>();
            db.Add(new Duty
            {
                Id = id,
                TaskId = task.Id,
                Year = 2026,
                Unit = unit,
                UnitAsOf = new(unit.Value),
                Role = AssignmentRole.Lead,
                StartsOn = new(2026, 1, 1),
                DueOn = new(2026, 12, 31),
                State = DutyState.InProgress,
            });
            db.AddRange(Entry(id, new(2026, 5, 5), 0.4), Entry(id, new(2026, 12, 20), 0.9));
            return await db.SaveChangesAsync();
        });
        Assert.True(await node.RunAsync("plan.progress"));
        var first = await RowsAsync();
        Assert.Equal([(1, null), (2, 0.4), (3, 0.4), (4, 0.9)], first.Where(p => p.Year == 2026).Select(p => (p.Quarter, p.Actual)));
        Assert.DoesNotContain(first, p => p.Year == 2027);
        await node.ForgetRunsAsync();
        Assert.True(await node.RunAsync("plan.progress"));
        Assert.Equal(first.Count, (await RowsAsync()).Count);

        ProgressEntry Entry(DutyId duty, DateOnly on, double share) =>
            new() { Id = clock.NewId<ProgressEntryId>(), DutyId = duty, On = on, Share = share, Source = ProgressSource.Hand, Narrative = "", WrittenAt = clock.GetUtcNow() };
        Task<List<GroupProgress>> RowsAsync() => node.WithDbAsync(db => db.Set<GroupProgress>().AsNoTracking().OrderBy(p => p.Year).ThenBy(p => p.Quarter).ToListAsync());
    }
}
