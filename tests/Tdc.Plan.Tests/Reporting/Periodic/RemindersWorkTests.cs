using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting.Periodic;

public sealed class RemindersWorkTests
{
    private const string Round = "2027-1"; // due 29 June 2027

    public static TheoryData<DatabaseEngine> Engines => PlanNode.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Fifteen_days_before_the_deadline_each_missing_unit_is_reminded_once_also_after_a_restart(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = PlanNode.On(database, clock);
        var officer = await node.PersonAsync(Role.Officer, "26188");
        await node.DayAsync(2027, 6, 13);
        Assert.Empty(await node.NoticesAsync(ReportNotices.Reminder));
        await node.SubmitAsync(Round, "SXD", "2027-06-13 10:00");

        await node.DayAsync(2027, 6, 14);
        var missing = (await node.ObligationsAsync(Round)).FindAll(o => !o.IsComplete);
        var told = await node.NoticesAsync(ReportNotices.Reminder);
        Assert.Equal(missing.Select(o => o.Unit.Value).Order(), told.Select(n => n.Unit!.Value.Value).Order());
        Assert.All(missing, o => Assert.Equal(new DateOnly(2027, 6, 14), o.RemindedOn));
        Assert.Single(await node.MailsAsync("plan.reminder"), m => m.To == officer);

        await using var restarted = PlanNode.On(database, clock);
        Assert.False(await restarted.RunAsync("plan.reminders"));
        await restarted.ForgetRunsAsync();
        Assert.False(await restarted.RunAsync("plan.reminders")); // waits for the day's rounds
        await restarted.RunAsync("plan.rounds");
        Assert.True(await restarted.RunAsync("plan.reminders"));
        await restarted.DayAsync(2027, 6, 15);
        Assert.Equal(told.Count, (await node.NoticesAsync(ReportNotices.Reminder)).Count);
        Assert.Single(await node.MailsAsync("plan.reminder"), m => m.To == officer);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Steps_missed_while_the_program_was_off_are_made_up_for_by_one_reminder(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = PlanNode.On(database, clock);
        await node.DayAsync(2027, 6, 14);
        var before = (await node.NoticesAsync(ReportNotices.Reminder)).Count;
        await node.DayAsync(2027, 6, 27); // T-7 and T-3 are past
        Assert.Equal(2 * before, (await node.NoticesAsync(ReportNotices.Reminder)).Count);
        await node.DayAsync(2027, 6, 28);
        Assert.Equal(3 * before, (await node.NoticesAsync(ReportNotices.Reminder)).Count);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task After_the_deadline_the_head_is_told_on_the_third_day_and_the_coordinator_on_the_seventh(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = PlanNode.On(database, clock);
        var (head, coordinator) = (await node.PersonAsync(Role.Head, "26188"), await node.PersonAsync(Role.Coordinator, "SKHCN"));
        var line = await node.LineAsync("26188");
        foreach (var day in Enumerable.Range(14, 17))
        {
            await node.DayAsync(2027, 6, day);
        }

        await node.DayAsync(2027, 7, 1);
        Assert.Equal(4, (await node.NoticesAsync(ReportNotices.Reminder)).Count(n => n.Unit == line));
        Assert.Equal(1, (await node.NoticesAsync(ReportNotices.Overdue)).Count(n => n.Unit == line));
        Assert.Empty(await node.NoticesAsync(ReportNotices.Escalated));

        await node.DayAsync(2027, 7, 2);
        var escalated = Assert.Single(await node.NoticesAsync(ReportNotices.Escalated), n => n.Unit == line);
        Assert.Equal(Role.Head, escalated.Role);
        Assert.Single(await node.MailsAsync("plan.reminder"), m => m.To == head);
        await node.ForgetRunsAsync();
        await node.DayAsync(2027, 7, 2);
        await node.DayAsync(2027, 7, 3);
        Assert.Single(await node.NoticesAsync(ReportNotices.Escalated), n => n.Unit == line);
        Assert.Empty(await node.NoticesAsync(ReportNotices.Raised));

        await node.DayAsync(2027, 7, 6);
        var raised = Assert.Single(await node.NoticesAsync(ReportNotices.Raised));
        Assert.Equal((Role.Coordinator, "/dau-moi"), (raised.Role, raised.Address));
        Assert.All((await node.ObligationsAsync(Round)).Where(o => !o.IsComplete), o => Assert.Equal(new DateOnly(2027, 7, 6), o.RaisedOn));
        await node.DayAsync(2027, 7, 7); // T+8: the weekly one
        Assert.Equal(2, (await node.NoticesAsync(ReportNotices.Overdue)).Count(n => n.Unit == line));
        Assert.Single(await node.NoticesAsync(ReportNotices.Raised));
        Assert.DoesNotContain(await node.MailsAsync("plan.reminder"), m => m.To == coordinator);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_officer_of_two_rounds_gets_one_mail_a_day(DatabaseEngine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = new TestClock();
        await using var node = PlanNode.On(database, clock);
        var officer = await node.PersonAsync(Role.Officer, "26188");
        var line = await node.LineAsync("26188");
        await node.WithDbAsync(async db =>
        {
            var plan = await db.Set<Tdc.Plan.Domain.Plan>().Select(p => p.Id).FirstAsync();
            db.Add(AdHoc(plan, clock, line.Value));
            return await db.SaveChangesAsync();
        });
        await node.DayAsync(2027, 6, 14);
        Assert.Equal(2, (await node.MailsAsync("plan.reminder")).Count(m => m.To == officer));
        Assert.False(await node.RunAsync("notice.digest"));
        clock.Now = new DateOnly(2027, 6, 14).StartInVietnam.AddHours(7);
        Assert.True(await node.RunAsync("notice.digest"));
        var digest = Assert.Single(await node.MailsAsync("notice.digest"), m => m.To == officer);
        Assert.Contains("6 tháng đầu năm 2027", digest.Body, StringComparison.Ordinal);
        Assert.Contains("Rà soát cân", digest.Body, StringComparison.Ordinal);
        Assert.All((await node.MailsAsync("plan.reminder")).Where(m => m.To == officer), m => Assert.Equal(MailState.Gathered, m.State));
        Assert.False(await node.RunAsync("notice.digest"));
    }

    private static ReportRound AdHoc(PlanId plan, TestClock clock, Guid unit) => new()
    {
        Id = clock.NewId<ReportRoundId>(),
        PlanId = plan,
        Key = "2027-dx1",
        Year = 2027,
        TitleVi = "Rà soát cân đối chứng",
        TitleEn = "Check of scales",
        PeriodFrom = new(2027, 1, 1),
        PeriodTo = new(2027, 6, 1),
        LegalDueOn = new(2027, 6, 21),
        DueOn = new(2027, 6, 21),
        OpensOn = new(2027, 6, 1),
        Basis = "Công văn 1",
        NamedUnits = [unit],
    };
}
