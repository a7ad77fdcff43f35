using Tdc.Plan.Domain.Reporting;

namespace Tdc.Plan.Tests.Reporting;

public class ReminderScheduleTests
{
    private static readonly DateOnly due = new(2026, 11, 29);

    [Theory]
    [InlineData(-16, 0)]
    [InlineData(-15, 1)]
    [InlineData(-14, 0)]
    [InlineData(-7, 1)]
    [InlineData(-3, 1)]
    [InlineData(-2, 0)]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    [InlineData(7, 4)]
    [InlineData(8, 1)]
    [InlineData(15, 1)]
    [InlineData(16, 0)]
    [InlineData(22, 1)]
    public void Each_day_has_its_audience(int day, int audience) =>
        Assert.Equal((ReminderAudience)audience, ReminderSchedule.On(due, due.AddDays(day)));

    [Theory]
    [InlineData(60, 0)] // not a week's day
    [InlineData(57, 1)]
    [InlineData(64, 0)]
    public void After_sixty_days_the_schedule_is_silent(int day, int audience) =>
        Assert.Equal((ReminderAudience)audience, ReminderSchedule.On(due, due.AddDays(day)));

    [Theory]
    [InlineData(-16, null, 0)]
    [InlineData(-15, null, 1)]
    [InlineData(-10, null, 1)] // the program was off on the day itself
    [InlineData(-10, -15, 0)]
    [InlineData(-2, -15, 1)] // T-7 and T-3 were missed: one reminder
    [InlineData(-1, -2, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(30, 22, 1)]
    [InlineData(61, null, 0)]
    public void A_unit_is_owed_a_reminder_when_a_step_has_passed_since_its_last_one(int day, int? remindedOn, int audience) =>
        Assert.Equal(
            (ReminderAudience)audience,
            ReminderSchedule.Owed(due, remindedOn is { } last ? due.AddDays(last) : null, isEscalated: true, isRaised: true, due.AddDays(day)));

    [Theory]
    [InlineData(2, false, false, 0)]
    [InlineData(3, false, false, 2)]
    [InlineData(9, true, false, 4)]
    [InlineData(9, false, false, 6)]
    [InlineData(9, true, true, 0)]
    public void The_head_is_told_once_and_the_report_raised_once_however_late(int day, bool escalated, bool raised, int audience) =>
        Assert.Equal(
            (ReminderAudience)audience,
            ReminderSchedule.Owed(due, due.AddDays(day), escalated, raised, due.AddDays(day)));
}
