using System.Globalization;

namespace Tdc.Platform.Pages;

/// <summary>Numbers, money, dates and instants as people read them, in the language of <see cref="CultureInfo.CurrentUICulture"/>.</summary>
/// <remarks>
/// <para>Vietnamese unless the language is English. Does not depend on the culture data of the machine, so every server prints the same.</para>
/// <para>null, NaN and infinity print as "–": what is unknown is never shown as 0. The minus sign is U+2212.</para>
/// </remarks>
public static partial class Display
{
    /// <summary>What stands for a value that does not exist.</summary>
    public const string Blank = "–";

    private static readonly NumberFormatInfo vietnamese = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "−",
        NumberNegativePattern = 1,
    };

    private static readonly NumberFormatInfo english = new()
    {
        NumberGroupSeparator = ",",
        NumberDecimalSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "−",
        NumberNegativePattern = 1,
    };

    /// <summary>Whether the page is read in English.</summary>
    public static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static NumberFormatInfo Digits => InEnglish ? english : vietnamese;

    /// <summary>A number with a fixed count of decimals: 1.234,5 or 1,234.5.</summary>
    /// <param name="value">The number; null prints "–".</param>
    /// <param name="decimals">0 to 15; halves round away from zero.</param>
    public static string Number(decimal? value, int decimals = 0) =>
        value is { } number ? Print(number, "N" + decimals.ToString(CultureInfo.InvariantCulture), decimals) : Blank;

    /// <inheritdoc cref="Number(decimal?, int)"/>
    public static string Number(long? value, int decimals = 0) => Number((decimal?)value, decimals);

    /// <inheritdoc cref="Number(decimal?, int)"/>
    public static string Number(double? value, int decimals = 0)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return Blank;
        }
        return Math.Abs(number) < 1e15
            ? Number((decimal)number, decimals)
            : number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Digits);
    }

    /// <summary>A number with no more decimals than it needs: 3, 3,5, 3,25.</summary>
    /// <param name="value">The number; null prints "–".</param>
    /// <param name="most">The most decimals shown, 0 to 15.</param>
    public static string NumberUpTo(decimal? value, int most = 2) =>
        value is { } number ? Print(number, "#,##0." + new string('#', most), most) : Blank;

    /// <summary>A number as it is put into a field that asks back what has two readings: without groups, and never with three decimals.</summary>
    /// <param name="value">The number; null prints nothing.</param>
    /// <param name="most">The most decimals shown, 0 to 15.</param>
    public static string Plain(decimal? value, int most = 2)
    {
        var text = value is { } number ? Print(number, "0." + new string('#', most), most) : "";
        return Reading.IsAmbiguous(text, out _, out _) ? text + "0" : text;
    }

    /// <summary>A change, with its sign: +2, −34, 0.</summary>
    public static string Change(decimal? value, int decimals = 0)
    {
        var text = Number(value, decimals);
        return value is { } number && Round(number, decimals) > 0 ? "+" + text : text;
    }

    /// <summary>A share as a percentage: 86,9 % or 86.9%.</summary>
    /// <param name="share">1 is the whole; more than 1 and less than 0 are printed as they are.</param>
    /// <param name="decimals">Decimals of the percentage.</param>
    public static string Percent(decimal? share, int decimals = 1) =>
        share is { } value ? Number(value * 100, decimals) + (InEnglish ? "%" : " %") : Blank;

    /// <inheritdoc cref="Percent(decimal?, int)"/>
    public static string Percent(double? share, int decimals = 1) =>
        share is { } value && double.IsFinite(value) ? Number(value * 100, decimals) + (InEnglish ? "%" : " %") : Blank;

    /// <summary>The percentage of a part in a whole; "–" when the whole is 0.</summary>
    public static string PercentOf(long part, long whole, int decimals = 1) =>
        whole == 0 ? Blank : Percent((decimal)part / whole, decimals);

    /// <summary>Numerator and denominator together: 113/130.</summary>
    public static string Ratio(long? part, long? whole) => Number(part) + "/" + Number(whole);

    /// <summary>Money in whole đồng: 1.234.567 đ or VND 1,234,567.</summary>
    public static string Money(long? dong) => dong is null ? Blank : InEnglish ? "VND " + Number(dong) : Number(dong) + " đ";

    /// <summary>Money for headings: 26,87 tỷ đồng or VND 26.87 billion; below a million it is printed whole.</summary>
    /// <param name="dong">Whole đồng.</param>
    /// <param name="most">The most decimals shown.</param>
    public static string MoneyInWords(long? dong, int most = 2)
    {
        if (dong is not { } amount)
        {
            return Blank;
        }
        var size = Math.Abs((decimal)amount);
        if (size < 1_000_000)
        {
            return Money(dong);
        }
        // 999.999.999 rounds to a thousand millions, which is a billion.
        var inBillions = Round(size / 1_000_000, most) >= 1_000;
        var number = NumberUpTo(amount / (inBillions ? 1_000_000_000m : 1_000_000m), most);
        return InEnglish ? $"VND {number} {(inBillions ? "billion" : "million")}" : $"{number} {(inBillions ? "tỷ" : "triệu")} đồng";
    }

    /// <summary>A file's size: 412 kB, 1,2 MB (a kilobyte is 1000 bytes).</summary>
    public static string Size(long? bytes) => bytes switch
    {
        null => Blank,
        < 1_000 => Number(bytes) + (InEnglish ? " bytes" : " byte"),
        < 999_500 => Number(bytes.Value / 1_000m) + " kB",
        < 999_950_000 => NumberUpTo(bytes.Value / 1_000_000m, 1) + " MB",
        _ => NumberUpTo(bytes.Value / 1_000_000_000m, 1) + " GB",
    };

    private static string Print(decimal number, string format, int decimals)
    {
        var rounded = Round(number, decimals);
        return (rounded == 0 ? 0m : rounded).ToString(format, Digits); // decimal has a negative zero, and "−0" tells nobody anything
    }

    private static decimal Round(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);
}
