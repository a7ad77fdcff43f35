using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>A likelihood of a frontier whose γ stays below one: small samples often have no maximum with noise, and then σv would fall without end.</summary>
/// <remarks>Below the least noise the likelihood is held at the edge, so that the optimiser settles there; such a result has no standard errors.</remarks>
/// <param name="likelihood">The likelihood; its parameters hold ln σv² and ln σu² one after the other.</param>
/// <param name="at">Where ln σv² stands.</param>
internal sealed class BoundedNoise(GradientFunction likelihood, int at)
{
    /// <summary>Least part of σ² that is noise.</summary>
    public const double Least = 1e-5;

    private const int MostRestarts = 3;

    /// <summary>Maximises from the best of several starts.</summary>
    public Optimum Maximise(IEnumerable<double[]> starts, int observations, string name)
    {
        var best = QuasiNewton.Maximise(Evaluate, BestStart(starts), observations, name);
        for (var i = 0; i < MostRestarts && IsFalseEdge(best.Point); i++)
        {
            var inside = Held(best.Point);
            inside[at] += 1;
            best = QuasiNewton.Maximise(Evaluate, inside, observations, name);
        }

        return best with { Point = Held(best.Point) };
    }

    private double Evaluate(double[] point, double[] gradient)
    {
        var value = likelihood(Held(point), gradient);
        if (point[at] < Edge(point))
        {
            gradient[at + 1] += gradient[at]; // along the edge both move
            gradient[at] = 0;
        }

        return value;
    }

    // A long step may land beyond the edge although the likelihood rises back towards more noise.
    private bool IsFalseEdge(double[] point)
    {
        var gradient = new double[point.Length];
        likelihood(Held(point), gradient);
        return point[at] < Edge(point) && gradient[at] > 0;
    }

    private double[] Held(double[] point)
    {
        var held = (double[])point.Clone();
        held[at] = Math.Max(held[at], Edge(point));
        return held;
    }

    private double Edge(double[] point) => point[at + 1] + Math.Log(Least / (1 - Least));

    private double[] BestStart(IEnumerable<double[]> starts) => starts.MaxBy(start =>
    {
        var value = likelihood(start, new double[start.Length]);
        return double.IsFinite(value) ? value : double.NegativeInfinity;
    })!;
}
