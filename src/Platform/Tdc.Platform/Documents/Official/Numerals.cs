using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>Numbers of headings.</summary>
public static class Numerals
{
    private static readonly (int Value, string Sign)[] roman =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    // The Vietnamese alphabet as lists of points use it: no f, j, w, z; đ after d.
    private const string Points = "abcdđeghiklmnopqrstuvxy";

    /// <summary>A Roman numeral, 1 to 3999.</summary>
    public static string Roman(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 3999);
        var text = new StringBuilder();
        foreach (var (value, sign) in roman)
        {
            for (; number >= value; number -= value) { text.Append(sign); }
        }
        return text.ToString();
    }

    /// <summary>The letter of a point, from 1: a, b, c, d, đ, e, g … y, then a1, b1 …</summary>
    public static string Letter(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var round = (number - 1) / Points.Length;
        var letter = Points[(number - 1) % Points.Length].ToString();
        return round == 0 ? letter : $"{letter}{round}";
    }
}
