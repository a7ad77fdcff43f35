using Tdc.Productivity.Domain.Series;

namespace Tdc.Productivity.Tests.Series;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024", "A", "2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-H1", "S", "2024-S1", "2024-01-01", "2024-06-30")]
    [InlineData("2024-S2", "S", "2024-S2", "2024-07-01", "2024-12-31")]
    [InlineData("2025-Q3", "Q", "2025-Q3", "2025-07-01", "2025-09-30")]
    [InlineData("2024-02", "M", "2024-M02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-9M", "C", "2024-9M", "2024-01-01", "2024-09-30")]
    [InlineData("2024-01-01/P9M", "C", "2024-9M", "2024-01-01", "2024-09-30")]
    [InlineData("2016–2020", "R", "2016-2020", "2016-01-01", "2020-12-31")]
    [InlineData("2016-01-01/P5Y", "R", "2016-2020", "2016-01-01", "2020-12-31")]
    public void A_period_is_read_as_statistics_print_it(string text, string frequency, string stored, string from, string to)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal((frequency, stored), (period.FrequencyCode, period.ToString()));
        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), (period.From, period.To));
        Assert.True(Period.TryParse(period.ToSdmx(), out var again));
        Assert.Equal(period, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024-Q5")]
    [InlineData("2024-13")]
    [InlineData("2024-S3")]
    [InlineData("2020-2016")]
    [InlineData("1024")]
    [InlineData("２０２４")]
    [InlineData("2024-0M")]
    public void What_is_no_period_is_refused(string text) => Assert.False(Period.TryParse(text, out _));
}
