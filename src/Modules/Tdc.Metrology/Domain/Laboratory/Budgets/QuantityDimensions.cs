using Tdc.Uncertainty.Units;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>Dimensions of the quantities that a laboratory's scope names.</summary>
internal static class QuantityDimensions
{
    private static readonly Dictionary<string, string> units = new(StringComparer.Ordinal)
    {
        ["mass"] = "kg",
        ["pressure"] = "Pa",
        ["temperature"] = "K",
        ["length"] = "m",
        ["volume"] = "m3",
        ["force"] = "N",
        ["time"] = "s",
        ["humidity"] = "1",
    };

    /// <summary>The dimension of a quantity by its code; <see langword="null"/> for one that has several, such as electricity, or is not known.</summary>
    public static Dimension? Of(string quantity) => units.TryGetValue(quantity, out var unit) ? MeasurementUnit.Read(unit).Dimension : null;
}
