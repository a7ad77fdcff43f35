using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Enterprise;

/// <summary>Simple physical measures; <see cref="double.NaN"/> when the denominator is not above zero.</summary>
public static class PhysicalMeasures
{
    /// <summary>Output per hour, in the unit of output.</summary>
    public static double OutputPerHour(double output, double hours) => Ratio.Of(output, hours);

    /// <summary>Energy intensity: energy per value added, such as megajoule per million đồng.</summary>
    public static double EnergyIntensity(double energy, double valueAdded) => Ratio.Of(energy, valueAdded);

    /// <summary>Material yield: material in good products over material used, both in one unit of mass.</summary>
    public static double MaterialYield(double inGoodProducts, double used) => Ratio.Of(inGoodProducts, used);
}
