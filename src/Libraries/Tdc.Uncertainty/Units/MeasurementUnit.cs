using System.Globalization;
using System.Text;

namespace Tdc.Uncertainty.Units;

/// <summary>One factor of a unit: a named unit with or without a prefix, to a power.</summary>
/// <param name="Prefix">The prefix, or nothing.</param>
/// <param name="Unit">The named unit.</param>
/// <param name="Exponent">The power, not zero.</param>
public readonly record struct UnitFactor(UnitPrefix? Prefix, NamedUnit Unit, double Exponent);

/// <summary>A unit of measurement: a product of powers of named units.</summary>
/// <remarks>
/// <para>Read from three notations: D-SI (<c>\kilo\gram\metre\tothe{-3}</c>), plain symbols (<c>kg/m3</c>, <c>mPa s</c>, <c>m²·s⁻¹</c>) and
/// common codes of UN/CEFACT Recommendation 20 (<c>KGM</c>); printed in the first two.</para>
/// <para>A temperature scale has its zero point only where it stands alone; in a product it counts differences.</para>
/// <para>Source: D-SI of the PTB and partners (SmartCom), version 2; BIPM, The International System of Units, 5.</para>
/// </remarks>
public sealed class MeasurementUnit
{
    private readonly DecimalScale scale;

    internal MeasurementUnit(IReadOnlyList<UnitFactor> factors)
    {
        Factors = factors;
        scale = DecimalScale.One;
        foreach (var factor in factors)
        {
            Dimension = Dimension.Multiply(factor.Unit.Dimension.Power(factor.Exponent)
                ?? throw new UncertaintyException(UncertaintyFault.OutOfRange, factor.Unit.Symbol, 0, "The power of a unit is a whole number or a simple fraction."));
            var one = factor.Prefix is { } prefix ? factor.Unit.Scale.Multiply(new(1, prefix.Ten)) : factor.Unit.Scale;
            scale = scale.Multiply(one.Power(factor.Exponent));
        }

        Offset = factors is [{ Exponent: 1, Prefix: null } alone] ? alone.Unit.Offset : 0;
    }

    /// <summary>The factors, in the order in which they were written.</summary>
    public IReadOnlyList<UnitFactor> Factors { get; }

    /// <summary>The dimension.</summary>
    public Dimension Dimension { get; }

    /// <summary>How many coherent SI units it is.</summary>
    public double Factor => scale.Value;

    /// <summary>What zero on this scale is in kelvin; 0 when it is no temperature scale.</summary>
    public double Offset { get; }

    /// <summary>Reads a unit in any of the notations; D-SI begins with a backslash; codes with a figure come before symbols, others after them.</summary>
    /// <param name="text">Up to 200 characters.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.UnknownName"/> with the part that is unknown, or <see cref="UncertaintyFault.Syntax"/>.</exception>
    public static MeasurementUnit Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length is 0 or > 200)
        {
            throw new UncertaintyException(UncertaintyFault.Syntax, text.Length == 0 ? "" : text[..40], 0, "A unit has 1 to 200 characters.");
        }

        if (text[0] == '\\')
        {
            return DsiNotation.Read(text);
        }

        if (text.Any(char.IsAsciiDigit) && UnitCodes.Find(text) is { } coded)
        {
            return coded; // C24 is a code and not the 24th power of a coulomb
        }

        try
        {
            return PlainNotation.Read(text);
        }
        catch (UncertaintyException) when (UnitCodes.Find(text) is { } known)
        {
            return known;
        }
    }

    /// <summary>The unit of a code of UN/CEFACT Recommendation 20; nothing when the code is not known here.</summary>
    public static MeasurementUnit? FromCode(string code) => UnitCodes.Find(code);

    /// <summary>Converts a value to another unit of the same dimension.</summary>
    /// <param name="value">Value in this unit.</param>
    /// <param name="other">The wanted unit.</param>
    /// <param name="difference">Whether the value is a difference or an uncertainty, so that zero points of temperature scales do not count.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.Mismatch"/> naming both units.</exception>
    public double Convert(double value, MeasurementUnit other, bool difference = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Dimension != other.Dimension)
        {
            throw new UncertaintyException(UncertaintyFault.Mismatch, ToString(), 0, $"'{this}' ({Dimension}) cannot be converted to '{other}' ({other.Dimension}).");
        }

        var shift = difference ? 0 : Offset - other.Offset;
        return scale.Divide(other.scale).Apply(value) + DecimalScale.One.Divide(other.scale).Apply(shift);
    }

    /// <summary>In D-SI notation: <c>\kilo\gram\metre\tothe{-3}</c>.</summary>
    public string ToDsi()
    {
        var text = new StringBuilder();
        foreach (var (prefix, unit, exponent) in Factors)
        {
            text.Append(prefix is null ? "" : "\\" + prefix.Name).Append('\\').Append(unit.Name);
            if (exponent != 1)
            {
                text.Append("\\tothe{").Append(exponent.ToString("0.####", CultureInfo.InvariantCulture)).Append('}');
            }
        }

        return text.Length == 0 ? "\\one" : text.ToString();
    }

    /// <summary>In plain symbols with raised powers: <c>kg·m⁻³</c>; <c>1</c> for the unit one.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (prefix, unit, exponent) in Factors)
        {
            text.Append(text.Length > 0 ? "·" : "").Append(prefix?.Symbol).Append(unit.Symbol).Append(exponent == 1 ? "" : Raised(exponent));
        }

        return text.Length == 0 ? "1" : text.ToString();
    }

    private static string Raised(double exponent)
    {
        var plain = exponent.ToString("0.####", CultureInfo.InvariantCulture);
        return plain.Contains('.', StringComparison.Ordinal) ? "^" + plain : string.Concat(plain.Select(one => one == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[one - '0']));
    }
}
