using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Anova;

/// <summary>Analysis of variance of J groups of K readings each.</summary>
/// <param name="Groups">J.</param>
/// <param name="PerGroup">K.</param>
/// <param name="Mean">Mean of all readings.</param>
/// <param name="MeansDeviation">s of the group means.</param>
/// <param name="WithinDeviation">s_b, from the readings within the groups.</param>
/// <remarks>Source: JCGM 100:2008, H.5.2.</remarks>
public sealed record BalancedAnova(int Groups, int PerGroup, double Mean, double MeansDeviation, double WithinDeviation)
{
    /// <summary>s_a = √K s(means).</summary>
    public double BetweenDeviation => MeansDeviation * Math.Sqrt(PerGroup);

    /// <summary>Degrees of freedom of s_a, J − 1.</summary>
    public int BetweenDof => Groups - 1;

    /// <summary>Degrees of freedom of s_b, J (K − 1).</summary>
    public int WithinDof => Groups * (PerGroup - 1);

    /// <summary>F = s_a²/s_b².</summary>
    public double Ratio => BetweenDeviation * BetweenDeviation / (WithinDeviation * WithinDeviation);

    /// <summary>Probability of an F at least this large when the groups do not differ.</summary>
    public double Significance => FisherF.Upper(Ratio, BetweenDof, WithinDof);

    /// <summary>Standard deviation between the groups alone, √((s_a² − s_b²)/K); 0 when the readings scatter more than the groups.</summary>
    public double GroupDeviation => Math.Sqrt(Math.Max(0,
        ((BetweenDeviation * BetweenDeviation) - (WithinDeviation * WithinDeviation)) / PerGroup));

    /// <summary>Standard uncertainty of the mean when the groups differ: s(means)/√J, with J − 1 degrees of freedom.</summary>
    public double MeanUncertaintyBetween => MeansDeviation / Math.Sqrt(Groups);

    /// <summary>Standard uncertainty of the mean when the groups do not differ: all readings pooled, with JK − 1 degrees of freedom.</summary>
    public double MeanUncertaintyPooled => Math.Sqrt(
        ((BetweenDof * BetweenDeviation * BetweenDeviation) + (WithinDof * WithinDeviation * WithinDeviation)) / PooledDof / Groups / PerGroup);

    /// <summary>Degrees of freedom of the pooled deviation, JK − 1.</summary>
    public int PooledDof => (Groups * PerGroup) - 1;

    /// <summary>The F that is exceeded with probability 1 − p when the groups do not differ.</summary>
    /// <param name="p">Level of the test, between 0 and 1.</param>
    public double CriticalRatio(double p) => FisherF.Quantile(p, BetweenDof, WithinDof);

    /// <summary>From means and standard deviations of the groups.</summary>
    /// <param name="means">Group means, at least two.</param>
    /// <param name="deviations">Standard deviations of the readings of each group.</param>
    /// <param name="perGroup">Readings in each group, at least two.</param>
    /// <exception cref="UncertaintyException">Too few groups or readings, lists of different lengths, or figures that are not finite.</exception>
    public static BalancedAnova Of(IReadOnlyList<double> means, IReadOnlyList<double> deviations, int perGroup)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(deviations);
        if (means.Count != deviations.Count)
        {
            throw new UncertaintyException(UncertaintyFault.Mismatch, "std", Math.Min(means.Count, deviations.Count) + 1, "Every group needs a mean and a standard deviation.");
        }

        if (means.Count < 2 || perGroup < 2)
        {
            throw new UncertaintyException(UncertaintyFault.TooFew, means.Count < 2 ? "means" : "perGroup", 0, "At least two groups of two readings are needed.") { Reason = "groups" };
        }

        double mean = 0, variance = 0;
        for (var j = 0; j < means.Count; j++)
        {
            if (!double.IsFinite(means[j]) || !double.IsFinite(deviations[j]) || deviations[j] < 0)
            {
                throw new UncertaintyException(double.IsFinite(means[j]) && double.IsFinite(deviations[j]) ? UncertaintyFault.OutOfRange : UncertaintyFault.NotFinite,
                    double.IsFinite(means[j]) ? "std" : "mean", j + 1, $"Group {j + 1} has no finite mean and standard deviation of zero or more.");
            }

            // Differences to the first group keep the digits of means that agree in most of them.
            mean += (means[j] - means[0]) / means.Count;
            variance += deviations[j] * deviations[j] / means.Count;
        }

        mean += means[0];
        var squares = means.Sum(one => (one - mean) * (one - mean));
        return variance > 0
            ? new(means.Count, perGroup, mean, Math.Sqrt(squares / (means.Count - 1)), Math.Sqrt(variance))
            : throw new UncertaintyException(UncertaintyFault.Undefined, "std", 0, "Readings that do not scatter at all within their groups allow no F test.") { Reason = "no-scatter" };
    }

    /// <summary>From the readings.</summary>
    /// <param name="groups">Groups of equally many readings.</param>
    /// <exception cref="UncertaintyException">Groups of different sizes, or as for <see cref="Of(IReadOnlyList{double}, IReadOnlyList{double}, int)"/>.</exception>
    public static BalancedAnova Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var perGroup = groups.Count == 0 ? 0 : groups[0].Count;
        double[] means = new double[groups.Count], deviations = new double[groups.Count];
        for (var j = 0; j < groups.Count; j++)
        {
            var group = groups[j];
            if (group.Count != perGroup)
            {
                throw new UncertaintyException(UncertaintyFault.Mismatch, "groups", j + 1, $"Group {j + 1} has not as many readings as the first.");
            }

            if (group.Count < 2)
            {
                throw new UncertaintyException(UncertaintyFault.TooFew, "groups", j + 1, "At least two groups of two readings are needed.") { Reason = "groups" };
            }

            var mean = group[0] + group.Sum(one => (one - group[0]) / perGroup);
            means[j] = mean;
            deviations[j] = Math.Sqrt(group.Sum(one => (one - mean) * (one - mean)) / (perGroup - 1));
        }

        return Of(means, deviations, perGroup);
    }
}
