using System.Globalization;
using Tdc.Platform.Time;

namespace Tdc.Platform.Pages;

public static partial class Display
{
    private static readonly CultureInfo months = CultureInfo.InvariantCulture; // its month names are English

    /// <summary>A date: 02/12/2026 or 2 December 2026 (never 02/12 in English, where it is read two ways).</summary>
    public static string Date(DateOnly? date) =>
        date is not { } day ? Blank : InEnglish ? day.ToString("d MMMM yyyy", months) : DateTyped(day);

    /// <summary>The date in Vietnam (UTC+7) of an instant.</summary>
    public static string Date(DateTimeOffset? instant) => Date(InVietnam(instant) is { } local ? DateOnly.FromDateTime(local.DateTime) : null);

    /// <summary>A date as it is typed into a field in both languages: 02/12/2026; the empty text for null.</summary>
    public static string DateTyped(DateOnly? date) => date?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An instant in Vietnam's time: 08:00 ngày 02/12/2026 or 08:00, 2 December 2026.</summary>
    public static string Moment(DateTimeOffset? instant) => InVietnam(instant) is { } local
        ? At(local.ToString("HH:mm", CultureInfo.InvariantCulture), DateOnly.FromDateTime(local.DateTime))
        : Blank;

    /// <summary>The time of day in Vietnam: 08:00.</summary>
    public static string Time(DateTimeOffset? instant) => InVietnam(instant)?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? Blank;

    /// <summary>The last instant of a day, as a deadline says it: 24:00 ngày 29/11/2026 or 24:00, 29 November 2026.</summary>
    public static string EndOf(DateOnly? lastDay) => lastDay is { } day ? At("24:00", day) : Blank;

    /// <summary>A quarter: Quý 3/2026 or Q3 2026.</summary>
    public static string Quarter(int year, int quarter) =>
        InEnglish
        ? string.Create(CultureInfo.InvariantCulture, $"Q{quarter} {year}")
        : string.Create(CultureInfo.InvariantCulture, $"Quý {quarter}/{year}");

    /// <summary>A month: Tháng 9/2026 or September 2026.</summary>
    public static string Month(int year, int month) => InEnglish
        ? new DateOnly(year, month, 1).ToString("MMMM yyyy", months)
        : string.Create(CultureInfo.InvariantCulture, $"Tháng {month}/{year}");

    /// <summary>A count of days: 2 ngày, 1 day, 2 days.</summary>
    public static string Days(int? days) => days is null
        ? Blank
        : Number((long?)days) + (!InEnglish ? " ngày" : Math.Abs((long)days) == 1 ? " day" : " days");

    /// <summary>Two years, or the one when both are the same: 2021–2025.</summary>
    public static string Years(int from, int to) =>
        from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");

    /// <summary>From one date to another: 01/01/2026 – 30/06/2026; the one date when both are the same.</summary>
    public static string Dates(DateOnly? from, DateOnly? to) => from == to ? Date(from) : $"{Date(from)} – {Date(to)}";

    /// <summary>The instant on Vietnam's clock (UTC+7, no summer time).</summary>
    public static DateTimeOffset? InVietnam(DateTimeOffset? instant) => instant?.ToOffset(VietnamTime.Offset);

    private static string At(string time, DateOnly day) => InEnglish ? $"{time}, {Date(day)}" : $"{time} ngày {Date(day)}";
}
