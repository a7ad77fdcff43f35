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

    [Fact]
    public void Missed_steps_are_caught_up_once() =>
        Assert.Equal(ReminderAudience.Unit | ReminderAudience.Head | ReminderAudience.Coordinator, ReminderSchedule.Since(due, due, due.AddDays(9)));

    [Fact]
    public void A_day_already_followed_asks_nothing_again() =>
        Assert.Equal(ReminderAudience.None, ReminderSchedule.Since(due, due.AddDays(1), due.AddDays(1)));

    [Fact]
    public void The_first_time_only_today_counts() =>
        Assert.Equal(ReminderAudience.None, ReminderSchedule.Since(due, null, due.AddDays(2)));
}
