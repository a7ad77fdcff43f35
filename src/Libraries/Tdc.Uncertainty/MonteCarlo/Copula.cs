using System.Globalization;
using Tdc.Uncertainty.Functions;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.MonteCarlo;

/// <summary>Coefficients of a normal copula with which given distributions have given correlations.</summary>
/// <remarks>Source: Cario and Nelson, Modeling and generating random vectors with arbitrary marginal distributions, 1997 (NORTA).</remarks>
internal static class Copula
{
    private const double Edge = 8;
    private const double Width = 0.125;
    private const int Nodes = (int)(2 * Edge / Width) + 1;
    private const int MostPairs = 5_000; // about a minute

    /// <summary>Replaces correlations of quantities by those of the normal numbers behind them.</summary>
    /// <returns>Whether some correlation is beyond what the two distributions can have; the nearest is taken.</returns>
    public static bool Adjust(double[] matrix, Distribution[] distributions)
    {
        var n = distributions.Length;
        var shapes = Shapes(distributions);
        var beyond = false;
        var solved = new Dictionary<(double[], double[], double), double>();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var r = matrix[i * n + j];
                // Normal quantities are their own normal numbers.
                var adjusted = r;
                if (r != 0 && !(distributions[i].IsNormal && distributions[j].IsNormal) && shapes[i] is { } one && shapes[j] is { } other
                    && !solved.TryGetValue((one, other, r), out adjusted))
                {
                    adjusted = Solve(one, other, r, ref beyond);
                    solved.Add((one, other, r), adjusted);
                    if (solved.Count > MostPairs)
                    {
                        throw new UncertaintyException(UncertaintyFault.TooMuchWork, "correlations", 0, "Too many different pairs of correlated inputs of unlike shapes.")
                        {
                            Reason = "inputs",
                            Values = ["", "", n.ToString(CultureInfo.InvariantCulture)],
                        };
                    }
                }

                matrix[i * n + j] = matrix[j * n + i] = adjusted;
            }
        }

        return beyond;
    }

    /// <summary>The shape of each quantity; those that differ in scale only have the very same one, so that a pair of them is solved once.</summary>
    private static double[]?[] Shapes(Distribution[] distributions)
    {
        var known = new List<double[]>();
        return Array.ConvertAll(distributions, one =>
        {
            if (Shape(one) is not { } shape)
            {
                return null;
            }

            var found = known.Find(other => shape.AsSpan().SequenceEqual(other) || shape.Zip(other, (a, b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a))).All(near => near));
            if (found is null)
            {
                known.Add(shape);
            }

            return found ?? shape;
        });
    }

    /// <summary>The quantity as a function of a normal number, with mean 0 and variance 1; null when it has no variance.</summary>
    private static double[]? Shape(Distribution one)
    {
        if (one.StandardDeviation is 0 or double.PositiveInfinity)
        {
            return null;
        }

        var shape = new double[Nodes];
        double square = 0;
        for (var i = 0; i < Nodes; i++)
        {
            var z = i * Width - Edge;
            var share = Normal.Cdf(-Math.Abs(z));
            shape[i] = Math.Sign(z) * -one.Quantile(Math.Max(share, 1e-300));
            square += shape[i] * shape[i] * Normal.Pdf(z) * Width;
        }

        for (var i = 0; i < Nodes; i++)
        {
            shape[i] /= Math.Sqrt(square);
        }

        return shape;
    }

    private static double Solve(double[] f, double[] g, double r, ref bool beyond)
    {
        var sign = Math.Sign(r);
        if (Math.Abs(Reached(f, g, sign)) <= Math.Abs(r))
        {
            beyond |= Math.Abs(Reached(f, g, sign)) < Math.Abs(r) - 1e-6;
            return sign;
        }

        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Math.Abs(Reached(f, g, sign * middle)) < Math.Abs(r) ? (middle, high) : (low, middle);
        }

        return sign * (low + high) / 2;
    }

    /// <summary>The correlation that a coefficient of the copula gives, by the trapezoidal rule over both normal numbers.</summary>
    private static double Reached(double[] f, double[] g, double coefficient)
    {
        var rest = Math.Sqrt(1 - coefficient * coefficient);
        double sum = 0;
        for (var i = 0; i < Nodes; i++)
        {
            var z = i * Width - Edge;
            double inner = 0;
            for (var j = 0; j < Nodes; j++)
            {
                var e = j * Width - Edge;
                inner += At(g, coefficient * z + rest * e) * Normal.Pdf(e) * Width;
            }

            sum += f[i] * inner * Normal.Pdf(z) * Width;
        }

        return sum;
    }

    private static double At(double[] g, double z)
    {
        var place = Math.Clamp((z + Edge) / Width, 0, Nodes - 1.000001);
        var i = (int)place;
        return g[i] + (place - i) * (g[i + 1] - g[i]);
    }
}
