namespace Tdc.Uncertainty.Models;

/// <summary>First partial derivatives of operations on two numbers.</summary>
internal static class Partials
{
    /// <summary>Derivatives with respect to the left and the right number; 0 for one that does not vary.</summary>
    public static (double Left, double Right) Of(Operation operation, double a, double b, bool aVaries, bool bVaries)
    {
        switch (operation)
        {
            case Operation.Add:
                return (1, 1);
            case Operation.Subtract:
                return (1, -1);
            case Operation.Multiply:
                return (b, a);
            case Operation.Divide:
                return (1 / b, bVaries ? -a / b / b : 0);
            case Operation.Power:
                return (aVaries ? Slopes.Power(a, b).First : 0, bVaries ? ByExponent(a, b) : 0);
            case Operation.Atan2:
                // Scaled, so that squares of tiny or huge coordinates neither vanish nor overflow.
                var size = Math.Max(Math.Abs(a), Math.Abs(b));
                var (y, x) = (a / size, b / size);
                var square = x * x + y * y;
                return (x / square / size, -y / square / size);
            case Operation.Min or Operation.Max:
                return Extreme(operation == Operation.Min ? a < b : a > b, a == b);
            default:
                throw new ArgumentOutOfRangeException(nameof(operation));
        }
    }

    /// <summary>Derivative of a power by its exponent: xᵇ ln x, and its limit 0 at x = 0 for positive exponents.</summary>
    private static double ByExponent(double x, double exponent) =>
        x > 0 ? Math.Pow(x, exponent) * Math.Log(x) : x == 0 && exponent > 0 ? 0 : double.NaN;

    private static (double Left, double Right) Extreme(bool isLeft, bool equal) =>
        equal ? (double.NaN, double.NaN) : isLeft ? (1, 0) : (0, 1);
}
