using System.Globalization;

namespace Tdc.Uncertainty.Functions;

/// <summary>The ranges that functions are defined for.</summary>
internal static class Domain
{
    public static void Positive(double value, string name)
    {
        if (!(value > 0))
        {
            throw OutOfRange(value, name, "must be above zero");
        }
    }

    public static void NotNegative(double value, string name)
    {
        if (!(value >= 0))
        {
            throw OutOfRange(value, name, "must be zero or more");
        }
    }

    public static void Probability(double value, string name)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw OutOfRange(value, name, "must be a probability from 0 to 1");
        }
    }

    public static void InsideProbability(double value, string name)
    {
        if (!(value > 0 && value < 1))
        {
            throw OutOfRange(value, name, "must be a probability between 0 and 1");
        }
    }

    public static void Number(double value, string name)
    {
        if (double.IsNaN(value))
        {
            throw new UncertaintyException(UncertaintyFault.NotFinite, name, 0, $"'{name}' is not a number.");
        }
    }

    public static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new UncertaintyException(UncertaintyFault.NotFinite, name, 0, $"'{name}' is not a finite number.");
        }
    }

    public static UncertaintyException OutOfRange(double value, string name, string rule) =>
        double.IsNaN(value)
            ? new(UncertaintyFault.NotFinite, name, 0, $"'{name}' is not a number.")
            : new(UncertaintyFault.OutOfRange, name, 0, string.Create(CultureInfo.InvariantCulture, $"'{name}' {rule} and is {value:R}."));

    public static UncertaintyException NotConverged(string name) =>
        new(UncertaintyFault.NotConverged, name, 0, $"'{name}' did not settle.");
}
