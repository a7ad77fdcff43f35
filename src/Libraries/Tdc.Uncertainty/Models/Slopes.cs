namespace Tdc.Uncertainty.Models;

/// <summary>Value and first three derivatives of a function of one variable at one point.</summary>
internal readonly record struct Slopes(double Value, double First, double Second, double Third)
{
    private static readonly double ln10 = Math.Log(10);

    /// <summary>Those of a unary operation.</summary>
    public static Slopes Of(Operation operation, double x)
    {
        var value = Scalar.Of(operation, x);
        switch (operation)
        {
            case Operation.Negate:
                return new(value, -1, 0, 0);
            case Operation.Sqrt:
                return new(value, 0.5 / value, -0.25 / (value * x), 0.375 / (value * x * x));
            case Operation.Exp:
                return new(value, value, value, value);
            case Operation.Log:
                return new(value, 1 / x, -1 / (x * x), 2 / (x * x * x));
            case Operation.Log10:
                return new(value, 1 / (x * ln10), -1 / (x * x * ln10), 2 / (x * x * x * ln10));
            case Operation.Sin:
                return new(value, Math.Cos(x), -value, -Math.Cos(x));
            case Operation.Cos:
                return new(value, -Math.Sin(x), -value, Math.Sin(x));
            case Operation.Sinh:
                return new(value, Math.Cosh(x), value, Math.Cosh(x));
            case Operation.Cosh:
                return new(value, Math.Sinh(x), value, Math.Sinh(x));
            case Operation.Abs:
                return new(value, x == 0 ? double.NaN : Math.Sign(x), 0, 0);
            default:
                return Inverse(operation, x, value);
        }
    }

    private static Slopes Inverse(Operation operation, double x, double value)
    {
        switch (operation)
        {
            case Operation.Tan:
                var up = 1 + value * value;
                return new(value, up, 2 * value * up, up * (2 + 6 * value * value));
            case Operation.Tanh:
                var down = 1 - value * value;
                return new(value, down, -2 * value * down, down * (6 * value * value - 2));
            case Operation.Atan:
                var q = 1 + x * x;
                return new(value, 1 / q, -2 * x / (q * q), (6 * x * x - 2) / (q * q * q));
            case Operation.Asin or Operation.Acos:
                var w = (1 - x) * (1 + x);
                var root = Math.Sqrt(w);
                var sign = operation == Operation.Asin ? 1 : -1;
                return new(value, sign / root, sign * x / (w * root), sign * (1 + 2 * x * x) / (w * w * root));
            default:
                throw new ArgumentOutOfRangeException(nameof(operation));
        }
    }

    /// <summary>Those of a power with an exponent that does not vary; exact at 0 and, for whole exponents, below it.</summary>
    public static Slopes Power(double x, double exponent) => new(
        Scalar.Power(x, exponent),
        Term(x, exponent, exponent, 1),
        Term(x, exponent, exponent * (exponent - 1), 2),
        Term(x, exponent, exponent * (exponent - 1) * (exponent - 2), 3));

    /// <summary>Those of 1/x.</summary>
    public static Slopes Reciprocal(double x) => new(1 / x, -1 / (x * x), 2 / (x * x * x), -6 / (x * x * x * x));

    private static double Term(double x, double exponent, double factor, int order) => factor == 0 ? 0 : factor * Scalar.Power(x, exponent - order);
}
