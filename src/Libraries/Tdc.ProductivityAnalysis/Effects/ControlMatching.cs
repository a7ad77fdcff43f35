using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Effects;

/// <summary>A firm as it was before support.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="IsSupported">Whether it was supported.</param>
/// <param name="Group">What must be equal, such as its industry.</param>
/// <param name="Features">What should be near, such as ln(VA/L) and ln L before; finite, the same number for every firm.</param>
public sealed record FirmBefore(string Firm, bool IsSupported, string Group, IReadOnlyList<double> Features);

/// <summary>Finds for each supported firm the control that was most like it before support.</summary>
public static class ControlMatching
{
    /// <summary>Nearest neighbour in the same group, with replacement; each feature is measured in its standard deviation.</summary>
    /// <param name="firms">Supported firms and possible controls.</param>
    /// <param name="caliper">Largest distance that is still alike, in standard deviations; above zero.</param>
    /// <returns>Supported firm → control; those without a control within the caliper are not there.</returns>
    /// <exception cref="AnalysisException">No firm, a feature is missing or infinite, numbers of features differ, or the caliper is not above zero.</exception>
    public static IReadOnlyDictionary<string, string> Nearest(IReadOnlyList<FirmBefore> firms, double caliper)
    {
        Require.Some(firms.Count);
        Require.Within(caliper, double.Epsilon, double.MaxValue, "caliper");
        var count = firms[0].Features.Count;
        for (var i = 0; i < firms.Count; i++)
        {
            Require.Length(count, firms[i].Features.Count, firms[i].Firm);
            foreach (var feature in firms[i].Features)
            {
                Require.Finite(feature, i, "feature");
            }
        }

        var scales = Enumerable.Range(0, count).Select(f => Deviation([.. firms.Select(firm => firm.Features[f])])).ToArray();
        var matches = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var firm in firms.Where(f => f.IsSupported))
        {
            var best = firms.Where(f => !f.IsSupported && f.Group == firm.Group)
                .Select(f => (f.Firm, Distance: Distance(f.Features, firm.Features, scales)))
                .OrderBy(f => f.Distance).ThenBy(f => f.Firm, StringComparer.Ordinal)
                .FirstOrDefault((Firm: "", Distance: double.PositiveInfinity));
            if (best.Distance <= caliper)
            {
                matches[firm.Firm] = best.Firm;
            }
        }

        return matches;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    private static double Distance(IReadOnlyList<double> a, IReadOnlyList<double> b, double[] scales)
    {
        var sum = 0.0;
        for (var i = 0; i < scales.Length; i++)
        {
            var apart = scales[i] > 0 ? (a[i] - b[i]) / scales[i] : 0;
            sum += apart * apart;
        }

        return Math.Sqrt(sum);
    }
}
