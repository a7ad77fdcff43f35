using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Uncertainty.Anova;

namespace Tdc.Uncertainty.Cases;

/// <summary>Balanced analysis of variance, from group means and deviations (<c>…Mean</c>, <c>…Std</c>, <c>perDay</c> or <c>perGroup</c>) or from the readings (<c>groups</c>).</summary>
/// <remarks>Critical values are given for the levels 0.95 and 0.975 and for those under <c>levels</c>.</remarks>
internal sealed class AnovaCase : ICaseKind
{
    private static readonly double[] usualLevels = [0.95, 0.975];

    /// <inheritdoc/>
    public string Kind => "anova-balanced";

    /// <inheritdoc/>
    public JsonObject Answer(JsonElement root, CaseSettings settings)
    {
        var data = CaseData.Of(root);
        var anova = Read(data);
        var answer = new JsonObject
        {
            ["mean"] = anova.Mean,
            ["s_of_means"] = anova.MeansDeviation,
            ["sa"] = anova.BetweenDeviation,
            ["dof_a"] = anova.BetweenDof,
            ["sb"] = anova.WithinDeviation,
            ["dof_b"] = anova.WithinDof,
            ["F"] = anova.Ratio,
        };
        var asked = CaseData.First(data, "levels", "level", "F_levels", "fLevels", "p") is { } levels ? CaseData.OneOrMore(levels.Value, levels.Name) : [];
        foreach (var level in usualLevels.Concat(asked).Distinct())
        {
            answer["F_critical_" + level.ToString("R", CultureInfo.InvariantCulture)] = anova.CriticalRatio(level);
        }

        answer["s_between"] = anova.GroupDeviation;
        answer["u_mean_between"] = anova.MeanUncertaintyBetween;
        answer["dof_between"] = anova.BetweenDof;
        answer["u_mean_if_no_between"] = anova.MeanUncertaintyPooled;
        answer["dof_if_no_between"] = anova.PooledDof;
        return answer;
    }

    private static BalancedAnova Read(JsonElement data)
    {
        if (CaseData.Named(data, "groups", "readings", "observations", "days") is { } raw)
        {
            return BalancedAnova.Of([.. raw.List.EnumerateArray().Select(group => (IReadOnlyList<double>)CaseText.Numbers(group, raw.Name))]);
        }

        var means = CaseData.Named(data, "mean", "means") ?? throw Missing("means");
        var deviations = CaseData.Named(data, "std", "stds", "deviation", "deviations") ?? throw Missing("stds");
        var size = CaseData.First(data, "perDay", "perGroup", "K", "n") ?? throw Missing("perGroup");
        return BalancedAnova.Of(CaseText.Numbers(means.List, means.Name), CaseText.Numbers(deviations.List, deviations.Name), CaseText.Whole(data, size.Name));
    }

    private static UncertaintyException Missing(string key) => new(UncertaintyFault.Missing, key, 0, $"'{key}' is missing.");
}
