using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public class DisplayTests
{
    public static TheoryData<Func<string>, string, string> Cases { get; } = new()
    {
        { () => Display.Number(1_234_567L), "1.234.567", "1,234,567" },
        { () => Display.Number(1_234_567.8m, 1), "1.234.567,8", "1,234,567.8" },
        { () => Display.Number(-1234m), "−1.234", "−1,234" },
        { () => Display.Number(0L), "0", "0" },
        { () => Display.Number(-0.04m, 1), "0,0", "0.0" },
        { () => Display.Number(double.NaN), "–", "–" },
        { () => Display.Number(double.PositiveInfinity), "–", "–" },
        { () => Display.Number(1e15), "1.000.000.000.000.000", "1,000,000,000,000,000" },
        { () => Display.Number(2.5m), "3", "3" },
        { () => Display.NumberUpTo(3m), "3", "3" },
        { () => Display.NumberUpTo(3.256m), "3,26", "3.26" },
        { () => Display.NumberUpTo(-0.001m), "0", "0" },
        { () => Display.Change(2), "+2", "+2" },
        { () => Display.Change(-34), "−34", "−34" },
        { () => Display.Change(0.04m, 1), "0,0", "0.0" },
        { () => Display.Percent(0.869m), "86,9 %", "86.9%" },
        { () => Display.Percent(-0.042), "−4,2 %", "−4.2%" },
        { () => Display.Percent((double?)null), "–", "–" },
        { () => Display.PercentOf(113, 130), "86,9 %", "86.9%" },
        { () => Display.PercentOf(0, 0), "–", "–" },
        { () => Display.Ratio(113, 130), "113/130", "113/130" },
        { () => Display.Money(1_234_567), "1.234.567 đ", "VND 1,234,567" },
        { () => Display.Money(null), "–", "–" },
        { () => Display.Money(long.MinValue), "−9.223.372.036.854.775.808 đ", "VND −9,223,372,036,854,775,808" },
        { () => Display.MoneyInWords(26_874_250_000), "26,87 tỷ đồng", "VND 26.87 billion" },
        { () => Display.MoneyInWords(412_500_000), "412,5 triệu đồng", "VND 412.5 million" },
        { () => Display.MoneyInWords(999_999_999), "1 tỷ đồng", "VND 1 billion" },
        { () => Display.MoneyInWords(999_999), "999.999 đ", "VND 999,999" },
        { () => Display.MoneyInWords(-2_000_000_000), "−2 tỷ đồng", "VND −2 billion" },
        { () => Display.Size(412_300), "412 kB", "412 kB" },
        { () => Display.Size(999_700), "1 MB", "1 MB" },
        { () => Display.Size(1_234_000), "1,2 MB", "1.2 MB" },
        { () => Display.Size(0), "0 byte", "0 bytes" },
        { () => Display.Date(new DateOnly(2026, 12, 2)), "02/12/2026", "2 December 2026" },
        { () => Display.Date((DateOnly?)null), "–", "–" },
        { () => Display.Date(Utc(2026, 12, 1, 17, 0)), "02/12/2026", "2 December 2026" },
        { () => Display.Date(Utc(2026, 12, 1, 16, 59)), "01/12/2026", "1 December 2026" },
        { () => Display.Moment(Utc(2026, 12, 2, 1, 0)), "08:00 ngày 02/12/2026", "08:00, 2 December 2026" },
        { () => Display.Moment(null), "–", "–" },
        { () => Display.EndOf(new DateOnly(2026, 11, 29)), "24:00 ngày 29/11/2026", "24:00, 29 November 2026" },
        { () => Display.Quarter(2026, 3), "Quý 3/2026", "Q3 2026" },
        { () => Display.Month(2026, 9), "Tháng 9/2026", "September 2026" },
        { () => Display.Days(1), "1 ngày", "1 day" },
        { () => Display.Days(-2), "−2 ngày", "−2 days" },
        { () => Display.Years(2021, 2025), "2021–2025", "2021–2025" },
        { () => Display.Dates(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30)), "01/01/2026 – 30/06/2026", "1 January 2026 – 30 June 2026" },
        { () => Display.DateTyped(new DateOnly(2026, 2, 1)), "01/02/2026", "01/02/2026" },
    };

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    [Theory, MemberData(nameof(Cases))]
    public void Values_read_as_each_language_writes_them(Func<string> print, string vietnamese, string english)
    {
        using (new InLanguage("vi-VN"))
        {
            Assert.Equal(vietnamese, print());
        }
        using (new InLanguage("en-GB"))
        {
            Assert.Equal(english, print());
        }
    }

    [Fact]
    public void A_language_that_is_not_offered_reads_as_Vietnamese()
    {
        using var french = new InLanguage("fr-FR");
        Assert.Equal("1.234,5", Display.Number(1234.5m, 1));
    }
}
