using System.Text.Json;
using System.Text.RegularExpressions;
using Tdc.Testing;
using Tdc.Uncertainty.Units;

namespace Tdc.Uncertainty.Tests.Units;

public sealed partial class MeasurementUnitTests
{
    /// <summary>Text, coherent factor, dimension in base units.</summary>
    public static TheoryData<string, double, string> Units { get; } = new()
    {
        { "1", 1, "1" },
        { "%", 0.01, "1" },
        { "ppm", 1e-6, "1" },
        { "g", 1e-3, "kg" },
        { "mg", 1e-6, "kg" },
        { "kg", 1, "kg" },
        { "µg", 1e-9, "kg" },
        { "ug", 1e-9, "kg" },
        { "t", 1000, "kg" },
        { "nm", 1e-9, "m" },
        { "mm", 1e-3, "m" },
        { "min", 60, "s" },
        { "mmol/L", 1, "m-3 mol" },
        { "mol/L", 1000, "m-3 mol" },
        { "g/mol", 1e-3, "kg mol-1" },
        { "mg/L", 1e-3, "m-3 kg" },
        { "kg/m3", 1, "m-3 kg" },
        { "kg/m^3", 1, "m-3 kg" },
        { "kg·m⁻³", 1, "m-3 kg" },
        { "kg m-3", 1, "m-3 kg" },
        { "kg.m-3", 1, "m-3 kg" },
        { "kg*m^-3", 1, "m-3 kg" },
        { "1/K", 1, "K-1" },
        { "K-1", 1, "K-1" },
        { "mPa s", 1e-3, "m-1 kg s-1" },
        { "mPa·s", 1e-3, "m-1 kg s-1" },
        { "W/(m K)", 1, "m kg s-3 K-1" },
        { "W/m/K", 1, "m kg s-3 K-1" },
        { "W/(m2·K)", 1, "kg s-3 K-1" },
        { "V", 1, "m2 kg s-3 A-1" },
        { "mV", 1e-3, "m2 kg s-3 A-1" },
        { "kΩ", 1e3, "m2 kg s-3 A-2" },
        { "kohm", 1e3, "m2 kg s-3 A-2" },
        { "degC", 1, "K" },
        { "°C", 1, "K" },
        { "kWh", 3.6e6, "m2 kg s-2" },
        { "cd", 1, "cd" },
        { "Pa", 1, "m-1 kg s-2" },
        { "hPa", 100, "m-1 kg s-2" },
        { "mbar", 100, "m-1 kg s-2" },
        { "daN", 10, "m kg s-2" },
        { "km/h", 1000.0 / 3600, "m s-1" },
        { "m3/h", 1.0 / 3600, "m3 s-1" },
        { "nV/Hz^0.5", 1e-9, "m2 kg s-2.5 A-1" },
        { @"\kilo\gram\metre\tothe{-2}", 1, "m-2 kg" },
        { @"\kilogram\metre\tothe{2}\ampere\tothe{-2}\second\tothe{-3}", 1, "m2 kg s-3 A-2" },
        { @"\metre\per\second", 1, "m s-1" },
        { @"\milli\metre\tothe{3}", 1e-9, "m3" },
        { @"\degreecelsius", 1, "K" },
        { @"\percent", 0.01, "1" },
        { @"\one", 1, "1" },
        { "KGM", 1, "kg" },
        { "MGM", 1e-6, "kg" },
        { "2Z", 1e-3, "m2 kg s-3 A-1" },
        { "C24", 1e-3, "m-1 kg s-1" },
        { "C62", 1, "1" },
    };

    [Theory, MemberData(nameof(Units))]
    public void Units_are_read(string text, double factor, string dimension)
    {
        var unit = MeasurementUnit.Read(text);
        Close.Relative(factor, unit.Factor, 4e-16);
        Assert.Equal(dimension, unit.Dimension.ToString());
    }

    [Theory, MemberData(nameof(Units))]
    public void Both_notations_are_read_back_as_the_same_unit(string text, double _, string dimension)
    {
        var unit = MeasurementUnit.Read(text);
        Assert.Equal(dimension, MeasurementUnit.Read(unit.ToDsi()).Dimension.ToString());
        foreach (var written in (string[])[unit.ToDsi(), unit.ToString()])
        {
            var again = MeasurementUnit.Read(written);
            Assert.Equal((unit.Factor, unit.Dimension, unit.Offset), (again.Factor, again.Dimension, again.Offset));
        }
    }

    [Theory]
    [InlineData("kg/m3", @"\kilo\gram\metre\tothe{-3}", "kg·m⁻³")]
    [InlineData("1/K", @"\kelvin\tothe{-1}", "K⁻¹")]
    [InlineData("%", @"\percent", "%")]
    [InlineData("1", @"\one", "1")]
    [InlineData("KGM", @"\kilo\gram", "kg")]
    [InlineData("degC", @"\degreecelsius", "°C")]
    public void Units_are_printed(string text, string dsi, string plain)
    {
        var unit = MeasurementUnit.Read(text);
        Assert.Equal((dsi, plain), (unit.ToDsi(), unit.ToString()));
    }

