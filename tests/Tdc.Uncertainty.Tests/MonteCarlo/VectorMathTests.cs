using System.Runtime.Intrinsics;
using Tdc.Uncertainty.MonteCarlo;

namespace Tdc.Uncertainty.Tests.MonteCarlo;

public sealed class VectorMathTests
{
    [Fact]
    public void Functions_for_draws_agree_with_the_scalar_ones()
    {
        var random = new Random(3);
        for (var i = 0; i < 200_000; i++)
        {
            var x = i % 3 == 0 ? random.NextDouble() : i % 3 == 1 ? Math.Pow(2, -53 * random.NextDouble()) : 1 - Math.Pow(2, -1 - 52 * random.NextDouble());
            Close(Math.Log(x), VectorMath.Log(Vector256.Create(x))[0], x);
            var (sin, cos) = VectorMath.SinCosOfTurn(Vector256.Create(x));
            Assert.True(Math.Abs(sin[1] - Math.Sin(2 * Math.PI * x)) < 1e-15 && Math.Abs(cos[2] - Math.Cos(2 * Math.PI * x)) < 1e-15, $"turn {x}");
            var y = 50 * x * x * x;
            Close(y < 1e-5 ? y + y * y / 2 + y * y * y / 6 : Math.Exp(y) - 1, VectorMath.ExpMinusOne(Vector256.Create(y))[3], y, y < 1 ? 1e-10 : 1e-13);
        }
    }

    [Fact]
    public void Quarters_of_a_turn_are_exact()
    {
        foreach (var (x, sin, cos) in new[] { (0.25, 1.0, 0.0), (0.5, 0.0, -1.0), (0.75, -1.0, 0.0), (1.0, 0.0, 1.0), (0.0, 0.0, 1.0) })
        {
            var mine = VectorMath.SinCosOfTurn(Vector256.Create(x));
            Assert.Equal((sin, cos), (mine.Sin[0] + 0.0, mine.Cos[0] + 0.0));
        }
    }

    private static void Close(double expected, double mine, double at, double tolerance = 4e-16) =>
        Assert.True(Math.Abs(mine - expected) <= tolerance * Math.Abs(expected) + 1e-300, $"{mine:R} for {expected:R} at {at:R}");
}
