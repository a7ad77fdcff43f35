using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Time;

namespace Tdc.Plan.Tests.Reporting;

public class DueRuleTests
{
    private static readonly DateOnly[] tet2026 = [.. Enumerable.Range(16, 5).Select(d => new DateOnly(2026, 2, d))];

    [Theory]
    [InlineData(6, 30, false, 2025, "2025-06-29", "Decision 1295 part IV.1, strict before")]
    [InlineData(11, 30, false, 2026, "2026-11-29", "Decision 1295 part IV.1, strict before")]
    [InlineData(6, 30, true, 2026, "2026-06-30", "the switch counts the day in")]
    [InlineData(3, 1, false, 2024, "2024-02-29", "leap year")]
    [InlineData(3, 1, false, 2025, "2025-02-28", "no leap year")]
    [InlineData(2, 29, true, 2025, "2025-02-28", "a day the year lacks")]
    [InlineData(2, 29, true, 2028, "2028-02-29", "a day the year has")]
    [InlineData(1, 1, false, 2026, "2025-12-31", "over the turn of the year")]
    public void The_last_day_follows_the_words(int month, int day, bool inclusive, int year, string expected, string _) =>
        Assert.Equal(DateOnly.Parse(expected, null), new DueRule(month, day, inclusive).LastDay(year));

    [Fact]
    public void The_last_instant_is_24_00_in_Vietnam_and_not_in_Greenwich() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 17, 0, 0, TimeSpan.Zero), new DueRule(11, 30, false).LastInstant(2026));

    [Theory]
    [InlineData("2026-11-29", 0, "2026-11-29", "no offset, even on a Sunday")]
    [InlineData("2026-11-29", 1, "2026-11-27", "the Friday before a Sunday")]
    [InlineData("2026-06-29", 1, "2026-06-26", "over a weekend")]
    [InlineData("2026-02-23", 1, "2026-02-13", "over the nine days of Tết Bính Ngọ")]
    [InlineData("2026-02-24", 3, "2026-02-12", "a working day on each side of Tết")]
    public void Units_have_their_deadline_some_working_days_before(string last, int offset, string expected, string _)
    {
        var calendar = new WorkingCalendar(tet2026.Select(d => new CalendarDay { Day = d, IsWorked = false, NameVi = "Tết", NameEn = "Tet", Basis = "" }));
        Assert.Equal(DateOnly.Parse(expected, null), calendar.Before(DateOnly.Parse(last, null), offset));
    }

    [Fact]
    public void A_Saturday_worked_in_exchange_counts()
    {
        var calendar = new WorkingCalendar([new CalendarDay { Day = new(2025, 4, 26), IsWorked = true, NameVi = "", NameEn = "", Basis = "" }]);
        Assert.Equal(new DateOnly(2025, 4, 26), calendar.Before(new(2025, 4, 28), 1));
    }

    [Fact]
    public void A_round_takes_its_deadline_period_and_key_from_the_series()
    {
        var series = Made.Series(2);
        series.UnitOffsetWorkingDays = 2;
        var round = ReportRound.Of(series, 2026, WorkingCalendar.Weekly, default);
        Assert.Equal("2026-2", round.Key);
        Assert.Equal(new DateOnly(2026, 11, 29), round.LegalDueOn);
        Assert.Equal(new DateOnly(2026, 11, 26), round.DueOn);
        Assert.Equal((new DateOnly(2025, 12, 1), new DateOnly(2026, 11, 30)), (round.PeriodFrom, round.PeriodTo));
        Assert.Equal(round.DueOn.EndInVietnam, round.DueAt);
    }

    [Fact]
    public void A_series_begins_with_the_first_deadline_after_its_decision() =>
        Assert.Equal([2025, 2026], Made.Series(1).YearsUpTo(new DateOnly(2026, 1, 1)));

    [Fact]
    public void A_closed_series_makes_no_further_round()
    {
        var series = Made.Series(1);
        series.ValidTo = new DateOnly(2026, 1, 31);
        Assert.Equal([2025], series.YearsUpTo(new DateOnly(2030, 1, 1)));
    }
}
