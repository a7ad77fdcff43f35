using System.Globalization;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>When a standing query runs: like cron, each field a number, a range <c>[a-b]</c>, or a list of these with commas.</summary>
/// <remarks>
/// <para>A field that is left out matches every value when a finer field is given, and its first value (0, or 1 of days and months) when only coarser ones
/// are: <c>hour 1, minute 5</c> is once a day at 01:05:00. <c>*</c> and steps (<c>0/30</c>, <c>*/15</c>) are read too, as the OpenAPI file's example writes one.</para>
/// <para>Times are those of Vietnamese clocks (UTC+7). Day of week: 1 is Monday, 7 is Sunday.</para>
/// <para>Source: EPCIS 2.0, section 8.2.5.3; gs1/EPCIS query-schedule.json and openapi.yaml.</para>
/// </remarks>
internal sealed class QuerySchedule
{
    /// <summary>Names of the fields, from the finest to the coarsest.</summary>
    public static IReadOnlyList<string> Names { get; } = ["second", "minute", "hour", "dayOfMonth", "month", "dayOfWeek"];

    private static readonly (int Low, int High)[] ranges = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (1, 7)];

    private readonly bool[][] allowed;

    private QuerySchedule(bool[][] allowed) => this.allowed = allowed;

    /// <summary>Reads a schedule.</summary>
    /// <param name="fields">Text of each field by name; those left out are absent.</param>
    /// <param name="schedule">The schedule.</param>
    /// <returns>What is wrong, in English; <see langword="null"/> when nothing is.</returns>
    public static string? TryRead(IReadOnlyDictionary<string, string> fields, out QuerySchedule? schedule)
    {
        schedule = null;
        if (fields.Keys.FirstOrDefault(k => !Names.Contains(k)) is { } unknown)
        {
            return $"{unknown} is not a field of a schedule";
        }

        if (fields.Count == 0)
        {
            return "the schedule is empty";
        }

        var allowed = new bool[Names.Count][];
        var finerGiven = false;
        for (var i = 0; i < Names.Count; i++)
        {
            var (low, high) = ranges[i];
            allowed[i] = new bool[high + 1];
            if (fields.TryGetValue(Names[i], out var text))
            {
                finerGiven = true;
                if (!Fill(text, low, high, allowed[i]))
                {
                    return $"{Names[i]} must be numbers from {low} to {high}, ranges such as [{low}-{low + 1}], or a list of them with commas";
                }
            }
            else if (finerGiven || i >= 3)
            {
                Array.Fill(allowed[i], true); // days and months are free unless they are named
            }
            else
            {
                allowed[i][low] = true;
            }
        }

        schedule = new(allowed);
        return schedule.After(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)) is null ? "the schedule names no day that exists" : null;
    }

    /// <summary>The first instant behind another one at which the query runs; <see langword="null"/> when none comes within nine years.</summary>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        var local = instant.ToOffset(TimeSpan.FromHours(7));
        var time = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second).AddSeconds(1);
        var last = time.Year > 9980 ? DateTime.MaxValue.Date : time.AddYears(9);
        while (time < last)
        {
            if (!allowed[4][time.Month])
            {
                time = new DateTime(time.Year, time.Month, 1).AddMonths(1);
            }
            else if (!allowed[3][time.Day] || !allowed[5][time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek])
            {
                time = time.Date.AddDays(1);
            }
            else if (!allowed[2][time.Hour])
            {
                time = time.Date.AddHours(time.Hour + 1);
            }
            else if (!allowed[1][time.Minute])
            {
                time = time.Date.AddHours(time.Hour).AddMinutes(time.Minute + 1);
            }
            else if (!allowed[0][time.Second])
            {
                time = time.AddSeconds(1);
            }
            else
            {
                return new DateTimeOffset(time, TimeSpan.FromHours(7)).ToUniversalTime();
            }
        }

        return null;
    }

    private static bool Fill(string text, int low, int high, bool[] allowed)
    {
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var slash = part.IndexOf('/', StringComparison.Ordinal);
            var step = 1;
            if (slash >= 0 && (!int.TryParse(part.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out step) || step == 0))
            {
                return false;
            }

            var range = slash < 0 ? part : part[..slash];
            int first, last;
            if (range == "*")
            {
                (first, last) = (low, high);
            }
            else if (range.Length > 2 && range[0] == '[' && range[^1] == ']')
            {
                var dash = range.IndexOf('-', StringComparison.Ordinal);
                if (dash < 0 || !Number(range[1..dash], out first) || !Number(range[(dash + 1)..^1], out last))
                {
                    return false;
                }
            }
            else if (Number(range, out first))
            {
                last = slash < 0 ? first : high;
            }
            else
            {
                return false;
            }

            if (first < low || last > high || first > last)
            {
                return false;
            }

            for (var i = first; i <= last; i += step)
            {
                allowed[i] = true;
            }
        }

        return true;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
