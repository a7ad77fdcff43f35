using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.TruncatedRegression;

/// <summary>A driver of efficiency with its interval from the bootstrap.</summary>
/// <param name="Name">The variable; the constant is first.</param>
/// <param name="Value">Effect on the score.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct SecondStageTerm(string Name, double Value, double Lower, double Upper)
{
    /// <summary>Whether the interval leaves out zero.</summary>
    public bool IsSignificant => Lower > 0 || Upper < 0;
}

/// <summary>Drivers of DEA scores: truncated regression with a parametric bootstrap.</summary>
/// <param name="Terms">Constant and drivers.</param>
/// <param name="Sigma">Deviation before truncation.</param>
/// <param name="Used">Inefficient units in the regression; those with a score of exactly one tell nothing and are left out.</param>
/// <param name="Replications">Replications of the bootstrap that settled.</param>
/// <remarks>Source: Simar and Wilson (2007), algorithm 1. Least squares or Tobit on scores are biased: scores depend on each other by construction.</remarks>
public sealed record SecondStage(IReadOnlyList<SecondStageTerm> Terms, double Sigma, int Used, int Replications)
{
    private const double Efficient = 1e-6;

    /// <summary>Estimates.</summary>
    /// <param name="scores">Scores of one or more, larger is less efficient: φ of output orientation or 1/θ of input orientation.</param>
    /// <param name="drivers">What explains them; no constant.</param>
    /// <param name="replications">Replications, 100 or more; 2000 is usual.</param>
    /// <param name="seed">Start of the random numbers: the same seed gives the same intervals.</param>
    /// <param name="confidence">Level of the intervals, above 0 and below 1.</param>
    /// <exception cref="AnalysisException">A score is below one, or as <see cref="TruncatedNormalRegression.Fit"/>; observations are counted as given.</exception>
    public static SecondStage Fit(Regressor scores, IReadOnlyList<Regressor> drivers, int replications, ulong seed, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Require.Within(replications, 100, 1_000_000, "replications");
        Require.Within(confidence, 1e-6, 1 - 1e-6, "confidence");
        int[] used = [.. Inefficient(scores)];
        foreach (var driver in drivers)
        {
            Require.Length(scores.Values.Count, driver.Values.Count, driver.Name);
            Require.Finite(driver.Values, driver.Name);
        }

        Regressor[] x = [.. drivers.Select(d => new Regressor(d.Name, [.. used.Select(i => d.Values[i])]))];
        var fit = TruncatedNormalRegression.Fit(new(scores.Name, [.. used.Select(i => scores.Values[i])]), x, 1, double.PositiveInfinity);
        var draws = Bootstrap(fit, x, used.Length, replications, new SeededSource(seed));
        return new(
            [.. fit.Coefficients.Select((c, j) => Interval(c, [.. draws.Select(d => d[j]).Order()], confidence))], fit.Sigma, used.Length, draws.Count);
    }

    private static IEnumerable<int> Inefficient(Regressor scores)
    {
        for (var i = 0; i < scores.Values.Count; i++)
        {
            if (Require.Finite(scores.Values[i], i, scores.Name) < 1 - Efficient)
            {
                throw new AnalysisException(AnalysisFault.OutOfRange, i, scores.Name);
            }

            if (scores.Values[i] > 1 + Efficient)
            {
                yield return i;
            }
        }
    }

    private static List<double[]> Bootstrap(TruncatedNormalRegression fit, Regressor[] x, int count, int replications, SeededSource random)
    {
        var draws = new List<double[]>(replications);
        double[] means = [.. Enumerable.Range(0, count).Select(i => fit.Coefficients[0].Value + x.Select((v, j) => fit.Coefficients[j + 1].Value * v.Values[i]).Sum())];
        for (var b = 0; b < replications; b++)
        {
            double[] drawn = [.. means.Select(m => m + fit.Sigma * random.NormalBetween((1 - m) / fit.Sigma, double.PositiveInfinity))];
            try
            {
                var again = TruncatedNormalRegression.Fit(new("bootstrap", drawn), x, 1 - 1e-12, double.PositiveInfinity);
                draws.Add([.. again.Coefficients.Select(c => c.Value)]);
            }
            catch (AnalysisException fault) when (fault.Fault is AnalysisFault.NotConverged)
            {
                // Now and then a drawn sample has no maximum; the count of replications tells.
            }
        }

        return draws.Count > 0 ? draws : throw new AnalysisException(AnalysisFault.NotConverged, -1, "bootstrap");
    }

    // Basic bootstrap: what the draws err above the estimate is taken off below it.
    private static SecondStageTerm Interval(TruncatedCoefficient estimate, double[] ordered, double confidence)
    {
        var tail = (1 - confidence) / 2;
        double At(double part) => ordered[Math.Clamp((int)Math.Round(part * (ordered.Length - 1)), 0, ordered.Length - 1)];
        return new(estimate.Name, estimate.Value, 2 * estimate.Value - At(1 - tail), 2 * estimate.Value - At(tail));
    }
}
