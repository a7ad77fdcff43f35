using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Tests.Keys;

public sealed class GtinTests
{
    [Theory]
    [InlineData("10614141000415", Gs1Fault.None)]
    [InlineData("036000291452", Gs1Fault.None)]
    [InlineData("4006381333932", Gs1Fault.CheckDigit)]
    [InlineData(" 4006381333931", Gs1Fault.NotDigits)]
    [InlineData("400638133393１", Gs1Fault.NotDigits)]
    [InlineData("40063813339", Gs1Fault.Length)]
    public void Read_reports_the_first_fault(string text, Gs1Fault expected) => Assert.Equal(expected, Gtin.Read(text, out _));

    [Theory]
    [InlineData("96385074")]
    [InlineData("036000291452")]
    [InlineData("4006381333931")]
    [InlineData("10614141000415")]
    public void Printed_and_stored_forms_name_one_number(string printed)
    {
        var gtin = Gtin.Parse(printed, provider: null);

        Assert.Equal(14, gtin.ToString().Length);
        Assert.Equal(gtin, Gtin.Parse(gtin.ToString(), provider: null));
        Assert.Equal(printed.TrimStart('0'), gtin.ToPrinted().TrimStart('0'));
    }

    [Theory]
    [InlineData("2000000000008", true)]
    [InlineData("0212345678901", true)]
    [InlineData("0400000000008", true)]
    [InlineData("8930001123458", false)]
    [InlineData("96385074", false)]
    public void Numbers_of_restricted_circulation_are_known(string text, bool expected)
    {
        var gtin = Gtin.Parse(CheckDigits.Append(text.AsSpan(0, text.Length - 1)), provider: null);

        Assert.Equal(expected, gtin.IsRestricted);
    }

    [Fact]
    public void Another_packing_level_has_its_own_check_digit()
    {
        var carton = Gtin.Parse("8930001123458", provider: null).WithIndicator(1);

        Assert.Equal("18930001123455", carton.ToString());
        Assert.Equal(1, carton.Indicator);
        Assert.Throws<ArgumentOutOfRangeException>(() => carton.WithIndicator(10));
    }

    [Fact]
    public void Default_stands_for_no_item()
    {
        Assert.True(default(Gtin).IsUnset);
        Assert.Throws<FormatException>(() => Gtin.Parse("x", provider: null));
        Assert.False(Gtin.TryParse(null, null, out _));
    }
}
