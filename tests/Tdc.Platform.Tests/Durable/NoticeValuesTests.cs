using System.Globalization;
using Tdc.Platform.Notices;

namespace Tdc.Platform.Tests.Durable;

public sealed class NoticeValuesTests
{
    [Theory]
    [InlineData("vi", "Kỳ 1|12.345|29/11/2026|07:30 ngày 30/11/2026|Phường Tân Triều")]
    [InlineData("en", "Kỳ 1|12,345|29 November 2026|07:30, 30 November 2026|Tan Trieu Ward")]
    public void What_is_written_is_read_in_the_readers_language(string language, string shown)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var json = NoticeValues.Write(["Kỳ 1", 12345, new DateOnly(2026, 11, 29), new DateTimeOffset(2026, 11, 30, 0, 30, 0, TimeSpan.Zero), new TwoNames("Phường Tân Triều", "Tan Trieu Ward")]);
            Assert.Equal(shown, string.Join('|', NoticeValues.Read(json)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
