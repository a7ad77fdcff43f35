namespace Tdc.Plan.Domain.Reporting;

/// <summary>A day that the weekly rhythm does not foretell: a holiday, or a Saturday worked in exchange.</summary>
internal sealed class CalendarDay
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether it is worked: <see langword="false"/> for a holiday, <see langword="true"/> for a worked day of rest.</summary>
    public required bool IsWorked { get; set; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; set; }

    /// <summary>English name.</summary>
    public required string NameEn { get; set; }

    /// <summary>Law or notice that sets it, and how sure it is.</summary>
    public required string Basis { get; set; }
}

/// <summary>Counts working days: Monday to Friday without holidays, with the days worked in exchange.</summary>
internal sealed class WorkingCalendar(IEnumerable<CalendarDay> days)
{
    private readonly Dictionary<DateOnly, bool> worked = days.ToDictionary(d => d.Day, d => d.IsWorked);

    /// <summary>A calendar that knows weekends only.</summary>
    public static WorkingCalendar Weekly { get; } = new([]);

    /// <summary>Whether offices work on a day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        worked.TryGetValue(day, out var known) ? known : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day that lies a number of working days before a day.</summary>
    /// <param name="day">Not counted itself.</param>
    /// <param name="workingDays">0 or more; 0 gives the day itself, a working day or not.</param>
    public DateOnly Before(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        while (workingDays > 0)
        {
            day = day.AddDays(-1);
            if (IsWorkingDay(day))
            {
                workingDays--;
            }
        }

        return day;
    }
}
