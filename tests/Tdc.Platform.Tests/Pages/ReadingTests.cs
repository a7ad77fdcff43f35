using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public class ReadingTests
{
    [Theory]
    [InlineData("71.200", 71200, "71.2")]
    [InlineData("1,500", 1500, "1.5")]
    [InlineData("−9.125", -9125, "-9.125")]
    [InlineData("+ 12 . 345", 12345, "12.345")]
    public void A_number_with_two_readings_is_known_as_one(string typed, int grouped, string pointed)
    {
        Assert.True(Reading.IsAmbiguous(typed, out var one, out var two));
        Assert.Equal((grouped, decimal.Parse(pointed, CultureInfo.InvariantCulture)), (one, two));
    }

    [Theory]
    [InlineData("71200")]
    [InlineData("71,20")]
    [InlineData("0.234")]
    [InlineData("1234.567")]
    [InlineData("1.234.567")]
    [InlineData("1.234,567")]
    [InlineData("1.2a4")]
    [InlineData(".234")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData(null)]
    public void A_number_with_one_reading_or_none_is_not_asked_back(string? typed) => Assert.False(Reading.IsAmbiguous(typed, out _, out _));

    [Theory]
    [InlineData("9800")]
    [InlineData("12.125")]
    [InlineData("-0.125")]
    [InlineData("1234567.5")]
    public void A_plain_number_comes_back_as_itself_and_has_one_reading(string number)
    {
        var value = decimal.Parse(number, CultureInfo.InvariantCulture);
        foreach (var language in new[] { "vi", "en" })
        {
            using var _ = new InLanguage(language);
            var printed = Display.Plain(value, 9);
            Assert.False(Reading.IsAmbiguous(printed, out var __, out var ___));
            Assert.Equal(ReadFault.None, Reading.Number(printed, out var read));
            Assert.Equal(value, read);
        }
    }

    [Theory]
    [InlineData("1.234,5", "1234.5", "1234.5")]
    [InlineData("1,234.5", "1234.5", "1234.5")]
    [InlineData("1234.5", "1234.5", "1234.5")]
    [InlineData("1234,5", "1234.5", "1234.5")]
    [InlineData("1.234", "1234", "1.234")]
    [InlineData("1,234", "1.234", "1234")]
    [InlineData("1.234.567", "1234567", "1234567")]
    [InlineData("1,234,567", "1234567", "1234567")]
    [InlineData("0.234", "0.234", "0.234")]
    [InlineData("0,234", "0.234", "0.234")]
    [InlineData("1 234 567", "1234567", "1234567")]
    [InlineData("−12,5", "-12.5", "-12.5")]
    [InlineData("-0", "0", "0")]
    [InlineData(",5", "0.5", "0.5")]
    [InlineData("5,", "5", "5")]
    public void A_number_is_read(string text, string vietnamese, string english)
    {
        foreach (var (language, expected) in new[] { ("vi-VN", vietnamese), ("en-GB", english) })
        {
            using var reading = new InLanguage(language);
            Assert.Equal(ReadFault.None, Reading.Number(text, out var value));
            Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
        }
    }

    [Theory]
    [InlineData(null, ReadFault.Empty)]
    [InlineData(" \u00a0", ReadFault.Empty)]
    [InlineData("-", ReadFault.NotNumber)]
    [InlineData("mười", ReadFault.NotNumber)]
    [InlineData("1.23.456", ReadFault.NotNumber)]
    [InlineData("1.234.56,7", ReadFault.NotNumber)]
    [InlineData("1,234.567,8", ReadFault.NotNumber)]
    [InlineData("1..234", ReadFault.NotNumber)]
    [InlineData("12.345.678.901.234.567.890.123.456.789.012", ReadFault.TooLarge)]
    [InlineData("１２", ReadFault.NotNumber)]
    [InlineData("1e5", ReadFault.NotNumber)]
    [InlineData("<b>1</b>", ReadFault.NotNumber)]
    public void A_fault_is_named_and_not_thrown(string? text, ReadFault expected)
    {
        Assert.Equal(expected, Reading.Number(text, out var value));
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("1.234.567", 1_234_567, ReadFault.None)]
    [InlineData("1234567", 1_234_567, ReadFault.None)]
    [InlineData("1.234.567 đ", 1_234_567, ReadFault.None)]
    [InlineData("86.420.000 đồng", 86_420_000, ReadFault.None)]
    [InlineData("VND 1.234.567", 1_234_567, ReadFault.None)]
    [InlineData("9.223.372.036.854.775.807", long.MaxValue, ReadFault.None)]
    [InlineData("9.223.372.036.854.775.808", 0, ReadFault.TooLarge)]
    [InlineData("1,5", 0, ReadFault.NotWhole)]
    [InlineData("đ", 0, ReadFault.Empty)]
    [InlineData("26 tỷ", 0, ReadFault.NotNumber)]
    public void Money_is_whole_dong(string text, long expected, ReadFault fault)
    {
        Assert.Equal(fault, Reading.Money(text, out var dong));
        Assert.Equal(expected, dong);
    }

    [Theory]
    [InlineData("2/12/2026", ReadFault.None, "2026-12-02")]
    [InlineData(" 02-12-2026 ", ReadFault.None, "2026-12-02")]
    [InlineData("2 12 2026", ReadFault.None, "2026-12-02")]
    [InlineData("2026-12-02", ReadFault.None, "2026-12-02")]
    [InlineData("29/2/2028", ReadFault.None, "2028-02-29")]
    [InlineData("29/2/2026", ReadFault.NoSuchDay, null)]
    [InlineData("31/4/2026", ReadFault.NoSuchDay, null)]
    [InlineData("0/1/2026", ReadFault.NoSuchDay, null)]
    [InlineData("12/13/2026", ReadFault.NoSuchDay, null)]
    [InlineData("2/12/26", ReadFault.ShortYear, null)]
    [InlineData("2/12", ReadFault.NotDate, null)]
    [InlineData("mai", ReadFault.NotDate, null)]
    [InlineData("99999/1/1", ReadFault.NotDate, null)]
    [InlineData("///", ReadFault.NotDate, null)]
    [InlineData("", ReadFault.Empty, null)]
    [InlineData(null, ReadFault.Empty, null)]
    public void A_date_is_day_month_year(string? text, ReadFault fault, string? expected)
    {
        Assert.Equal(fault, Reading.Date(text, out var date));
        Assert.Equal(expected is null ? default : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), date);
    }

    [Theory]
    [InlineData("82,5", "0.825")]
    [InlineData("82.5 %", "0.825")]
    public void A_percentage_becomes_a_share(string text, string expected)
    {
        Assert.Equal(ReadFault.None, Reading.Percent(text, out var share));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), share);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-GB")]
    public void What_was_printed_into_a_field_is_read_back(string language)
    {
        using var reading = new InLanguage(language);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<long>(), ArbMap.Default.ArbFor<int>(), (money, thousandths) =>
            Reading.Money(Display.Money(money), out var back) == ReadFault.None && back == money
            && Reading.Number(Display.NumberUpTo(thousandths / 1000m, 3), out var number) == ReadFault.None && number == thousandths / 1000m));
    }
}
