using System.Globalization;

namespace Tdc.Uncertainty.Tests;

/// <summary>Comparison of figures with a stated tolerance.</summary>
internal static class Close
{
    /// <summary>Fails when the figures differ by more than a share of the expected one.</summary>
    public static void Relative(double expected, double actual, double tolerance) => Absolute(expected, actual, tolerance * Math.Abs(expected));

    /// <summary>Fails when the figures differ by more than a fixed amount.</summary>
    public static void Absolute(double expected, double actual, double tolerance)
    {
        if (!(Math.Abs(expected - actual) <= tolerance))
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"expected {expected:R}, got {actual:R}, difference {actual - expected:E2}, tolerance {tolerance:E2}"));
        }
    }
}
