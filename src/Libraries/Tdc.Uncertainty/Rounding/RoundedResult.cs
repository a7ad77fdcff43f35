using System.Numerics;

namespace Tdc.Uncertainty.Rounding;

/// <summary>A value and its uncertainty as they are printed.</summary>
/// <remarks>
/// <para>The uncertainty is rounded first, to one or two significant digits; a carry (0.0996 → 0.10) keeps the number of digits and moves the place;
/// the value then goes to the same place, always to the nearest. Zeros at the end are kept: they say how much is known.</para>
/// <para>Source: JCGM 100:2008, 7.2.6; ILAC-P14:09/2020, 5.4.</para>
/// </remarks>
public sealed record RoundedResult
{
    private readonly DecimalFigure value;
    private readonly DecimalFigure uncertainty;
    private readonly int digits;

    private RoundedResult(DecimalFigure value, DecimalFigure uncertainty, int digits)
    {
        this.value = value;
        this.uncertainty = uncertainty;
        this.digits = digits;
    }

    /// <summary>The value, without exponent.</summary>
    public string Value => value.ToString();

    /// <summary>The uncertainty, without exponent.</summary>
    public string Uncertainty => uncertainty.ToString();

    /// <summary>Power of ten of the last printed digit; −3 for thousandths.</summary>
    public int Place => uncertainty.Exponent;

    /// <summary>Rounds decimal figures.</summary>
    /// <param name="value">Decimal figure as text, such as <c>10.05762</c> or <c>1e-300</c>.</param>
    /// <param name="uncertainty">Decimal figure above zero.</param>
    /// <param name="digits">Significant digits of the uncertainty: 1 or 2.</param>
    /// <param name="mode">How the uncertainty is rounded.</param>
    /// <param name="leastUncertainty">What must not be undercut, such as the laboratory's accredited capability (CMC); nothing when there is none.</param>
    /// <exception cref="UncertaintyException">A text is no figure, the uncertainty is not above zero, or the digits are not 1 or 2.</exception>
    public static RoundedResult Of(string value, string uncertainty, int digits, RoundingMode mode = RoundingMode.Nearest, string? leastUncertainty = null) =>
        Of(DecimalFigure.Read(value, "value"), DecimalFigure.Read(uncertainty, "uncertainty"), digits, mode,
            leastUncertainty is null ? null : DecimalFigure.Read(leastUncertainty, "leastUncertainty"));

    /// <summary>Rounds binary numbers through their shortest decimal figures.</summary>
    /// <param name="value">Finite.</param>
    /// <param name="uncertainty">Finite and above zero.</param>
    /// <param name="digits">Significant digits of the uncertainty: 1 or 2.</param>
    /// <param name="mode">How the uncertainty is rounded.</param>
    /// <param name="leastUncertainty">What must not be undercut; nothing when there is none.</param>
    public static RoundedResult Of(double value, double uncertainty, int digits, RoundingMode mode = RoundingMode.Nearest, double? leastUncertainty = null) =>
        Of(DecimalFigure.From(value, "value"), DecimalFigure.From(uncertainty, "uncertainty"), digits, mode,
            leastUncertainty is { } least ? DecimalFigure.From(least, "leastUncertainty") : null);

