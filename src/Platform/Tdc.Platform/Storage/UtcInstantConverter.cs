using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tdc.Platform.Storage;

/// <summary>Stores an instant as a UTC date-time, which both engines can order, to the microsecond, which both can hold.</summary>
internal sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => Truncate(instant.UtcDateTime),
    value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc), TimeSpan.Zero))
{
    private static DateTime Truncate(DateTime value) => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
