using System.Globalization;

namespace Tdc.Platform.Documents;

/// <summary>Dates and numbers as official documents print them.</summary>
/// <remarks>Source: Decree 30/2020/NĐ-CP, Appendix I, part II: days below 10 and the months January and February have two digits, numbers below 10 a leading zero.</remarks>
public static class OfficialDates
{
    /// <summary>"ngày 05 tháng 6 năm 2026".</summary>
    public static string Words(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {Month(day.Month)} năm {day.Year}");

    /// <summary>"ngày      tháng      năm 2026": room for what is filled in by hand.</summary>
    public static string WordsToFillIn(int? year) => string.Create(CultureInfo.InvariantCulture, $"ngày{Gap}tháng{Gap}năm {year?.ToString(CultureInfo.InvariantCulture) ?? "20" + Gap}");

    /// <summary>"Đồng Nai, ngày 05 tháng 6 năm 2026".</summary>
    public static string PlaceAndDate(string place, DateOnly day) => $"{place}, {Words(day)}";

    /// <summary>"5 June 2026", for courtesy translations.</summary>
    public static string EnglishWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"12/BC-SKHCN", "05/BC-SKHCN"; without a number "       /BC-SKHCN".</summary>
    public static string NumberAndNotation(int? number, string notation) =>
        string.Create(CultureInfo.InvariantCulture, $"{(number is { } known ? known.ToString("00", CultureInfo.InvariantCulture) : Gap + Gap)}/{notation}");

    // No-break spaces: a justified or wrapped line must not squeeze the room away.
    private const string Gap = "\u00a0\u00a0\u00a0\u00a0\u00a0";

    private static string Month(int month) => month < 3 ? "0" + month.ToString(CultureInfo.InvariantCulture) : month.ToString(CultureInfo.InvariantCulture);
}
