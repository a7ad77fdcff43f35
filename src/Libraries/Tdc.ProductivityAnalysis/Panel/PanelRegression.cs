using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Panel;

/// <summary>Linear models of a panel, balanced or not.</summary>
/// <remarks>
/// <para>Every method throws <see cref="AnalysisException"/> when there are too few observations for the unknowns or no variable is left.</para>
/// <para>Source: Baltagi, <i>Econometric Analysis of Panel Data</i>; Arellano (1987) for the clustered errors; conventions of degrees of freedom as in the R package plm.</para>
/// </remarks>
public static class PanelRegression
{
    /// <summary>Ordinary least squares with a constant.</summary>
    public static PanelEstimate Pooled(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Regress(PanelModel.Pooled, data, v => [.. v], withConstant: true, absorbed: 0);
    }

    /// <summary>Fixed effects of units: what changes within a unit explains what changes within it.</summary>
    public static PanelEstimate Within(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Regress(PanelModel.Within, data, v => data.LessMean(v, _ => 1), withConstant: false, data.UnitNames.Count);
    }

    /// <summary>Fixed effects of units and periods, exact also when the panel is unbalanced.</summary>
    public static PanelEstimate TwoWay(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var periods = new OrthogonalBasis();
        for (var t = 1; t < data.PeriodNames.Count; t++)
        {
            periods.Add(data.LessMean([.. data.Period.Select(p => p == t ? 1.0 : 0.0)], _ => 1));
        }

        return Regress(
            PanelModel.TwoWay, data, v => periods.Residual(data.LessMean(v, _ => 1)), withConstant: false, data.UnitNames.Count + periods.Rank);
    }

    /// <summary>Ordinary least squares over the means of units, each unit once.</summary>
    public static PanelEstimate Between(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Regress(PanelModel.Between, data, data.Means, withConstant: true, absorbed: 0);
    }

    /// <summary>Random effects of units with the variances of <see cref="SwamyArora"/>.</summary>
    public static PanelEstimate Random(PanelData data, SwamyArora variances)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(variances);
        double Part(int unit) => variances.Theta(data.Sizes[unit]);
        return Regress(PanelModel.Random, data, v => data.LessMean(v, Part), withConstant: true, absorbed: 0);
    }

    /// <summary>How much each variable's variance of estimation is inflated by the others (VIF) in the pooled model: 1 = not at all, above 10 = hard to tell apart.</summary>
    /// <returns>For each variable in the order given; infinite for a combination of others, <see cref="double.NaN"/> for a constant.</returns>
    public static IReadOnlyList<double> VarianceInflation(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var centred = data.X.Select(x => { var mean = x.Values.Average(); return x.Values.Select(v => v - mean).ToArray(); }).ToArray();
        return [.. centred.Select((own, j) =>
        {
            var others = new OrthogonalBasis();
            foreach (var other in centred.Where((_, k) => k != j))
            {
                others.Add(other);
            }

            var (all, left) = (OrthogonalBasis.Length(own), OrthogonalBasis.Length(others.Residual(own)));
            return all == 0 ? double.NaN : left <= 1e-7 * all ? double.PositiveInfinity : all * all / (left * left);
        })];
    }

    internal static PanelEstimate Regress(
        PanelModel model, PanelData data, Func<IReadOnlyList<double>, double[]> transform, bool withConstant, int absorbed)
    {
        var fit = new PanelFit(model, data, transform(data.Y));
        if (withConstant)
        {
            fit.Add(PanelEstimate.InterceptName, transform(Enumerable.Repeat(1.0, data.Count).ToArray()), 1);
        }

        foreach (var x in data.X)
        {
            fit.Add(x.Name, transform(x.Values), OrthogonalBasis.Length(x.Values));
        }

        return fit.Estimate(absorbed);
    }
}
