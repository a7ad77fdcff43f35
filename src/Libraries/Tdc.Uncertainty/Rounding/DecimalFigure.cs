using System.Globalization;
using System.Numerics;

namespace Tdc.Uncertainty.Rounding;

/// <summary>A decimal figure of any size, held as whole digits and a power of ten: never in binary.</summary>
/// <remarks>Shape: optional sign, digits with at most one point, optional exponent; at most 2,000 characters and powers within ±4,000.</remarks>
internal readonly record struct DecimalFigure(BigInteger Digits, int Exponent)
{
    private const int LongestText = 2000;
    private const int LargestPower = 4000;

    /// <summary>The shortest decimal figure that stands for a binary number.</summary>
    public static DecimalFigure From(double number, string subject) => double.IsFinite(number)
        ? Read(number.ToString("R", CultureInfo.InvariantCulture), subject)
        : throw new UncertaintyException(UncertaintyFault.NotFinite, subject, 0, $"'{subject}' is not a finite number.");

    /// <summary>Reads a figure.</summary>
    /// <exception cref="UncertaintyException">Not a figure, or one beyond the sizes.</exception>
    public static DecimalFigure Read(string text, string subject)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, subject, 0, $"'{subject}' has more than {LongestText} characters.");
        }

        var at = 0;
        var negative = text.StartsWith('-');
        if (negative || text.StartsWith('+'))
        {
            at++;
        }

        var digits = BigInteger.Zero;
        int places = 0, count = 0;
        var point = false;
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && !point)); at++)
        {
            if (text[at] == '.')
            {
                point = true;
                continue;
            }

            digits = (digits * 10) + (text[at] - '0');
            count++;
            places += point ? 1 : 0;
        }

        var power = 0;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            if (!int.TryParse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power))
            {
                throw NotAFigure(text, subject);
            }

            at = text.Length;
        }

        if (count == 0 || at < text.Length)
        {
            throw NotAFigure(text, subject);
        }

        return Math.Abs((long)power) <= LargestPower
            ? new(negative ? -digits : digits, power - places)
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, subject, 0, $"'{subject}' is beyond powers of ±{LargestPower}.");
    }

    /// <summary>Number of decimal digits of the whole part held; 1 for zero.</summary>
    public int Length => BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).Length;

    /// <summary>Power of ten of the first significant digit.</summary>
    public int LeadingPower => Exponent + Length - 1;

    /// <summary>The nearest figure with its last digit at a power of ten; ties away from zero.</summary>
    public DecimalFigure NearestAt(int place)
    {
        if (place <= Exponent)
        {
            return new(Digits * BigInteger.Pow(10, Exponent - place), place);
        }

        if (place - Exponent > Length + 1)
        {
            return new(BigInteger.Zero, place);
        }

        var unit = BigInteger.Pow(10, place - Exponent);
        var whole = BigInteger.DivRem(BigInteger.Abs(Digits), unit, out var rest);
        return new(Digits.Sign * (whole + (2 * rest >= unit ? 1 : 0)), place);
    }

    /// <summary>The figure at or beyond this one, seen from zero, with its last digit at a power of ten.</summary>
    public DecimalFigure AwayAt(int place)
    {
        if (place <= Exponent)
        {
            return NearestAt(place);
        }

        var whole = BigInteger.DivRem(BigInteger.Abs(Digits), BigInteger.Pow(10, place - Exponent), out var rest);
        return new(Digits.Sign * (whole + (rest.IsZero ? 0 : 1)), place);
    }

    /// <summary>Which of two figures is larger: below, at or above zero.</summary>
    public int CompareTo(DecimalFigure other)
    {
        var place = Math.Min(Exponent, other.Exponent);
        return NearestAt(place).Digits.CompareTo(other.NearestAt(place).Digits);
    }

    /// <summary>The figure without an exponent, with the zeros that its place asks for; a rounded zero carries no sign.</summary>
    public override string ToString()
    {
        var text = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture);
        if (Exponent > 0)
        {
            text = Digits.IsZero ? text : text + new string('0', Exponent);
        }
        else if (Exponent < 0)
        {
            text = text.PadLeft(1 - Exponent, '0').Insert(Math.Max(text.Length, 1 - Exponent) + Exponent, ".");
        }

        return Digits.Sign < 0 ? "-" + text : text;
    }

    private static UncertaintyException NotAFigure(string text, string subject) =>
        new(UncertaintyFault.NotFinite, subject, 0, $"'{subject}' is not a decimal figure: '{(text.Length > 40 ? text[..40] : text)}'.");
}
