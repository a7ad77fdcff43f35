namespace Tdc.Uncertainty.Models;

/// <summary>The value of one operation.</summary>
internal static class Scalar
{
    /// <summary>An operation on two numbers.</summary>
    public static double Of(Operation operation, double left, double right) => operation switch
    {
        Operation.Add => left + right,
        Operation.Subtract => left - right,
        Operation.Multiply => left * right,
        Operation.Divide => left / right,
        Operation.Power => Power(left, right),
        Operation.Atan2 => Math.Atan2(left, right),
        Operation.Min => Math.Min(left, right),
        Operation.Max => Math.Max(left, right),
        _ => Of(operation, left),
    };

    /// <summary>An operation on one number.</summary>
    public static double Of(Operation operation, double x) => operation switch
    {
        Operation.Negate => -x,
        Operation.Sqrt => Math.Sqrt(x),
        Operation.Exp => Math.Exp(x),
        Operation.Log => Math.Log(x),
        Operation.Log10 => Math.Log10(x),
        Operation.Sin => Math.Sin(x),
        Operation.Cos => Math.Cos(x),
        Operation.Tan => Math.Tan(x),
        Operation.Asin => Math.Asin(x),
        Operation.Acos => Math.Acos(x),
        Operation.Atan => Math.Atan(x),
        Operation.Sinh => Math.Sinh(x),
        Operation.Cosh => Math.Cosh(x),
        Operation.Tanh => Math.Tanh(x),
        Operation.Abs => Math.Abs(x),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    /// <summary>A power, with small whole exponents multiplied out so that values of trials and of estimates agree to the bit.</summary>
    public static double Power(double x, double exponent) => exponent switch
    {
        0 => 1,
        1 => x,
        2 => x * x,
        3 => x * x * x,
        4 => x * x * (x * x),
        -1 => 1 / x,
        -2 => 1 / (x * x),
        0.5 when x >= 0 => Math.Sqrt(x),
        _ => Math.Pow(x, exponent),
    };
}
