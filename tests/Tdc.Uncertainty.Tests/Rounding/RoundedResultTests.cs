using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Uncertainty.Tests.Rounding;

public sealed class RoundedResultTests
{
    public static TheoryData<string, string, int, RoundingMode, string, string, string> Cases { get; } = new()
    {
        { "10.05762", "0.027", 2, RoundingMode.Nearest, "10.058", "0.027", "GUM 7.2.6" },
        { "1.99951", "0.0996", 2, RoundingMode.Nearest, "2.00", "0.10", "carry moves the place" },
        { "1", "0.995", 2, RoundingMode.Nearest, "1.0", "1.0", "carry moves the place" },
        { "9.6", "0.9504", 1, RoundingMode.Nearest, "10", "1", "carry to the units" },
        { "0.25", "0.05", 1, RoundingMode.Nearest, "0.25", "0.05", "made: nothing to do" },
        { "0.125", "0.05", 1, RoundingMode.Nearest, "0.13", "0.05", "made: tie away from zero" },
        { "-0.125", "0.05", 1, RoundingMode.Nearest, "-0.13", "0.05", "made: tie away from zero" },
        { "-0.001", "0.05", 1, RoundingMode.Nearest, "0.00", "0.05", "made: a rounded zero has no sign" },
        { "3", "0.1450000", 2, RoundingMode.Nearest, "3.00", "0.15", "made: tie of the uncertainty" },
        { "3", "0.1449999", 2, RoundingMode.Nearest, "3.00", "0.14", "made: just below the tie" },
        { "10.4712", "10.47", 2, RoundingMode.Up, "10", "11", "SENAITE 2427" },
        { "3", "0.1400000", 2, RoundingMode.Up, "3.00", "0.14", "made: up leaves exact figures" },
        { "3", "0.9901", 2, RoundingMode.Up, "3.0", "1.0", "made: up with carry" },
        { "28.05", "28.05", 2, RoundingMode.CommonSense, "28", "28", "SENAITE 2427" },
        { "3", "0.105", 1, RoundingMode.CommonSense, "3.0", "0.1", "made: 0.005 of 0.105 is 4.8 %" },
        { "3", "0.1053", 1, RoundingMode.CommonSense, "3.0", "0.2", "made: 0.0053 of 0.1053 is above 5 %" },
        { "20", "0.4", 2, RoundingMode.CommonSense, "20.00", "0.40", "made: trailing zeros" },
        { "12345.678", "1234.5", 2, RoundingMode.Nearest, "12300", "1200", "made: places above the units" },
        { "1e300", "2.35e298", 2, RoundingMode.Nearest, "100" + "0" + new string('0', 297), "24" + new string('0', 297), "made: very large" },
        { "1.5e-299", "1e-300", 1, RoundingMode.Nearest, "0." + new string('0', 298) + "15", "0." + new string('0', 299) + "1", "made: very small" },
        { "50000838.0", "93.0", 2, RoundingMode.Nearest, "50000838", "93", "GUM H.1" },
        { "5", "1E+1", 2, RoundingMode.Nearest, "5", "10", "made: exponent" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Rounds(string value, string uncertainty, int digits, RoundingMode mode, string roundedValue, string roundedUncertainty, string _)
    {
        var rounded = RoundedResult.Of(value, uncertainty, digits, mode);
        Assert.Equal((roundedValue, roundedUncertainty), (rounded.Value, rounded.Uncertainty));
    }

    [Theory]
    [InlineData("x", "1", 2)]
    [InlineData("1", "", 2)]
    [InlineData("1", "NaN", 2)]
    [InlineData("1", "1e", 2)]
    [InlineData("1.2.3", "1", 2)]
    [InlineData("1", "0", 2)]
    [InlineData("1", "-0.1", 2)]
    [InlineData("1", "0.1", 0)]
    [InlineData("1", "0.1", 3)]
    [InlineData("1", "1e99999", 2)]
    [InlineData("１", "1", 2)]
    public void Refuses_what_cannot_be_rounded(string value, string uncertainty, int digits) =>
        Assert.Throws<UncertaintyException>(() => RoundedResult.Of(value, uncertainty, digits));

    [Fact]
    public void Statements_have_three_forms()
    {
        var rounded = RoundedResult.Of("10.05762", "0.027", 2);
        Assert.Equal("(10.058 ± 0.027) Ω", rounded.PlusMinus("Ω"));
        Assert.Equal("10.058(27) Ω", rounded.Concise("Ω"));
        Assert.Equal("10.058 Ω (1 ± 0.27 %)", rounded.Relative("Ω"));
        Assert.Equal("10.5(1.2)", RoundedResult.Of("10.53", "1.23", 2).Concise("1"));
        Assert.Equal("12300(1200) m", RoundedResult.Of("12345", "1234", 2).Concise("m"));
        Assert.Equal("12 ± 3", RoundedResult.Of("12.1", "3.1", 1).PlusMinus(""));
        Assert.Equal("34", RoundedResult.Of("3", "1", 2).RelativePercent()); // 33.3 %, never less than is stated
        Assert.Throws<UncertaintyException>(() => RoundedResult.Of("0.001", "1", 1).RelativePercent());
    }

    [Theory]
    [InlineData("0.0123", "0.015", "0.015", "below the capability: the capability is stated")]
    [InlineData("0.0151", "0.0151", "0.016", "nearest would fall below the capability")]
    [InlineData("0.0200", "0.015", "0.020", "above the capability: its own")]
    public void Never_states_less_than_the_capability(string uncertainty, string capability, string expected, string _) =>
        Assert.Equal(expected, RoundedResult.Of("1", uncertainty, 2, RoundingMode.Nearest, capability).Uncertainty);

    [Fact]
    public void Binary_numbers_are_rounded_as_they_are_printed() =>
        Assert.Equal("0.15", RoundedResult.Of(1.0, 0.145, 2).Uncertainty); // in binary 0.145 is a little below the tie

    /// <summary>Whole-number arithmetic written apart: what is printed is the only multiple of its place within half a place.</summary>
    [Fact]
    public void What_is_printed_is_nearest_at_its_place() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 99_999_999).ToArbitrary(), Gen.Choose(-99_999_999, 99_999_999).ToArbitrary(), Gen.Choose(-12, 12).ToArbitrary(), (uncertainty, value, power) =>
        {
            foreach (var digits in (int[])[1, 2])
            {
                var rounded = RoundedResult.Of(Text(value, power), Text(uncertainty, power), digits);
                BigInteger scale = BigInteger.Pow(10, 40), unit = Scaled("1", 40 + rounded.Place);
                Assert.True(2 * BigInteger.Abs(Scaled(rounded.Value, 40) - Scaled(Text(value, 0), 40 + power)) <= unit);
                Assert.True(2 * BigInteger.Abs(Scaled(rounded.Uncertainty, 40) - Scaled(Text(uncertainty, 0), 40 + power)) <= unit);
                var shown = Scaled(rounded.Uncertainty, 40) / unit;
                Assert.InRange(shown, BigInteger.Pow(10, digits - 1), BigInteger.Pow(10, digits) - 1);
                Assert.True(scale > 0);
            }
        }));

    private static string Text(int digits, int power) => string.Create(CultureInfo.InvariantCulture, $"{digits}e{power}");

    /// <summary>A printed figure as a whole number of 10^−places.</summary>
    private static BigInteger Scaled(string text, int places)
    {
        text = text.EndsWith("e0", StringComparison.Ordinal) ? text[..^2] : text;
        var parts = text.Split('.');
        var decimals = parts.Length > 1 ? parts[1] : "";
        var whole = BigInteger.Parse(parts[0].TrimStart('-') + decimals, CultureInfo.InvariantCulture) * BigInteger.Pow(10, places - decimals.Length);
        return text.StartsWith('-') ? -whole : whole;
    }
}
