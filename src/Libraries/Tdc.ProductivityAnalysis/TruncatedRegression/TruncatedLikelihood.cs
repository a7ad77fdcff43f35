using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.TruncatedRegression;

/// <summary>Log-likelihood of a normal regression truncated at two bounds, with its gradient; parameters: coefficients, ln σ.</summary>
internal sealed class TruncatedLikelihood(double[] y, double[][] columns, double lower, double upper)
{
    /// <summary>Value and gradient.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        Array.Clear(gradient);
        var sigma = Math.Exp(point[^1]);
        var value = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            var mean = 0.0;
            for (var j = 0; j < columns.Length; j++)
            {
                mean += point[j] * columns[j][i];
            }

            var z = (y[i] - mean) / sigma;
            var (low, high) = ((lower - mean) / sigma, (upper - mean) / sigma);
            var seen = NormalTail.LogBetween(low, high);
            var (atLow, atHigh) = (Edge(low, seen), Edge(high, seen));
            value += NormalTail.LogDensity(z) - point[^1] - seen;
            var byMean = (z + atHigh - atLow) / sigma;
            gradient[^1] += z * z - 1 + Product(atHigh, high) - Product(atLow, low);
            for (var j = 0; j < columns.Length; j++)
            {
                gradient[j] += byMean * columns[j][i];
            }
        }

        return value;
    }

    private static double Edge(double bound, double seen) => double.IsInfinity(bound) ? 0 : Math.Exp(NormalTail.LogDensity(bound) - seen);

    private static double Product(double edge, double bound) => edge == 0 ? 0 : edge * bound;
}
