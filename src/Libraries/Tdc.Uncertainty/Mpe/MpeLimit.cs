namespace Tdc.Uncertainty.Mpe;

/// <summary>A maximum permissible error: fixed, a share of the measured value, or the larger of the two.</summary>
/// <param name="Absolute">Fixed part, in the unit of the error; zero or more.</param>
/// <param name="Relative">Share of the value, as a fraction; 0.005 for 0.5 %.</param>
/// <param name="AppliesToAtLeast">The share is taken of at least this value, as for small volumes of fuel.</param>
/// <param name="Minimum">The error may always be this large.</param>
public sealed record MpeLimit(double Absolute = 0, double Relative = 0, double AppliesToAtLeast = 0, double Minimum = 0)
{
    /// <summary>The limit at a value: max(Minimum, Absolute + Relative × max(|value|, AppliesToAtLeast)).</summary>
    /// <param name="value">The value that the error belongs to, finite.</param>
    public double At(double value) => Math.Max(Minimum, Absolute + (Relative * Math.Max(Math.Abs(value), AppliesToAtLeast)));
}
