using System.Globalization;
using System.Text.RegularExpressions;

namespace Tdc.Productivity.Domain.Series;

/// <summary>How long the periods of a series are. Codes as in SDMX CL_FREQ.</summary>
internal enum Frequency
{
    /// <summary>A year, <c>A</c>.</summary>
    Annual,

    /// <summary>A half-year, <c>S</c>.</summary>
    HalfYear,

    /// <summary>A quarter, <c>Q</c>.</summary>
    Quarter,

    /// <summary>A month, <c>M</c>.</summary>
    Month,

    /// <summary>From the year's first day over several months, such as nine; own code <c>C</c>.</summary>
    Cumulated,

    /// <summary>Several years together, such as an average of five; own code <c>R</c>.</summary>
    Range,
}

/// <summary>A period of time as statistics print it.</summary>
/// <remarks>
/// <para>Shape: <c>2024</c>, <c>2024-S1</c> (also read: <c>2024-H1</c>), <c>2024-Q3</c>, <c>2024-M09</c> (also <c>2024-09</c>), <c>2024-9M</c>, <c>2016-2020</c> (also
/// <c>2016/2020</c>, <c>2016–2020</c>). Years 1900 to 2199.</para>
/// <para>Source: SDMX 2.1 section 6, reporting periods; the cumulated and the ranged forms are our own.</para>
/// </remarks>
internal readonly partial record struct Period
{
    private Period(Frequency frequency, int year, int number) => (Frequency, Year, Number) = (frequency, year, number);

    /// <summary>How long it is.</summary>
    public Frequency Frequency { get; }

    /// <summary>The year in which it begins.</summary>
    public int Year { get; }

    /// <summary>Number of the half, quarter or month in the year; months for a cumulated period; years for a range; 1 for a year.</summary>
    public int Number { get; }

    /// <summary>First day.</summary>
    public DateOnly From => new(Year, Frequency switch { Frequency.HalfYear => 6 * Number - 5, Frequency.Quarter => 3 * Number - 2, Frequency.Month => Number, _ => 1 }, 1);

    /// <summary>Last day.</summary>
    public DateOnly To => From.AddMonths(Months).AddDays(-1);

    /// <summary>Code of the frequency in exchange.</summary>
    public string FrequencyCode => CodeOf(Frequency);

    private int Months => Frequency switch { Frequency.HalfYear => 6, Frequency.Quarter => 3, Frequency.Month => 1, Frequency.Cumulated => Number, Frequency.Range => 12 * Number, _ => 12 };

    /// <summary>A year.</summary>
    public static Period OfYear(int year) => new(Frequency.Annual, year, 1);

    /// <summary>Code of a frequency in exchange.</summary>
    public static string CodeOf(Frequency frequency) => frequency switch
    {
        Frequency.HalfYear => "S",
        Frequency.Quarter => "Q",
        Frequency.Month => "M",
        Frequency.Cumulated => "C",
        Frequency.Range => "R",
        _ => "A",
    };

    /// <summary>The form of SDMX: a range of time for cumulated periods and several years (<c>2024-01-01/P9M</c>, <c>2016-01-01/P5Y</c>).</summary>
    public string ToSdmx() => Frequency switch
    {
        Frequency.Cumulated => $"{Year}-01-01/P{Number}M",
        Frequency.Range => $"{Year}-01-01/P{Number}Y",
        _ => ToString(),
    };

    /// <summary>Reads a period.</summary>
    /// <returns>False when the text is none.</returns>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var match = Shape().Match(text?.Trim() ?? "");
        if (!match.Success)
        {
            return false;
        }

        int Read(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var year = Read("year");
        period = (Read("half"), Read("quarter"), Read("month"), Read("months"), Read("last")) switch
        {
            ( > 0 and var half, _, _, _, _) => new(Frequency.HalfYear, year, half),
            (_, > 0 and var quarter, _, _, _) => new(Frequency.Quarter, year, quarter),
            (_, _, > 0 and var month, _, _) => new(Frequency.Month, year, month),
            (_, _, _, > 0 and var months, _) => new(Frequency.Cumulated, year, months),
            (_, _, _, _, > 0 and var last) => new(Frequency.Range, year, last - year + 1),
            _ when Read("years") is > 0 and var years => new(Frequency.Range, year, years),
            _ => OfYear(year),
        };
        return year is >= 1900 and < 2200 && period.Number >= 1 && (period.Frequency != Frequency.Range || period.Number is > 1 and <= 100)
            && (period.Frequency is not (Frequency.Month or Frequency.Cumulated) || period.Number <= 12);
    }

    /// <summary>The period of the same kind before it, for growth: a year earlier for halves, quarters, months and cumulated periods.</summary>
    public Period YearBefore(int years = 1) => new(Frequency, Year - (Frequency == Frequency.Range ? Number * years : years), Number);

    /// <summary>The form of exchange and storage.</summary>
    public override string ToString() => Frequency switch
    {
        Frequency.HalfYear => $"{Year}-S{Number}",
        Frequency.Quarter => $"{Year}-Q{Number}",
        Frequency.Month => string.Create(CultureInfo.InvariantCulture, $"{Year}-M{Number:D2}"),
        Frequency.Cumulated => $"{Year}-{Number}M",
        Frequency.Range => $"{Year}-{Year + Number - 1}",
        _ => Year.ToString(CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-[SH](?<half>[12])|-Q(?<quarter>[1-4])|-M?(?<month>0[1-9]|1[0-2])|-(?<months>[1-9]|1[0-2])M|-01-01/P((?<months>[1-9]|1[0-2])M|(?<years>[0-9]{1,3})Y)|[-–/](?<last>[0-9]{4}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
