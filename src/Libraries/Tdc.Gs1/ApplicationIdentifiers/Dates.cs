using System.Globalization;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>Dates in data fields.</summary>
/// <remarks>Source: GS1 General Specifications, 3.4 (YYMMDD) and 7.12 (which century two digits of a year mean).</remarks>
public static class Dates
{
    /// <summary>Reads a date of six digits.</summary>
    /// <param name="yymmdd">Year, month and day; day 00 is the last day of the month.</param>
    /// <param name="referenceYear">The year of reading, which decides the century: from 49 years before to 50 years after it.</param>
    /// <param name="date">The date, or <c>default</c>.</param>
    /// <returns>False when there is no such day.</returns>
    public static bool TryRead(ReadOnlySpan<char> yymmdd, int referenceYear, out DateOnly date)
    {
        date = default;
        if (yymmdd.Length != 6 || !CharacterSets.IsDigits(yymmdd))
        {
            return false;
        }

        var year = (referenceYear / 100 * 100) + Number(yymmdd[..2]);
        year += (year - referenceYear) switch
        {
            >= 51 => -100,
            <= -50 => 100,
            _ => 0,
        };
        var (month, day) = (Number(yymmdd[2..4]), Number(yymmdd[4..]));
        if (month is < 1 or > 12 || year is < 1 or > 9999 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day == 0 ? DateTime.DaysInMonth(year, month) : day);
        return true;
    }

    /// <summary>Whether there is such a day. Two digits of a year are enough: until 2050 year 00 is 2000, a leap year.</summary>
    /// <param name="text">YYMMDD or YYYYMMDD.</param>
    /// <param name="dayMayBeZero">Whether day 00 is allowed.</param>
    internal static bool IsDay(ReadOnlySpan<char> text, bool dayMayBeZero)
    {
        if (text.Length is not (6 or 8) || !CharacterSets.IsDigits(text))
        {
            return false;
        }

        var (year, month, day) = (Number(text[..^4]), Number(text[^4..^2]), Number(text[^2..]));
        if (month is < 1 or > 12)
        {
            return false;
        }

        // The calendar repeats every 400 years, so that year 0 counts as 2000.
        return day == 0 ? dayMayBeZero : day <= DateTime.DaysInMonth(2000 + (year % 400), month);
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
