using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Register;

namespace Tdc.Productivity.Tests.Series;

public sealed class EarliestOnTimeTests
{
    /// <summary>The earliest year that is on time is on time, and the year before it is late: on every day around the turns of years, for any delay.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(365)]
    [InlineData(366)]
    [InlineData(800)]
    public void It_is_the_other_side_of_late(int days)
    {
        var indicator = Indicator(days);
        for (var day = new DateOnly(2023, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            var year = QualityReading.EarliestOnTime(indicator, day);
            Assert.Equal(0, QualityReading.Late(indicator, Period.OfYear(year).ToString(), day));
            Assert.NotEqual(0, QualityReading.Late(indicator, Period.OfYear(year - 1).ToString(), day));
        }
    }

    private static Indicator Indicator(int days) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Code = "X",
        Revision = 1,
        Kind = IndicatorKind.Indicator,
        NameVi = "X",
        NameEn = "X",
        Levels = "E",
        UnitVi = "%",
        UnitEn = "%",
        UnitMeasure = "PC",
        ValidFrom = new(2020, 1, 1),
        CreatedAt = DateTimeOffset.UnixEpoch,
        DueDays = days,
    };
}
