namespace Tdc.Platform.Time;

/// <summary>The province's local time: UTC+7, without summer time since 1975.</summary>
public static class VietnamTime
{
    /// <summary>The offset of Vietnam's legal time.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    extension(TimeProvider clock)
    {
        /// <summary>Today's date in Vietnam.</summary>
        public DateOnly TodayInVietnam => clock.GetUtcNow().DateInVietnam;
    }

    extension(DateTimeOffset instant)
    {
        /// <summary>The same instant on Vietnamese clocks.</summary>
        public DateTimeOffset InVietnam => instant.ToOffset(Offset);

        /// <summary>The date in Vietnam at this instant.</summary>
        public DateOnly DateInVietnam => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
    }

    extension(DateOnly date)
    {
        /// <summary>The instant at which this date begins in Vietnam, in UTC.</summary>
        public DateTimeOffset StartInVietnam => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

        /// <summary>The instant at which this date has ended in Vietnam (24:00), in UTC.</summary>
        public DateTimeOffset EndInVietnam => date.AddDays(1).StartInVietnam;
    }
}
