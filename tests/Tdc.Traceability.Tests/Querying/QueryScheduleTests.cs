using System.Globalization;
using System.Net;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Domain.Units;
using Tdc.Traceability.Features.Repository.Subscribing;

namespace Tdc.Traceability.Tests.Querying;

public sealed class QueryScheduleTests
{
    [Theory]
    [InlineData("hour=1,minute=5", "2026-06-01T00:00:00+07:00", "2026-06-01T01:05:00+07:00")] // the OpenAPI file's example: once a day
    [InlineData("hour=1,minute=5", "2026-06-01T01:05:00+07:00", "2026-06-02T01:05:00+07:00")]
    [InlineData("second=0/30", "2026-06-01T01:05:01+07:00", "2026-06-01T01:05:30+07:00")]
    [InlineData("second=0", "2026-06-01T01:05:00.5+07:00", "2026-06-01T01:06:00+07:00")]
    [InlineData("minute=[10-12];20", "2026-06-01T01:12:00+07:00", "2026-06-01T01:20:00+07:00")]
    [InlineData("hour=7,dayOfWeek=7", "2026-06-01T00:00:00+07:00", "2026-06-07T07:00:00+07:00")]
    [InlineData("hour=7,dayOfWeek=[1-5]", "2026-06-05T08:00:00+07:00", "2026-06-08T07:00:00+07:00")]
    [InlineData("dayOfMonth=29,month=2", "2026-06-01T00:00:00+07:00", "2028-02-29T00:00:00+07:00")]
    [InlineData("dayOfMonth=31", "2026-06-01T00:00:00+07:00", "2026-07-31T00:00:00+07:00")]
    [InlineData("minute=*/15", "2026-12-31T23:59:00+07:00", "2027-01-01T00:00:00+07:00")]
    public void The_next_time_is_the_first_that_fits_every_field(string fields, string after, string expected)
    {
        Assert.Null(QuerySchedule.TryRead(Fields(fields), out var schedule));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), schedule!.After(DateTimeOffset.Parse(after, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("second=60")]
    [InlineData("hour=24")]
    [InlineData("dayOfMonth=0")]
    [InlineData("dayOfWeek=8")]
    [InlineData("minute=[5-1]")]
    [InlineData("minute=a")]
    [InlineData("minute=")]
    [InlineData("week=1")]
    [InlineData("dayOfMonth=30,month=2")]
    [InlineData("")]
    public void What_is_no_schedule_is_refused(string fields) => Assert.NotNull(QuerySchedule.TryRead(Fields(fields), out _));

    [Theory]
    [InlineData(1, "TNE", "KGM", 1000)]
    [InlineData(26, "CEL", "FAH", 78.8)]
    [InlineData(-40, "FAH", "CEL", -40)]
    [InlineData(1, "DZN", "H87", 12)]
    [InlineData(1, "HAR", "MTK", 10000)]
    [InlineData(1, "LTR", "MLT", 1000)]
    [InlineData(36, "KMH", "MTS", 10)]
    public void Units_of_one_dimension_convert(double value, string from, string to, double expected) => Assert.Equal(expected, UnitOfMeasure.Convert(value, from, to)!.Value, 9);

    [Fact]
    public void Units_of_two_dimensions_do_not_convert_and_unknown_ones_only_into_themselves()
    {
        Assert.Null(UnitOfMeasure.Convert(1, "KGM", "MTR"));
        Assert.Null(UnitOfMeasure.Convert(1, "2N", "KGM"));
        Assert.Equal(1, UnitOfMeasure.Convert(1, "2N", "2N"));
        Assert.Equal(0.9, UnitOfMeasure.Convert(0.5, "CEL", "FAH", isDifference: true)!.Value, 9);
        Assert.All(UnitOfMeasure.All, u => Assert.True(UnitOfMeasure.IsCode(u.Code) && u.Factor > 0));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("2606:4700::1111", true)]
    public void Only_addresses_of_the_public_internet_are_public(string address, bool expected) => Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address)));

    private static Dictionary<string, string> Fields(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1].Replace(';', ','));
}
