using Tdc.Platform.Time;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>A yearly deadline as a law says it: "trước ngày 30/6", or with the day itself counted in.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31; where the month of a year is shorter, its last day stands for it.</param>
/// <param name="Inclusive">Whether the named day still counts. The Vietnamese "trước ngày" is strict: it does not.</param>
/// <remarks>Source of the two in use: Decision 1295/QĐ-UBND, 23 April 2025, part IV.1.</remarks>
internal sealed record DueRule(int Month, int Day, bool Inclusive)
{
    /// <summary>The day that the words name, in a year.</summary>
    public DateOnly NamedDay(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>The last day on which a report is in time.</summary>
    public DateOnly LastDay(int year) => Inclusive ? NamedDay(year) : NamedDay(year).AddDays(-1);

    /// <summary>The last instant in time: 24:00 of <see cref="LastDay"/> on Vietnamese clocks, in UTC.</summary>
    public DateTimeOffset LastInstant(int year) => LastDay(year).EndInVietnam;
}

/// <summary>The span of days that a report of a year covers; data of the series and not implied by the deadline.</summary>
/// <param name="FromYearOffset">0 for a beginning in the year itself, -1 for one in the year before.</param>
/// <param name="FromMonth">Month of the first day.</param>
/// <param name="FromDay">First day; shortened to the month's length.</param>
/// <param name="ToMonth">Month of the last day, in the year itself.</param>
/// <param name="ToDay">Last day; 31 stands for the month's end.</param>
internal sealed record PeriodRule(int FromYearOffset, int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    /// <summary>First and last day in a year.</summary>
    public (DateOnly From, DateOnly To) In(int year) => (Of(year + FromYearOffset, FromMonth, FromDay), Of(year, ToMonth, ToDay));

    private static DateOnly Of(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
