using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>Log-likelihood of u_it = u_i·exp(−η·time), u_i half-normal, with its gradient; a cross-section has a unit for each observation and no η.</summary>
/// <remarks>
/// <para>Parameters: coefficients, s = ln σv², w = ln σu², and η when there is time. Everything scaled as in <see cref="FrontierDesign"/>.</para>
/// <para>Source: Aigner, Lovell and Schmidt (1977); Battese and Coelli (1992).</para>
/// </remarks>
/// <param name="design">y and columns.</param>
/// <param name="units">The unit of each observation, numbered from 0.</param>
/// <param name="times">Periods to the last one, zero or below; null for a cross-section.</param>
internal sealed class HalfNormalLikelihood(FrontierDesign design, int[] units, double[]? times)
{
    private readonly double[] residuals = new double[design.Count];
    private readonly double[] weights = new double[design.Count];
    private readonly double[] slopes = new double[design.Count];
    private readonly Unit[] found = new Unit[units.Max() + 1];

    private struct Unit
    {
        public int Count;
        public double Weight; // a = Σ h², h = exp(−η·time)
        public double Weighted; // b = Σ h·ε
        public double Squares; // S = Σ ε²
        public double ByWeight; // ∂ℓ/∂a
        public double ByWeighted; // ∂ℓ/∂b
    }

    /// <summary>Value and gradient.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        var k = design.Columns.Length;
        var (noise, inefficiency) = (Math.Exp(point[k]), Math.Exp(point[k + 1]));
        Sum(point);
        Array.Clear(gradient);
        var value = 0.0;
        foreach (ref var unit in found.AsSpan())
        {
            var all = noise + inefficiency * unit.Weight;
            var root = Math.Sqrt(all);
            var z = -unit.Weighted * Math.Sqrt(inefficiency / noise) / root;
            var pull = NormalTail.DensityOverTail(z) + z;
            value += -unit.Count / 2.0 * Math.Log(2 * Math.PI) + Math.Log(2) - (unit.Count - 1) / 2.0 * point[k] - Math.Log(all) / 2
                + NormalTail.LogTail(z) + z * z / 2 - unit.Squares / noise / 2;
            gradient[k] += -(unit.Count - 1) / 2.0 - noise / all / 2 - pull * z * (1 + noise / all) / 2 + unit.Squares / noise / 2;
            gradient[k + 1] += -inefficiency * unit.Weight / all / 2 + pull * z * noise / all / 2;
            unit.ByWeight = -inefficiency / all / 2 * (1 + pull * z);
            unit.ByWeighted = -pull * Math.Sqrt(inefficiency / noise) / root;
        }

        Spread(noise, gradient);
        return value;
    }

    /// <summary>μ*, σ* of the unit and exp(−η·time) of each observation at a point, in scaled units.</summary>
    public (double Mean, double Deviation, double Factor)[] Conditional(double[] point)
    {
        var k = design.Columns.Length;
        var (noise, inefficiency) = (Math.Exp(point[k]), Math.Exp(point[k + 1]));
        Sum(point);
        return [.. units.Select((unit, i) =>
        {
            var all = noise + inefficiency * found[unit].Weight;
            return (-inefficiency * found[unit].Weighted / all, Math.Sqrt(noise * inefficiency / all), weights[i]);
        })];
    }

    private void Sum(double[] point)
    {
        design.Residuals(point, residuals);
        Array.Clear(found);
        for (var i = 0; i < residuals.Length; i++)
        {
            weights[i] = times is null ? 1 : Math.Exp(-point[^1] * times[i]);
            ref var unit = ref found[units[i]];
            unit.Count++;
            unit.Weight += weights[i] * weights[i];
            unit.Weighted += weights[i] * residuals[i];
            unit.Squares += residuals[i] * residuals[i];
        }
    }

    // From the sums of units back to coefficients and η.
    private void Spread(double noise, double[] gradient)
    {
        for (var i = 0; i < slopes.Length; i++)
        {
            ref var unit = ref found[units[i]];
            slopes[i] = -(unit.ByWeighted * weights[i] - residuals[i] / noise);
            if (times is not null)
            {
                gradient[^1] -= times[i] * weights[i] * (2 * weights[i] * unit.ByWeight + residuals[i] * unit.ByWeighted);
            }
        }

        for (var j = 0; j < design.Columns.Length; j++)
        {
            var column = design.Columns[j];
            for (var i = 0; i < slopes.Length; i++)
            {
                gradient[j] += slopes[i] * column[i];
            }
        }
    }
}
