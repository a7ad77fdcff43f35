using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tdc.Platform.Storage;

/// <summary>Stores a decimal with no more places than its column has: PostgreSQL rounds by itself, SQLite would keep every digit.</summary>
internal static class ScaledDecimals
{
    /// <summary>Gives the rounding to each decimal of the model that has a scale.</summary>
    public static void Apply(ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(decimal)))
        {
            if (property.GetScale() is { } scale)
            {
                property.SetValueConverter(new ValueConverter<decimal, decimal>(value => Round(value, scale), value => value));
            }
        }
    }

    /// <summary>Rounds as PostgreSQL's <c>numeric</c> does: half away from zero.</summary>
    public static decimal Round(decimal value, int scale) => Math.Round(value, scale, MidpointRounding.AwayFromZero);
}