    /// <summary>Value, unit, other unit, whether it is a difference, converted value.</summary>
    public static TheoryData<double, string, string, bool, double> Conversions { get; } = new()
    {
        { 20, "degC", "K", false, 293.15 },
        { 20, "degC", "K", true, 20 },
        { 293.15, "K", "°C", false, 20 },
        { 68, "degF", "degC", false, 20 },
        { 9, "degF", "K", true, 5 },
        { 1.5, "kg", "mg", false, 1.5e6 },
        { 27, "mg", "g", false, 0.027 },
        { 3, "nm", "m", false, 3e-9 },
        { 0.3, "m", "mm", false, 300 },
        { 1, "bar", "kPa", false, 100 },
        { 1, "atm", "hPa", false, 1013.25 },
        { 50, "%", "1", false, 0.5 },
        { 36, "km/h", "m/s", false, 10 },
        { 180, "deg", "rad", false, Math.PI },
        { 1, "kWh", "MJ", false, 3.6 },
        { 12, "1/K", "1/degC", false, 12 },
        { 25.4, "mm", "in", false, 1 },
    };

    [Theory, MemberData(nameof(Conversions))]
    public void Values_are_converted(double value, string from, string to, bool difference, double expected) =>
        Close.Relative(expected, MeasurementUnit.Read(from).Convert(value, MeasurementUnit.Read(to), difference), 4e-16);

    [Fact]
    public void Decimal_prefixes_convert_exactly()
    {
        Assert.Equal(0.027, MeasurementUnit.Read("mg").Convert(27, MeasurementUnit.Read("g")));
        Assert.Equal(1e-9, MeasurementUnit.Read("nm").Convert(1, MeasurementUnit.Read("m")));
        Assert.Equal(123.456, MeasurementUnit.Read("m").Convert(0.123456, MeasurementUnit.Read("mm")), 1e-13);
    }

    [Fact]
    public void Unlike_dimensions_are_refused_naming_both()
    {
        var fault = Assert.Throws<UncertaintyException>(() => MeasurementUnit.Read("kg").Convert(1, MeasurementUnit.Read("m")));
        Assert.Equal(UncertaintyFault.Mismatch, fault.Fault);
        Assert.Contains("'kg'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'m'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("kg//m")]
    [InlineData("kg/")]
    [InlineData("m^")]
    [InlineData("m^0")]
    [InlineData("(m")]
    [InlineData("m)")]
    [InlineData("kmin")]
    [InlineData("10")]
    [InlineData("m^1000")]
    [InlineData(@"\kilo")]
    [InlineData(@"\kilo\minute")]
    [InlineData(@"\metre\tothe{x}")]
    [InlineData(@"\tothe{2}")]
    [InlineData(@"\metre\per")]
    [InlineData(@"\Metre")]
    [InlineData(@"\kilo\kilogram")]
    public void What_is_no_unit_is_refused(string text) => Assert.Throws<UncertaintyException>(() => MeasurementUnit.Read(text));

    [Fact]
    public void Every_code_has_a_unit_that_can_be_read()
    {
        foreach (var (code, symbols) in UnitCodes.All)
        {
            Assert.True(MeasurementUnit.FromCode(code) is not null, code + " " + symbols);
        }

        Assert.Null(MeasurementUnit.FromCode("XYZ"));
    }

    [Fact]
    public void Names_and_symbols_do_not_clash()
    {
        Assert.Equal(UnitTable.All.Count, UnitTable.All.Select(unit => unit.Name).Distinct().Count());
        foreach (var unit in UnitTable.All.Where(unit => unit.Name != "one"))
        {
            Assert.Same(unit, Assert.Single(MeasurementUnit.Read(unit.Symbol).Factors).Unit);
        }
    }

    [Fact]
    public void Every_unit_of_the_official_certificates_is_read()
    {
        var folder = Path.GetDirectoryName(Requirements.SharedFile("data", "metrology", "dcc", "facts.json"))!;
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "examples"), "*.xml"))
        {
            foreach (Match match in DsiUnits().Matches(File.ReadAllText(file)))
            {
                foreach (var text in match.Groups[1].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                {
                    Assert.NotNull(MeasurementUnit.Read(text));
                }
            }
        }
    }

    [Fact]
    public void Every_unit_of_the_public_cases_is_read()
    {
        var folder = Path.GetDirectoryName(Requirements.SharedFile("data", "metrology", "cases", "gum-h1-gauge-block.json"))!;
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            foreach (Match match in CaseUnits().Matches(File.ReadAllText(file)))
            {
                Assert.NotNull(MeasurementUnit.Read(JsonDocument.Parse(match.Groups[1].Value).RootElement.GetString()!));
            }
        }
    }

    [GeneratedRegex("<si:unit(?:XMLList)?>([^<]+)<")]
    private static partial Regex DsiUnits();

    [GeneratedRegex("\"unit\":\\s*(\"[^\"]*\")")]
    private static partial Regex CaseUnits();
}
