using System.Collections.Concurrent;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Units;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>Units of the laboratory's records through the library; what cannot be read is no unit.</summary>
internal static class LaboratoryUnits
{
    // Records use a few dozen notations; what people try in forms must not fill the memory.
    private const int Most = 1000;
    private static readonly ConcurrentDictionary<string, MeasurementUnit?> known = new(StringComparer.Ordinal);

    /// <summary>The unit of a notation, or <see langword="null"/>.</summary>
    public static MeasurementUnit? Find(string notation)
    {
        if (known.TryGetValue(notation, out var found))
        {
            return found;
        }

        try
        {
            found = MeasurementUnit.Read(notation);
        }
        catch (UncertaintyException)
        {
            found = null;
        }

        if (known.Count < Most)
        {
            known[notation] = found;
        }

        return found;
    }

    /// <summary>The D-SI notation of what a person typed, or <see langword="null"/> when it is no unit.</summary>
    public static string? ToDsi(string typed) => Find(typed.Trim())?.ToDsi();

    /// <summary>Converts a value.</summary>
    public static bool TryConvert(double value, string from, string to, out double converted) => Try(value, from, to, false, out converted);

    /// <summary>Converts a difference or an uncertainty, which zero points of scales do not touch.</summary>
    public static bool TryScale(double difference, string from, string to, out double converted) => Try(difference, from, to, true, out converted);

    /// <summary>Whether a notation is known.</summary>
    public static bool IsKnown(string unit) => Find(unit) is not null;

    /// <summary>The symbol that people read; empty for the unit one, the notation itself when it is not known.</summary>
    public static string Symbol(string unit) => Find(unit) is { } found ? found.Factors.Count == 0 ? "" : found.ToString() : unit;

    private static bool Try(double value, string from, string to, bool difference, out double converted)
    {
        converted = value;
        if (from == to)
        {
            return true;
        }

        if (Find(from) is not { } a || Find(to) is not { } b || a.Dimension != b.Dimension)
        {
            return false;
        }

        converted = a.Convert(value, b, difference);
        return double.IsFinite(converted);
    }
}
