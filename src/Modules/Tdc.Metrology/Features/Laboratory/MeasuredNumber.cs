using System.Globalization;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Reads numbers that were measured: they have no groups of thousands, so a comma and a point both are the decimal sign.</summary>
/// <remarks>NaN, infinity and a number with two signs of decimals are no measured numbers.</remarks>
internal static class MeasuredNumber
{
    /// <summary>The most values that one column takes.</summary>
    public const int MostReadings = 200;

    /// <summary>Reads one number, which may have an exponent.</summary>
    public static bool TryRead(string typed, out double number) =>
        double.TryParse(Plain(typed), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    /// <summary>Reads a column of readings, as it is typed or pasted: one a line, or with spaces, tabs or semicolons between them.</summary>
    /// <param name="typed">The column.</param>
    /// <param name="values">The readings with all digits that were typed.</param>
    /// <param name="wrong">The first text that is no number; empty when all are.</param>
    /// <returns>Whether all could be read and there are at most <see cref="MostReadings"/>.</returns>
    public static bool TryReadColumn(string typed, out List<decimal> values, out string wrong)
    {
        values = [];
        wrong = "";
        foreach (var word in typed.Split([' ', '\t', '\r', '\n', ';', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (values.Count == MostReadings
                || !decimal.TryParse(Plain(word), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                || Math.Abs(value) > 1_000_000_000_000m)
            {
                wrong = word.Length > 40 ? word[..40] : word;
                return false;
            }

            values.Add(value);
        }

        return true;
    }

    private static string Plain(string typed) => typed.Trim().Replace('−', '-').Replace(',', '.');
}
