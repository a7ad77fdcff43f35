using System.Globalization;

namespace Tdc.Dcc;

/// <summary>A number as a certificate writes it, so that its trailing zeros are kept.</summary>
/// <remarks>
/// <para>Shape: sign, digits with a point, exponent; or <c>NaN</c>. Equal when the writing is equal: 0.50 is not 0.5.</para>
/// <para><c>default</c> is the number 0.</para>
/// <para>Source: PTB, D-SI 2.2, <c>decimalType</c>.</para>
/// </remarks>
public readonly record struct DsiNumber
{
    private readonly string? text;

    private DsiNumber(string text) => this.text = text;

    /// <summary>The number as it is written.</summary>
    public string Text => text ?? "0";

    /// <summary>Its nearest binary value; infinite where the exponent is beyond a double's.</summary>
    public double Value => Text == "NaN" ? double.NaN : double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether it says that it is no number.</summary>
    public bool IsNaN => text == "NaN";

    /// <summary>Reads a number.</summary>
    /// <returns>False when it is not written as D-SI wants.</returns>
    public static bool TryRead(string? text, out DsiNumber number)
    {
        var good = text == "NaN" || (text is not null && IsDecimal(text));
        number = good ? new DsiNumber(text!) : default;
        return good;
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">It is not written as D-SI wants.</exception>
    public static DsiNumber Parse(string text) => TryRead(text, out var number) ? number : throw new FormatException($"'{text}' is not a D-SI number.");

    /// <summary>The shortest writing that gives the same binary value back.</summary>
    /// <exception cref="ArgumentException">The value is infinite.</exception>
    public static DsiNumber Of(double value) => double.IsInfinity(value)
        ? throw new ArgumentException("D-SI has no infinite number.", nameof(value))
        : new DsiNumber(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The writing with all the decimal's digits.</summary>
    public static DsiNumber Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number as it is written.</summary>
    public override string ToString() => Text;

    private static bool IsDecimal(ReadOnlySpan<char> rest)
    {
        rest = AfterSign(rest);
        var digits = LeadingDigits(rest);
        rest = rest[digits..];
        if (rest.StartsWith('.'))
        {
            var after = LeadingDigits(rest[1..]);
            digits += after;
            rest = rest[(1 + after)..];
        }

        if (digits == 0 || rest.IsEmpty)
        {
            return digits > 0;
        }

        if (rest[0] is not ('e' or 'E'))
        {
            return false;
        }

        rest = AfterSign(rest[1..]);
        return !rest.IsEmpty && LeadingDigits(rest) == rest.Length;
    }

    private static ReadOnlySpan<char> AfterSign(ReadOnlySpan<char> text) => text.IsEmpty || text[0] is not ('+' or '-') ? text : text[1..];

    private static int LeadingDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
