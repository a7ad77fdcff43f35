using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tdc.Platform.Storage;

/// <summary>Stores an instant as a UTC date-time, which both engines can order.</summary>
internal sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc), TimeSpan.Zero));
