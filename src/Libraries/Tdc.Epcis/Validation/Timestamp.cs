namespace Tdc.Epcis.Validation;

/// <summary>A date and time with zone as RFC 3339 writes it, read without loss of the third decimal.</summary>
/// <remarks>Source: RFC 3339, section 5.6; the JSON schema's format <c>date-time</c>.</remarks>
public static class Timestamp
{
    /// <summary>Reads the text.</summary>
    /// <param name="text">Such as <c>2025-06-01T08:00:00.1415+07:00</c>; T and Z in either case; a leap second only at 23:59:60 UTC.</param>
    /// <param name="milliseconds">Milliseconds since 0001-01-01T00:00:00Z, the third decimal rounded half up by what follows it.</param>
    /// <returns>Whether it is a date and time with zone.</returns>
    public static bool TryReadMilliseconds(ReadOnlySpan<char> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':'
            || !Two(text, 0, out var century) || !Two(text, 2, out var year) || !Two(text, 5, out var month) || !Two(text, 8, out var day)
            || !Two(text, 11, out var hour) || !Two(text, 14, out var minute) || !Two(text, 17, out var second))
        {
            return false;
        }

        year += century * 100;
        var at = 19;
        var fraction = 0;
        if (text[at] == '.')
        {
            var digits = text[(at + 1)..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
            {
                return false;
            }

            for (var i = 0; i < 4; i++)
            {
                fraction = (fraction * 10) + (i < digits ? text[at + 1 + i] - '0' : 0);
            }

            fraction = (fraction + 5) / 10;
            at += digits + 1;
        }

        if (!TryOffset(text[at..], out var offset) || month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        // Year 0 exists in RFC 3339 but not in the calendar type; it is checked as the leap year that it is and counted as year 1.
        if (day > DateTime.DaysInMonth(year == 0 ? 4 : year, month))
        {
            return false;
        }

        var minutesOfDay = (hour * 60) + minute - offset;
        if (second == 60 && (((minutesOfDay % 1440) + 1440) % 1440) != 1439)
        {
            return false;
        }

        var days = new DateTime(Math.Max(year, 1), month, year == 0 && month == 2 && day == 29 ? 28 : day, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay;
        milliseconds = (((days * 1440) + minutesOfDay) * 60_000) + (second * 1000) + fraction;
        return true;
    }

    /// <summary>Reads the text as an instant in UTC.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        if (TryReadMilliseconds(text, out var milliseconds) && milliseconds >= 0 && milliseconds <= DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond)
        {
            instant = new DateTimeOffset(milliseconds * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
            return true;
        }

        instant = default;
        return false;
    }

    /// <summary>Whether the text is an <c>eventTimeZoneOffset</c>: sign, two digits, colon, two digits, at most 14:00.</summary>
    public static bool IsZoneOffset(ReadOnlySpan<char> text) =>
        text.Length == 6 && text[0] is '+' or '-' && text[3] == ':' && Two(text, 1, out var hours) && Two(text, 4, out var minutes)
        && (hours <= 13 ? minutes <= 59 : hours == 14 && minutes == 0);

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':' || !Two(text, 1, out var hour) || !Two(text, 4, out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Two(ReadOnlySpan<char> text, int at, out int value)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        value = unchecked((tens * 10) + ones);
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9;
    }
}
