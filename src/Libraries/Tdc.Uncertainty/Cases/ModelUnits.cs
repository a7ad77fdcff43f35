using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Units;

namespace Tdc.Uncertainty.Cases;

/// <summary>Checks the model of a case against the units of its quantities.</summary>
internal static class ModelUnits
{
    /// <summary>Refuses sums and comparisons of quantities whose units are known and differ, and functions of what is no number.</summary>
    public static void Check(Measurement measurement) =>
        DimensionCheck.Check(measurement.Model, [.. measurement.Quantities.Select(quantity => Known(quantity.Unit))], measurement.Outputs);

    /// <summary>A unit; nothing when none is stated or the text is not understood, since a label must not stop an evaluation.</summary>
    private static MeasurementUnit? Known(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return MeasurementUnit.Read(text);
        }
        catch (UncertaintyException)
        {
            return null;
        }
    }
}