    private static RoundedResult Of(DecimalFigure value, DecimalFigure uncertainty, int digits, RoundingMode mode, DecimalFigure? least)
    {
        if (digits is not (1 or 2))
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "digits", 0, "An uncertainty is stated with one or two significant digits.");
        }

        if (least is { } floor && floor.CompareTo(uncertainty) > 0)
        {
            uncertainty = floor;
        }

        if (uncertainty.Digits.Sign <= 0)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "uncertainty", 0, "An uncertainty to be rounded must be above zero.");
        }

        var rounded = Rounded(uncertainty, digits, mode);
        if (least is { } bound && rounded.CompareTo(bound) < 0)
        {
            rounded = Rounded(uncertainty, digits, RoundingMode.Up);
        }

        return new(value.NearestAt(rounded.Exponent), rounded, digits);
    }

    /// <summary>The same figures with a unit: <c>(10.058 ± 0.027) Ω</c>; for the unit one without a unit.</summary>
    /// <param name="unit">Symbol of the unit; empty or <c>1</c> for the unit one.</param>
    public string PlusMinus(string unit) => IsOne(unit) ? $"{Value} ± {Uncertainty}" : $"({Value} ± {Uncertainty}) {unit}";

    /// <summary>The concise form, in which the uncertainty stands in brackets at the digits it belongs to: <c>10.058(27) Ω</c>.</summary>
    /// <remarks>An uncertainty of one or more beside decimals keeps its point, as in 10.5(1.2), since 10.5(12) is misread.</remarks>
    /// <param name="unit">Symbol of the unit; empty or <c>1</c> for the unit one.</param>
    public string Concise(string unit)
    {
        var figure = Uncertainty;
        var bracket = Place < 0 && figure.StartsWith("0.", StringComparison.Ordinal) ? uncertainty.Digits.ToString(System.Globalization.CultureInfo.InvariantCulture) : figure;
        return $"{Value}({bracket})" + (IsOne(unit) ? "" : " " + unit);
    }

    /// <summary>The relative form: <c>10.058 Ω (1 ± 0.27 %)</c>, the share rounded up so that it is never less than what is stated.</summary>
    /// <param name="unit">Symbol of the unit; empty or <c>1</c> for the unit one.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.Undefined"/> for a value that is printed as zero.</exception>
    public string Relative(string unit) => $"{Value}{(IsOne(unit) ? "" : " " + unit)} (1 ± {RelativePercent()} %)";

    /// <summary>The relative uncertainty in percent, as many significant digits as the uncertainty has, rounded up.</summary>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.Undefined"/> for a value that is printed as zero.</exception>
    public string RelativePercent()
    {
        if (value.Digits.IsZero)
        {
            throw new UncertaintyException(UncertaintyFault.Undefined, "value", 0, "A value of zero has no relative uncertainty.");
        }

        // Both stand at the same place, so the places cancel; enough digits are made for the division to be rounded once.
        var size = BigInteger.Abs(value.Digits);
        var shift = new DecimalFigure(size, 0).Length + 6;
        var quotient = BigInteger.DivRem(uncertainty.Digits * BigInteger.Pow(10, shift), size, out var rest);
        var share = new DecimalFigure((quotient * 10) + (rest.IsZero ? 0 : 1), 1 - shift); // a last digit stands for what is left over
        return Rounded(share, digits, RoundingMode.Up).ToString();
    }

    private static DecimalFigure Rounded(DecimalFigure uncertainty, int digits, RoundingMode mode)
    {
        var place = uncertainty.LeadingPower - digits + 1;
        var nearest = uncertainty.NearestAt(place);
        var rounded = mode switch
        {
            RoundingMode.Nearest => nearest,
            RoundingMode.Up => uncertainty.AwayAt(place),
            RoundingMode.CommonSense => LosesLittle(uncertainty, nearest) ? nearest : uncertainty.AwayAt(place),
            _ => throw new UncertaintyException(UncertaintyFault.UnknownKind, mode.ToString(), 0, $"The rounding mode '{mode}' is not known."),
        };
        return rounded.Length > digits ? rounded.NearestAt(place + 1) : rounded;
    }

    private static bool LosesLittle(DecimalFigure uncertainty, DecimalFigure nearest)
    {
        var place = Math.Min(uncertainty.Exponent, nearest.Exponent);
        var exact = uncertainty.NearestAt(place).Digits;
        return 20 * (exact - nearest.NearestAt(place).Digits) <= exact;
    }

    private static bool IsOne(string unit) => unit is null or "" or "1";
}
