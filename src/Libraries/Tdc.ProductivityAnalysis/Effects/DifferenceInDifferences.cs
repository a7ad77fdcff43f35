using MathNet.Numerics.Distributions;
using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Effects;

/// <summary>Effect of support: how much more the supported gained than their controls.</summary>
/// <param name="Effect">Difference of mean changes, logarithmic points; 100·(exp(effect) − 1) is per cent.</param>
/// <param name="StandardError">Clustered by firm: a firm counts once, the two groups have variances of their own.</param>
/// <param name="Lower">Lower end of the confidence interval.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="PValue">Two-sided chance of so large a difference without effect.</param>
/// <param name="Supported">Supported firms.</param>
/// <param name="Controls">Different control firms.</param>
/// <remarks>An effect only if both groups would have moved alike without support. Source: Welch (1947) for the degrees of freedom; Bertrand, Duflo and Mullainathan (2004) for averaging years.</remarks>
public sealed record DifferenceInDifferences(double Effect, double StandardError, double Lower, double Upper, double PValue, int Supported, int Controls)
{
    /// <summary>Compares all supported firms with all others.</summary>
    /// <param name="changes">Change of each firm, see <see cref="FirmChange.Of"/>.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    /// <exception cref="AnalysisException">A change is missing or infinite, or fewer than two firms on a side.</exception>
    public static DifferenceInDifferences Estimate(IReadOnlyList<FirmChange> changes, double confidence = 0.95)
    {
        Check(changes, confidence);
        double[] controls = [.. changes.Where(c => !c.IsSupported).Select(c => c.Change)];
        return Compare([.. changes.Where(c => c.IsSupported).Select(c => c.Change)], controls, [.. controls.Select(_ => 1.0 / controls.Length)], confidence);
    }

    /// <summary>Compares supported firms with the controls matched to them; a control that serves several counts as often.</summary>
    /// <param name="changes">Change of each firm.</param>
    /// <param name="matches">Supported firm → its control, see <see cref="ControlMatching"/>; supported firms without one take no part.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    /// <exception cref="AnalysisException">As <see cref="Estimate"/>.</exception>
    public static DifferenceInDifferences EstimateMatched(IReadOnlyList<FirmChange> changes, IReadOnlyDictionary<string, string> matches, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(matches);
        Check(changes, confidence);
        var byFirm = changes.ToDictionary(c => c.Firm, StringComparer.Ordinal);
        var pairs = matches.Where(m => byFirm.TryGetValue(m.Key, out var s) && s.IsSupported && byFirm.TryGetValue(m.Value, out var c) && !c.IsSupported).ToList();
        var uses = pairs.GroupBy(p => p.Value).ToList();
        return Compare(
            [.. pairs.Select(p => byFirm[p.Key].Change)],
            [.. uses.Select(u => byFirm[u.Key].Change)],
            [.. uses.Select(u => (double)u.Count() / pairs.Count)],
            confidence);
    }

    private static DifferenceInDifferences Compare(double[] supported, double[] controls, double[] weights, double confidence)
    {
        if (supported.Length < 2 || controls.Length < 2)
        {
            throw new AnalysisException(AnalysisFault.TooFew, -1, supported.Length < 2 ? "supported" : "controls");
        }

        var mean = supported.Average();
        var control = controls.Zip(weights, (c, w) => c * w).Sum();
        var fromSupported = supported.Sum(s => (s - mean) * (s - mean)) / (supported.Length - 1) / supported.Length;
        var squares = weights.Sum(w => w * w);
        var variance = controls.Zip(weights, (c, w) => w * (c - control) * (c - control)).Sum() / (1 - squares);
        var fromControls = variance * squares;
        var error = Math.Sqrt(fromSupported + fromControls);
        var freedom = (fromSupported + fromControls) * (fromSupported + fromControls)
            / (fromSupported * fromSupported / (supported.Length - 1) + fromControls * fromControls / (1 / squares - 1));
        if (!(error > 0))
        {
            throw new AnalysisException(AnalysisFault.NotPositive, -1, "variance of changes");
        }

        var reach = error * StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2);
        var effect = mean - control;
        return new(effect, error, effect - reach, effect + reach, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(effect / error)), supported.Length, controls.Length);
    }

    private static void Check(IReadOnlyList<FirmChange> changes, double confidence)
    {
        Require.Some(changes.Count);
        Require.Within(confidence, 1e-6, 1 - 1e-6, "confidence");
        Require.Finite([.. changes.Select(c => c.Change)], "change");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < changes.Count; i++)
        {
            if (!seen.Add(changes[i].Firm))
            {
                throw new AnalysisException(AnalysisFault.Duplicate, i, changes[i].Firm);
            }
        }
    }
}
