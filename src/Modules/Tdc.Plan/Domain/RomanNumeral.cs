using System.Text;

namespace Tdc.Plan.Domain;

/// <summary>Roman numerals of group numbers.</summary>
internal static class RomanNumeral
{
    private static readonly (int Value, string Letters)[] steps =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary>Writes a number.</summary>
    /// <param name="number">1 to 399.</param>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 399);
        var result = new StringBuilder();
        foreach (var (value, letters) in steps)
        {
            for (; number >= value; number -= value)
            {
                result.Append(letters);
            }
        }

        return result.ToString();
    }

    /// <summary>Reads a numeral; <see langword="null"/> when it is none in its usual form.</summary>
    public static int? Read(string text)
    {
        for (var number = 1; number <= 60; number++)
        {
            if (string.Equals(Of(number), text, StringComparison.OrdinalIgnoreCase))
            {
                return number;
            }
        }

        return null;
    }
}
