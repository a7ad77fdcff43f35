using Tdc.Metrology.Domain.Laboratory.Budgets;

namespace Tdc.Metrology.Domain.Laboratory.Checking;

/// <summary>One entry of the environment log: what a room was like at a moment. Never changed after it was entered.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 6.3.3 (from memory).</remarks>
internal sealed class EnvironmentEntry
{
    /// <summary>Unit of <see cref="Temperature"/>.</summary>
    public const string TemperatureUnit = @"\degreecelsius";

    /// <summary>Unit of <see cref="Humidity"/>.</summary>
    public const string HumidityUnit = @"\percent";

    /// <summary>Unit of <see cref="Pressure"/>.</summary>
    public const string PressureUnit = @"\hecto\pascal";

    /// <summary>Its id.</summary>
    public required EnvironmentEntryId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>The room, as the laboratory calls it.</summary>
    public required string Room { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Temperature, °C.</summary>
    public double? Temperature { get; init; }

    /// <summary>Relative humidity, %.</summary>
    public double? Humidity { get; init; }

    /// <summary>Air pressure, hPa.</summary>
    public double? Pressure { get; init; }

    /// <summary>Remark.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The account that entered it.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>Limits of a method that the entry breaks; a limit of a value that was not read is not judged.</summary>
    public IEnumerable<EnvironmentLimit> Broken(IEnumerable<EnvironmentLimit> limits)
    {
        foreach (var limit in limits)
        {
            var (value, unit) = Of(limit.Name);
            if (value is { } read && LaboratoryUnits.TryConvert(read, unit, limit.Unit, out var converted)
                && (converted < limit.Low - Slack(limit.Low) || converted > limit.High + Slack(limit.High)))
            {
                yield return limit;
            }
        }
    }

    private (double? Value, string Unit) Of(string name) => name switch
    {
        "temperature" => (Temperature, TemperatureUnit),
        "humidity" => (Humidity, HumidityUnit),
        "pressure" => (Pressure, PressureUnit),
        _ => (null, ""),
    };

    // A value on its limit keeps it also after a conversion of units.
    private static double Slack(double limit) => 1e-12 * Math.Abs(limit);
}
