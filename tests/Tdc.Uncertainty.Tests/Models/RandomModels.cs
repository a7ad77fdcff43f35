using System.Numerics;

namespace Tdc.Uncertainty.Tests.Models;

/// <summary>Expressions with their own evaluation over complex numbers: an oracle that shares nothing with the library.</summary>
internal sealed record RandomExpression(string Text, Func<Complex[], Complex> Value)
{
    /// <summary>Grows an expression of names x0, x1, … whose value stays moderate and away from singular points for inputs between 0.5 and 2.</summary>
    public static RandomExpression Grow(Random random, int inputs, int depth)
    {
        if (depth == 0)
        {
            var i = random.Next(inputs + 1);
            return i == inputs ? new("1.75", _ => 1.75) : new($"x{i}", x => x[i]);
        }

        var (a, b) = (Grow(random, inputs, depth - 1), Grow(random, inputs, random.Next(depth)));
        RandomExpression grown = random.Next(16) switch
        {
            0 => new($"({a.Text} + {b.Text})", x => a.Value(x) + b.Value(x)),
            1 => new($"({a.Text} - {b.Text})", x => a.Value(x) - b.Value(x)),
            2 or 3 => new($"{a.Text} * {b.Text}", x => a.Value(x) * b.Value(x)),
            4 => new($"{a.Text} / (2 + sin({b.Text}))", x => a.Value(x) / (2 + Complex.Sin(b.Value(x)))),
            5 => new($"sqrt(3 + cos({a.Text}))", x => Complex.Sqrt(3 + Complex.Cos(a.Value(x)))),
            6 => new($"exp(sin({a.Text}))", x => Complex.Exp(Complex.Sin(a.Value(x)))),
            7 => new($"log(2 + tanh({a.Text}))", x => Complex.Log(2 + Complex.Tanh(a.Value(x)))),
            8 => new($"log10(2 + sin({a.Text}))", x => Complex.Log(2 + Complex.Sin(a.Value(x))) / Math.Log(10)),
            9 => new($"atan({a.Text})", x => Atan(a.Value(x))),
            10 => new($"(2 + cos({a.Text}))^sin({b.Text})", x => Complex.Exp(Complex.Sin(b.Value(x)) * Complex.Log(2 + Complex.Cos(a.Value(x))))),
            11 => new($"(-sin({a.Text}))^3", x => -Complex.Sin(a.Value(x)) * Complex.Sin(a.Value(x)) * Complex.Sin(a.Value(x))),
            12 => new($"asin(tanh({a.Text}) / 2)", x => Complex.Asin(Complex.Tanh(a.Value(x)) / 2)),
            13 => new($"sinh(sin({a.Text})) - cosh(cos({b.Text}))", x => Complex.Sinh(Complex.Sin(a.Value(x))) - Complex.Cosh(Complex.Cos(b.Value(x)))),
            14 => new($"atan2(2 + sin({a.Text}), 3 + cos({b.Text}))", x => Atan((2 + Complex.Sin(a.Value(x))) / (3 + Complex.Cos(b.Value(x))))),
            _ => new($"tan(sin({a.Text}) / 2)", x => Complex.Tan(Complex.Sin(a.Value(x)) / 2)),
        };
        return new($"({grown.Text})", grown.Value);
    }

    // For a tiny imaginary part, which is all that a complex step has; Complex.Atan loses it.
    private static Complex Atan(Complex z) => new(Math.Atan(z.Real), z.Imaginary / (1 + z.Real * z.Real));
}
