using System.Globalization;
using System.Text;

namespace Tdc.Uncertainty.Units;

/// <summary>The dimension of a quantity: powers of the seven base quantities of the SI.</summary>
/// <remarks>
/// <para>Powers are kept in twelfths, so that square and cube roots are exact. <c>default</c> is the dimension one; a plane angle has it too.</para>
/// <para>Source: BIPM, The International System of Units, 9th edition, 2.3.3.</para>
/// </remarks>
public readonly record struct Dimension
{
    private const int Parts = 12;
    private static readonly string[] symbols = ["m", "kg", "s", "A", "K", "mol", "cd"];

    private readonly (int Length, int Mass, int Time, int Current, int Temperature, int Amount, int Intensity) powers;

    private Dimension((int, int, int, int, int, int, int) powers) => this.powers = powers;

    /// <summary>The dimension one.</summary>
    public static Dimension One => default;

    /// <summary>Length, metre.</summary>
    public static Dimension Length { get; } = new((Parts, 0, 0, 0, 0, 0, 0));

    /// <summary>Mass, kilogram.</summary>
    public static Dimension Mass { get; } = new((0, Parts, 0, 0, 0, 0, 0));

    /// <summary>Time, second.</summary>
    public static Dimension Time { get; } = new((0, 0, Parts, 0, 0, 0, 0));

    /// <summary>Electric current, ampere.</summary>
    public static Dimension Current { get; } = new((0, 0, 0, Parts, 0, 0, 0));

    /// <summary>Thermodynamic temperature, kelvin.</summary>
    public static Dimension Temperature { get; } = new((0, 0, 0, 0, Parts, 0, 0));

    /// <summary>Amount of substance, mole.</summary>
    public static Dimension Amount { get; } = new((0, 0, 0, 0, 0, Parts, 0));

    /// <summary>Luminous intensity, candela.</summary>
    public static Dimension Intensity { get; } = new((0, 0, 0, 0, 0, 0, Parts));

    /// <summary>Whether this is the dimension one.</summary>
    public bool IsOne => this == default;

    /// <summary>Dimension of a product.</summary>
    public Dimension Multiply(Dimension other) => Combine(other, 1);

    /// <summary>Dimension of a quotient.</summary>
    public Dimension Divide(Dimension other) => Combine(other, -1);

    /// <summary>Dimension of a power.</summary>
    /// <param name="exponent">A number whose twelfths are whole for every base quantity.</param>
    /// <returns>Nothing when the power is not one of twelfths or is beyond a thousand.</returns>
    public Dimension? Power(double exponent)
    {
        var exact = true;
        var (length, mass, time, current, temperature, amount, intensity) = powers;
        var result = new Dimension((Of(length), Of(mass), Of(time), Of(current), Of(temperature), Of(amount), Of(intensity)));
        return exact ? result : null;

        int Of(int part)
        {
            var power = part * exponent;
            var whole = Math.Round(power);
            if (part != 0 && !(Math.Abs(power - whole) < 1e-9 && Math.Abs(whole) <= 1000 * Parts))
            {
                exact = false;
            }

            return part == 0 || !exact ? 0 : (int)whole;
        }
    }

    /// <summary>In base units: <c>m2 kg s-3 A-1</c>; <c>1</c> for the dimension one.</summary>
    public override string ToString()
    {
        var (length, mass, time, current, temperature, amount, intensity) = powers;
        var text = new StringBuilder();
        foreach (var (power, symbol) in ((int[])[length, mass, time, current, temperature, amount, intensity]).Zip(symbols))
        {
            if (power != 0)
            {
                text.Append(text.Length > 0 ? " " : "").Append(symbol).Append(power == Parts ? "" : ((double)power / Parts).ToString("0.####", CultureInfo.InvariantCulture));
            }
        }

        return text.Length == 0 ? "1" : text.ToString();
    }

    private Dimension Combine(Dimension other, int sign)
    {
        var (a, b) = (powers, other.powers);
        return new((a.Length + (sign * b.Length), a.Mass + (sign * b.Mass), a.Time + (sign * b.Time), a.Current + (sign * b.Current),
            a.Temperature + (sign * b.Temperature), a.Amount + (sign * b.Amount), a.Intensity + (sign * b.Intensity)));
    }
}
