using System.Globalization;

namespace Tdc.Platform.Pages;

/// <summary>Why a typed value could not be read; the message to the person is the page's, with what was received in it.</summary>
public enum ReadFault
{
    /// <summary>It was read.</summary>
    None,
    /// <summary>Nothing was typed.</summary>
    Empty,
    /// <summary>There is something other than a number in it, or its separators stand in odd places.</summary>
    NotNumber,
    /// <summary>A whole number is wanted and this one has decimals.</summary>
    NotWhole,
    /// <summary>More than the type holds.</summary>
    TooLarge,
    /// <summary>Not day, month and year.</summary>
    NotDate,
    /// <summary>The year has fewer than four digits.</summary>
    ShortYear,
    /// <summary>The calendar has no such day, such as 31/02.</summary>
    NoSuchDay,
}

/// <summary>Reads what people type into fields; faults are named, nothing is thrown.</summary>
/// <remarks>
/// A number is accepted with dots or commas where one reading is possible: 1.234,5 and 1234.5 and 1,234.5. Where two are (1.234; 1,234) it is read
/// as the page's language writes numbers, so that what <see cref="Display"/> printed into a field is read back as the same number; show the value back.
/// </remarks>
public static class Reading
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">What was typed; spaces are allowed, a minus may be "-" or "−".</param>
    /// <param name="value">The number, or 0 on a fault.</param>
    public static ReadFault Number(string? text, out decimal value)
    {
        value = 0;
        var compact = Compact(text);
        if (compact.Length == 0)
        {
            return ReadFault.Empty;
        }
        var negative = compact[0] is '-' or '−';
        var body = negative || compact[0] == '+' ? compact[1..] : compact;
        if (body.Length == 0 || !body.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',') || !body.Any(char.IsAsciiDigit))
        {
            return ReadFault.NotNumber;
        }
        if (!TrySplit(body, out var whole, out var fraction))
        {
            return ReadFault.NotNumber;
        }
        if (!decimal.TryParse($"{whole}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read))
        {
            return ReadFault.TooLarge;
        }
        value = negative ? -read : read;
        return ReadFault.None;
    }

    /// <summary>Whether a typed number has two readings, such as 71.200 or 1,500: with one separator before exactly three digits.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="grouped">The number when the separator parts thousands.</param>
    /// <param name="pointed">The number when it is the decimal mark.</param>
    /// <remarks>For fields where a slip of a thousand does harm: ask the person, and print kept values by <see cref="Display.Plain"/>.</remarks>
    public static bool IsAmbiguous(string? text, out decimal grouped, out decimal pointed)
    {
        (grouped, pointed) = (0, 0);
        var compact = Compact(text);
        var negative = compact.Length > 0 && compact[0] is '-' or '−';
        var body = negative || compact.StartsWith('+') ? compact[1..] : compact;
        var parts = body.Split('.', ',');
        if (parts.Length != 2 || parts[0].Length is < 1 or > 3 || parts[1].Length != 3 || parts[0][0] == '0' || !body.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ','))
        {
            return false;
        }
        var digits = decimal.Parse(parts[0] + parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
        grouped = negative ? -digits : digits;
        pointed = grouped / 1000;
        return true;
    }

    /// <summary>Reads a whole number.</summary>
    /// <inheritdoc cref="Number" path="/param"/>
    public static ReadFault Whole(string? text, out long value)
    {
        value = 0;
        var fault = Number(text, out var number);
        if (fault != ReadFault.None)
        {
            return fault;
        }
        if (number != decimal.Truncate(number))
        {
            return ReadFault.NotWhole;
        }
        if (number is < long.MinValue or > long.MaxValue)
        {
            return ReadFault.TooLarge;
        }
        value = (long)number;
        return ReadFault.None;
    }

    /// <summary>Reads money in whole đồng: 1.234.567, 1234567, with or without "đ", "đồng" or "VND".</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="dong">Whole đồng, or 0 on a fault.</param>
    public static ReadFault Money(string? text, out long dong)
    {
        var amount = Compact(text).Normalize();
        foreach (var unit in (string[])["đồng", "vnđ", "vnd", "đ", "₫"])
        {
            if (amount.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                amount = amount[..^unit.Length];
                break;
            }
        }
        return Whole(amount.StartsWith("vnd", StringComparison.OrdinalIgnoreCase) ? amount[3..] : amount, out dong);
    }

    /// <summary>Reads a percentage as a share: "82,5" and "82,5 %" give 0.825.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="share">The share, or 0 on a fault; not limited to 0–1.</param>
    public static ReadFault Percent(string? text, out decimal share)
    {
        var fault = Number(Compact(text).TrimEnd('%'), out share);
        share /= 100;
        return fault;
    }

    /// <summary>Reads a date typed day/month/year (also with dots, dashes or spaces) or as ISO year-month-day.</summary>
    /// <param name="text">What was typed, such as 2/12/2026.</param>
    /// <param name="date">The date, or <c>default</c> on a fault.</param>
    public static ReadFault Date(string? text, out DateOnly date)
    {
        date = default;
        var parts = (text ?? "").Split(['/', '-', '.', ' ', '\u00a0', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return string.IsNullOrWhiteSpace(text) ? ReadFault.Empty : ReadFault.NotDate;
        }
        if (parts.Length != 3 || !parts.All(part => part.Length <= 4 && part.All(char.IsAsciiDigit)))
        {
            return ReadFault.NotDate;
        }
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (day, month, year) = parts[0].Length == 4 ? (numbers[2], numbers[1], numbers[0]) : (numbers[0], numbers[1], numbers[2]);
        if (year < 1000)
        {
            return ReadFault.ShortYear;
        }
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return ReadFault.NoSuchDay;
        }
        date = new DateOnly(year, month, day);
        return ReadFault.None;
    }

    private static string Compact(string? text) =>
        text is null ? "" : string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static bool TrySplit(string body, out string whole, out string fraction)
    {
        var (own, foreign) = Display.InEnglish ? (',', '.') : ('.', ','); // own: the separator of groups in the page's language
        var (owns, foreigns) = (body.Count(letter => letter == own), body.Count(letter => letter == foreign));
        char? point = (owns, foreigns) switch
        {
            (0, 0) => null,
            (0, 1) => foreign,
            (0, _) => null,                                            // 1,234,567: groups of the other language
            (1, 0) => IsOneGroup(body, own) ? null : own,              // 1.234 is a thousand, 1234.5 and 0.234 are not
            (_, 0) => null,
            _ => body.LastIndexOf(own) > body.LastIndexOf(foreign) ? own : foreign,
        };
        var at = point is { } mark ? body.IndexOf(mark, StringComparison.Ordinal) : body.Length;
        whole = body[..at];
        fraction = at < body.Length ? body[(at + 1)..] : "";
        return fraction.All(char.IsAsciiDigit) && TryUngroup(ref whole);
    }

    private static bool IsOneGroup(string body, char separator)
    {
        var parts = body.Split(separator);
        return parts[1].Length == 3 && parts[0].Length is >= 1 and <= 3 && parts[0][0] != '0';
    }

    private static bool TryUngroup(ref string whole)
    {
        var parts = whole.Split('.', ',');
        var grouped = whole.Contains('.', StringComparison.Ordinal) && whole.Contains(',', StringComparison.Ordinal);
        if (grouped || (parts.Length > 1 && (parts[0].Length is < 1 or > 3 || parts.Skip(1).Any(part => part.Length != 3))))
        {
            return false;
        }
        whole = string.Concat(parts);
        if (whole.Length == 0)
        {
            whole = "0"; // ",5" is a half
        }
        return true;
    }
}
