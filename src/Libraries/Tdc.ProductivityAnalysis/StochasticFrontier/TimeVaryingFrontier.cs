using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.StochasticFrontier;

/// <summary>The panel frontier whose inefficiency changes at one rate for all: u_it = u_i·exp(−η(t − T)), T the last period.</summary>
/// <remarks>A positive η means that inefficiency falls. Units need not be there in every period. Source: Battese and Coelli (1992), half-normal form.</remarks>
public static class TimeVaryingFrontier
{
    /// <summary>Name of the parameter of time.</summary>
    public const string EtaName = "eta";

    /// <summary>Estimates by maximum likelihood.</summary>
    /// <param name="units">The unit of each observation.</param>
    /// <param name="periods">Its period.</param>
    /// <param name="y">Logarithm of output.</param>
    /// <param name="x">Logarithms of inputs and other variables; no constant.</param>
    /// <exception cref="AnalysisException">As <see cref="HalfNormalFrontier.Fit"/>, or a unit stands twice in a period, or there is one period only.</exception>
    public static FrontierFit Fit(IReadOnlyList<string> units, IReadOnlyList<int> periods, Regressor y, IReadOnlyList<Regressor> x)
    {
        ArgumentNullException.ThrowIfNull(y);
        var design = new FrontierDesign(y, x);
        Require.Length(design.Count, units.Count, "unit");
        Require.Length(design.Count, periods.Count, "period");
        var likelihood = new HalfNormalLikelihood(design, Numbered(units, periods), Times(periods));
        var starts = FrontierResult.Grid.SelectMany(gamma => new[] { 0, 0.1, -0.1 }.Select(eta => design.Start(gamma).Append(eta).ToArray()));
        var best = new BoundedNoise(likelihood.Evaluate, design.Columns.Length).Maximise(starts, design.Count, "time-varying frontier");
        var error = best.Covariance is { } c ? Math.Sqrt(c[c.RowCount - 1, c.RowCount - 1]) : double.NaN;
        return FrontierResult.Build(design, x, best, likelihood.Conditional(best.Point)) with { InefficiencyTerms = [new(EtaName, best.Point[^1], error)] };
    }

    private static double[] Times(IReadOnlyList<int> periods)
    {
        var last = periods.Max();
        if (periods.Min() == last)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, "period");
        }

        return [.. periods.Select(p => (double)(p - last))];
    }

    private static int[] Numbered(IReadOnlyList<string> units, IReadOnlyList<int> periods)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<(string, int)>();
        var numbers = new int[units.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!seen.Add((units[i], periods[i])))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, units[i]);
            }

            if (!known.TryGetValue(units[i], out numbers[i]))
            {
                known.Add(units[i], numbers[i] = known.Count);
            }
        }

        return numbers;
    }
}
