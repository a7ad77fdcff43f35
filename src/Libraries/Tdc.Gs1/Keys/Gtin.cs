using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tdc.Gs1.Keys;

/// <summary>A GS1 Global Trade Item Number, held in its 14-digit form.</summary>
/// <remarks>
/// <para>Shape: GTIN-8, -12, -13 and -14 are read; right-justified in 14 digits; the last digit is the modulo-10 check digit.</para>
/// <para>Pure: no I/O, no culture, no clock. <c>default</c> is fourteen zeros: never issued, see <see cref="IsUnset"/>.</para>
/// <para>Source: GS1 General Specifications, "Standard check digit calculations" and AI (01).</para>
/// </remarks>
public readonly record struct Gtin : ISpanParsable<Gtin>
{
    private readonly long number;

    private Gtin(long number) => this.number = number;

    /// <summary>Whether this is the <c>default</c> value, which stands for no item.</summary>
    public bool IsUnset => number == 0;

    /// <summary>The packing level, 0 to 8, or 9 for items of variable measure.</summary>
    public int Indicator => (int)(number / 10_000_000_000_000);

    /// <summary>Whether it is a GTIN-8 (six leading zeros).</summary>
    public bool IsGtin8 => number is > 0 and < 100_000_000;

    /// <summary>Whether it is a number of restricted circulation (GS1 prefixes 02, 04 and 20 to 29), which is unique within one company or country only.</summary>
    public bool IsRestricted => !IsGtin8 && Indicator == 0 && (number / 100_000_000_000) is 2 or 4 or (>= 20 and <= 29);

    /// <summary>Reads a GTIN and says what is wrong with one that is not.</summary>
    /// <param name="text">8, 12, 13 or 14 ASCII digits; no blanks, no dashes.</param>
    /// <param name="gtin">The number read, or <c>default</c> when there is a fault.</param>
    /// <returns>The first fault met, in the order length, digits, check digit.</returns>
    public static Gs1Fault Read(ReadOnlySpan<char> text, out Gtin gtin)
    {
        var fault = Gs1Key.Check(KeyKind.Gtin, text);
        gtin = fault == Gs1Fault.None ? new Gtin(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) : default;
        return fault;
    }

    /// <inheritdoc/>
    public static Gtin Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s, out var gtin) is var fault and not Gs1Fault.None ? throw new FormatException($"Not a GTIN: {fault}.") : gtin;

    /// <inheritdoc/>
    public static Gtin Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Gtin result) => Read(s, out result) == Gs1Fault.None;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Gtin result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>The fourteen digits.</summary>
    public override string ToString() => number.ToString("D14", CultureInfo.InvariantCulture);

    /// <summary>The shortest printed form: 8, 12, 13 or 14 digits.</summary>
    public string ToPrinted() => number switch
    {
        < 100_000_000 => number.ToString("D8", CultureInfo.InvariantCulture),
        < 1_000_000_000_000 => number.ToString("D12", CultureInfo.InvariantCulture),
        < 10_000_000_000_000 => number.ToString("D13", CultureInfo.InvariantCulture),
        _ => ToString(),
    };

    /// <summary>The same item at another packing level, with its own check digit.</summary>
    /// <param name="indicator">0 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another indicator.</exception>
    public Gtin WithIndicator(int indicator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(indicator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(indicator, 9);
        return Parse(CheckDigits.Append(string.Concat([(char)('0' + indicator)], ToString().AsSpan(1, 12))), provider: null);
    }
}
